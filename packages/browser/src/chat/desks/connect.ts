import type { Desk } from '../kit.ts'
import type { PageDesk } from './kit.ts'

/** Makes a desk of the page one of ours: its news come to whoever listens now, and to nobody once it is stopped. */
export function connect(name: string, desk: PageDesk): Desk {
  const watchers = new Set<(isOpen: boolean) => void>()
  const counters = new Set<(count: number) => void>()
  let count = 0
  const tell = (isOpen: boolean) => {
    for (const watch of watchers) watch(isOpen)
  }
  const unread = (now = count + 1) => {
    count = now
    for (const hear of counters) hear(count)
  }
  const stopHearing = desk.hear?.({
    opened() {
      unread(0)
      tell(true)
    },
    closed: () => tell(false),
    unread,
  })
  return {
    ...desk,
    name,
    unread(listener) {
      counters.add(listener)
      listener(count)
      return () => counters.delete(listener)
    },
    watch(listener) {
      watchers.add(listener)
      return () => watchers.delete(listener)
    },
    stop() {
      watchers.clear()
      counters.clear()
      stopHearing?.()
    },
  }
}
