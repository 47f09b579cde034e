import type { Env, Stop } from '../env.ts'

/** Where the server refuses the stream, the page tries again so much later. */
const AGAIN_MS = 6e4

export interface Hearing {
  /** Whether the stream is open now. */
  opened: (isOpen: boolean) => void
  /** What changed: `config`, or the id of a feed; nothing for anything. */
  changed: (what: string) => void
}

/** Listens to a stream while somebody looks at the page; without one pages go on asking. */
export function startStream(env: Env, url: string, { opened, changed }: Hearing): Stop {
  const { document, window } = env
  let stream: EventSource | undefined
  let stopTimer: Stop = () => {}
  let wasOpen = false

  const close = () => {
    stopTimer()
    stream?.close()
    stream = undefined
    opened(false)
  }
  const follow = () => {
    if (document.hidden) return close()
    // Old browsers have none.
    if (stream || !window.EventSource) return
    const mine = new window.EventSource(url)
    stream = mine
    env.on(mine, 'open', () => {
      opened(true)
      // What changed meanwhile was told to nobody.
      if (wasOpen) changed('')
      wasOpen = true
    })
    env.on(mine, 'message', (event) => changed(`${(event as MessageEvent).data}`))
    env.on(mine, 'error', () => {
      opened(false)
      // The browser itself tries again unless the server refused.
      if (mine.readyState !== mine.CLOSED || stream !== mine) return
      close()
      stopTimer = env.later(follow, AGAIN_MS)
    })
  }

  follow()
  const stops = [
    env.on(document, 'visibilitychange', follow),
    env.on(window, 'pagehide', close),
    env.on(window, 'pageshow', follow),
  ]
  return () => {
    for (const stop of stops) stop()
    close()
  }
}
