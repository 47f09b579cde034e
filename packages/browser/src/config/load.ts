import type { Config } from '@kairos/schema'
import { attempt, type Env } from '../env.ts'

const DEADLINE_MS = 1500
const MOST_CHARACTERS = 2_000_000
/** A larger config would take the site's own share of localStorage; it is fetched anew on every page. */
const MOST_KEPT_BYTES = 96_000

/** A config as it arrived, and parsed. */
export interface Loaded {
  text: string
  config: Partial<Config>
}

/** A page that is given its config keeps none: nothing lies under what that makes of it. */
const keyOf = (url: string | object) => `kairos:config:${url}`

/** Gives the last good config of this address, at once. */
export const lastGood = (env: Env, url: string | object): Loaded | undefined => parse(env.recall(keyOf(url)))

/**
 * Fetches the text of the config; none when there is none to be had in time. Sends no header of its own: each would cost
 * a preflight.
 *
 * @param known the last good config: then the copy in the browser's cache is asked to be checked
 */
export async function fetchConfig(env: Env, url: string, known?: Loaded): Promise<string> {
  const { AbortSignal, fetch } = env.window
  try {
    const signal = AbortSignal.timeout(DEADLINE_MS)
    const answer = await fetch(url, { signal, cache: known ? 'no-cache' : 'default' })
    if (answer.ok) return await answer.text()
  } catch {
    // As an answer that is none.
  }
  return ''
}

/**
 * Reads the text of a config; `undefined` for what is not a config of version 1 (an error page, a cut file), and for an
 * older revision than the one known that does not say `rollback`: a CDN gives out yesterday's files for a while.
 */
export function readConfig(text: string, known?: Loaded): Loaded | undefined {
  const read = parse(text)
  const isOlder = (read?.config.revision as number) < (known?.config.revision as number)
  return isOlder && !read!.config.rollback ? undefined : read
}

/** Keeps a config for the next page. */
export function keepConfig(env: Env, url: string | object, { text }: Loaded): void {
  const key = keyOf(url)
  // What cannot be kept must not leave an older one behind: every page would begin with that, for good.
  if (text !== env.recall(key) && !env.keep(key, text, MOST_KEPT_BYTES)) env.forget(key)
}

const parse = (text: string | null): Loaded | undefined =>
  attempt(() => {
    // Not left to an exception: on a first visit it would take longer than all that Kairos decides there.
    const config = text && text.length <= MOST_CHARACTERS && JSON.parse(text)
    return config?.kairos === 1 ? { text: text!, config } : undefined
  })
