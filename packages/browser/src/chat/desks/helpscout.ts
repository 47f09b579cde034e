import type { Look } from './kit.ts'

interface Beacon {
  (command: string, ...about: unknown[]): unknown
  /** Calls that wait for the real one. */
  readyQueue?: unknown
}

/** Help Scout's Beacon; it counts nothing that waits. https://developer.helpscout.com/beacon-2/web/javascript-api/ */
export const helpscout: Look<{ Beacon?: Beacon }> = (page) => {
  const call = (...command: [string, ...unknown[]]) => page.Beacon!(...command)
  if (typeof page.Beacon !== 'function' || page.Beacon.readyQueue) return undefined
  return {
    open(message) {
      if (message) call('prefill', { text: message })
      call('open')
      if (message) call('navigate', '/ask/message/')
    },
    close: () => call('close'),
    hear({ opened, closed }) {
      call('on', 'open', opened)
      call('on', 'close', closed)
    },
    tell: (about) => call('session-data', about),
  }
}
