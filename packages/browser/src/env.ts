import { attempt } from '@kairos/core/first'

/** Blocked storage throws already when it is touched, a broken listener would reach the page's console: both are nothing. */
export { attempt }

/** Undoes what it came from; calling it twice does no harm. */
export type Stop = () => void

/** Everything the page gives us. Only this file reads globals, so that tests and frames can bring their own window. */
export interface Env {
  window: Window & typeof globalThis
  document: Document & { prerendering?: boolean }
  /** Whether a program opened the page, as far as it is known; absent where nobody asks, since all count as people. */
  isBot?: boolean
  /** Public keys, of which one has to have signed the site's files; absent where anybody may change them. */
  key?: string | undefined
  /** Address of the site's file, or its content. */
  file?: string | object
  /** Milliseconds since 1970, by the visitor's clock. */
  now: () => number
  /** Minutes the clock of a zone is ahead of UTC, where that is known at once: the visitor's own zone only. */
  offsetAt: (at: number, zone?: string) => number | undefined
  /** A random id; UUID version 4. */
  newId: () => string
  /** Small texts kept for the site; `null` where nothing is kept or storage is blocked. */
  recall: (key: string) => string | null
  /**
   * Keeps a text, or anything else as JSON, of at most so many bytes in UTF-8; `false` when it is longer or no JSON, or
   * storage is blocked or full.
   */
  keep: (key: string, value: unknown, mostBytes?: number) => boolean
  forget: (key: string) => void
  /** Calls `run` after `delayMs`. */
  later: (run: () => void, delayMs: number) => Stop
  /** Listens until stopped, on the way down: before the page, which may stop an event. What a listener throws goes nowhere. */
  on: (target: EventTarget, type: string, listener: (event: Event) => void) => Stop
}

/** The page this code runs in. */
export const pageEnv = (): Env => createEnv(window)

export function createEnv(window: Window & typeof globalThis): Env {
  const { document } = window
  const recall = (key: string) => attempt(() => window.localStorage.getItem(key)) ?? null
  return {
    window,
    document,
    now: () => window.Date.now(),
    offsetAt: (at, zone = 'visitor') => (zone === 'visitor' ? -new window.Date(at).getTimezoneOffset() : undefined),
    newId: () => newId(window.crypto),
    recall,
    keep: (key, value, mostBytes = Infinity) =>
      attempt(() => {
        const text = typeof value === 'string' ? value : JSON.stringify(value)
        // A character has three bytes at most; counting them takes a while.
        const fits = text.length * 3 <= mostBytes || new window.Blob([text]).size <= mostBytes
        if (fits) window.localStorage.setItem(key, text)
        return fits
      }) ?? false,
    forget: (key) => attempt(() => window.localStorage.removeItem(key)),
    later(run, delayMs) {
      const timer = window.setTimeout(() => attempt(run), delayMs)
      return () => window.clearTimeout(timer)
    },
    on(target, type, listener) {
      const guarded = (event: Event) => attempt(() => listener(event))
      target.addEventListener(type, guarded, true)
      return () => target.removeEventListener(type, guarded, true)
    },
  }
}

/** Whether the visitor has seen anything of this page. */
export const isPainted = ({ window }: Env): boolean => window.performance.getEntriesByType('paint').length > 0

/** `crypto.randomUUID` exists in secure contexts only; a shop under development is often not one. */
const newId = (crypto: Crypto): string => {
  // Asked for once: each call costs as much as all the rest.
  const random = crypto.getRandomValues(new Uint8Array(30))
  let at = 0
  return 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, () => (random[at++]! % 16).toString(16))
}
