import type { Stop } from '../../env.ts'
import type { Asked } from '../given.ts'
import type { Desk } from '../kit.ts'
import { type StandingIn, standIn } from './standIn.ts'

/** A desk that is a widget of ours: a form, or an address. */
export function widgetDesk(standing: StandingIn, { outcome, tell }: Asked): Desk {
  const { widgets, setting } = standing
  const watchers = new Set<(isOpen: boolean) => void>()
  let stop: Stop | undefined
  const news = (isOpen: boolean) => {
    for (const watch of [...watchers]) watch(isOpen)
  }
  const close = () => {
    stop?.()
    stop = undefined
    news(false)
  }
  return {
    name: typeof setting === 'string' ? setting : setting.type,
    open(message) {
      if (stop) return
      stop = widgets.show({
        action: standIn({ ...standing, message }),
        outcome,
        cause: '',
        interrupts: false,
        isWanted: true,
        tell(name, props) {
          if (name === 'closed') close()
          // Whoever opened it tells when the conversation was seen.
          else if (!/^(shown|seen)$/.test(name)) tell(name, props)
        },
      })
      news(true)
    },
    close,
    unread: () => () => {},
    watch(listener) {
      watchers.add(listener)
      return () => watchers.delete(listener)
    },
    stop() {
      watchers.clear()
      stop?.()
    },
  }
}
