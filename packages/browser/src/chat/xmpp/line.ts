import type { Stop } from '../../env.ts'
import type { Framing, Trouble } from './framing.ts'
import { openStream, type Stream } from './stream.ts'

export interface Connecting extends Omit<Framing, 'ended'> {
  opened: (stream: Stream) => void
  /** It broke, or did not come about; it is tried again. */
  lost: (why: Trouble) => void
}

/** A connection that comes back. */
export interface Line {
  open: () => void
  close: () => void
  stop: Stop
}

const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000

/** Keeps the visitor connected from `open` to `close`, with longer and longer pauses between attempts. */
export function createLine({ opened, lost, ...framing }: Connecting): Line {
  const { env } = framing
  const { window, document } = env
  let isWanted = false
  let attempts = 0
  let end: Stop | undefined
  let stopWaiting: Stop | undefined
  const retry = (why: Trouble) => {
    end = undefined
    if (!isWanted) return
    // Not all visitors at once, when a server comes back.
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempts++) * (0.5 + env.window.Math.random() / 2)
    stopWaiting = env.later(connect, pause)
    lost(why)
  }
  const connect = () => {
    stopWaiting?.()
    stopWaiting = undefined
    if (!isWanted || end) return
    try {
      end = openStream({
        ...framing,
        opened(stream) {
          attempts = 0
          opened(stream)
        },
        ended: retry,
      })
    } catch {
      // An address that is none, or a page whose policy forbids it.
      retry('unreachable')
    }
  }
  const hurry = () => {
    if (stopWaiting && document.visibilityState !== 'hidden') connect()
  }
  const disconnect = () => {
    stopWaiting?.()
    stopWaiting = undefined
    end?.()
    end = undefined
  }
  const stops = [
    env.on(window, 'online', hurry),
    env.on(document, 'visibilitychange', hurry),
    // A page that is left says so; one that comes back from the back/forward cache goes on.
    env.on(window, 'pagehide', disconnect),
    env.on(window, 'pageshow', connect),
  ]
  const close = () => {
    isWanted = false
    disconnect()
  }
  return {
    open() {
      isWanted = true
      connect()
    },
    close,
    stop() {
      close()
      for (const stop of stops) stop()
    },
  }
}
