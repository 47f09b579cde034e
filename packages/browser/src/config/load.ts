import { attempt, type Env } from '../env.ts'

const DEADLINE_MS = 1500
const MOST_CHARACTERS = 2_000_000
/** A larger config would take the site's own share of localStorage; it is fetched anew on every page. */
const MOST_KEPT_BYTES = 96_000

/** A config as it arrived, and parsed. */
export interface Loaded {
  text: string
  config: unknown
}

const keyOf = (url: string) => `kairos:config:${url}`

/** Gives the last good config of this address, at once. */
export function lastGood(env: Env, url: string): Loaded | undefined {
  const text = env.recall(keyOf(url))
  return text === null ? undefined : parse(text)
}

/**
 * Fetches the config; `undefined` when there is none to be had in time, and for what is not a config of version 1 (an
 * error page, a cut file). Sends no header of its own: each would cost a preflight.
 *
 * @param known the last good config: then the copy in the browser's cache is asked to be checked
 */
export async function fetchConfig(env: Env, url: string, known?: Loaded): Promise<Loaded | undefined> {
  const deadline = new env.window.AbortController()
  const stop = env.later(() => deadline.abort(), DEADLINE_MS)
  try {
    const answer = await env.window.fetch(url, { signal: deadline.signal, cache: known ? 'no-cache' : 'default' })
    const text = answer.ok ? await answer.text() : ''
    return text.length <= MOST_CHARACTERS ? parse(text) : undefined
  } catch {
    return undefined
  } finally {
    stop()
  }
}

/** Keeps a config for the next page. */
export function keepConfig(env: Env, url: string, { text }: Loaded): void {
  const key = keyOf(url)
  // What cannot be kept must not leave an older one behind: every page would begin with that, for good.
  if (text !== env.recall(key) && !env.keep(key, text, MOST_KEPT_BYTES)) env.forget(key)
}

const parse = (text: string): Loaded | undefined =>
  attempt(() => {
    const config: unknown = JSON.parse(text)
    return (config as { kairos?: unknown } | null)?.kairos === 1 ? { text, config } : undefined
  })
