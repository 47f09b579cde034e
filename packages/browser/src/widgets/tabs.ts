import type { Env, Stop } from '../env.ts'

interface Message {
  from: string
  is: 'busy' | 'free' | 'asking'
  /** Since when, in milliseconds. */
  since: number
}

/** Which tab of the visitor has a widget that interrupts: one at a time. */
export interface Tabs {
  isBusy: () => boolean
  /** This tab has one, or has none any more. */
  take: (has: boolean) => void
  /** Asks the others again: a tab that crashed does not say so. */
  ask: () => void
  stop: Stop
}

export interface TabsParts {
  env: Env
  site: string
  /** Another tab has none any more. */
  freed: () => void
  /** Another tab had one before this tab did: both opened theirs at once. */
  yields: () => void
}

export function startTabs({ env, site, freed, yields }: TabsParts): Tabs {
  const { window } = env
  const me = env.newId()
  const busy = new Set<string>()
  let channel: BroadcastChannel | undefined
  /** Since when this tab has one; 0 while it has none. */
  let mine = 0

  const post = (is: Message['is']) => channel?.postMessage({ from: me, is, since: mine } satisfies Message)
  const hear = ({ from, is, since }: Message) => {
    if (is === 'asking' && mine) post('busy')
    if (is === 'free' && busy.delete(from)) freed()
    if (is !== 'busy') return
    busy.add(from)
    if (mine && (since < mine || (since === mine && from < me))) yields()
  }
  /** A page with an open channel may not come back from the back/forward cache, so it is closed when the page is left. */
  const open = () => {
    if (channel || !window.BroadcastChannel) return
    channel = new window.BroadcastChannel(`kairos:${site}:widgets`)
    channel.onmessage = ({ data }) => hear(data)
    post(mine ? 'busy' : 'asking')
  }
  const close = () => {
    if (mine) post('free')
    channel?.close()
    channel = undefined
    busy.clear()
  }
  const stops = [env.on(window, 'pagehide', close), env.on(window, 'pageshow', open)]
  open()
  return {
    isBusy: () => busy.size > 0,
    take(has) {
      if (has === mine > 0) return
      mine = has ? env.now() : 0
      post(has ? 'busy' : 'free')
    },
    ask() {
      busy.clear()
      post('asking')
    },
    stop() {
      for (const stop of stops) stop()
      close()
    },
  }
}
