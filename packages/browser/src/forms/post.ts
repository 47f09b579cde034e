import type { Stop } from '../env.ts'
import type { Kit } from '../kit.ts'
import type { Sent } from './kit.ts'

/** Where something goes, and what: a body as forms of the web have it. */
export interface Letter {
  to: string
  body: string
  /** When it was written, in milliseconds. */
  at: number
}

export interface Post {
  send: (letter: Letter) => Promise<Sent>
  stop: Stop
}

/** Whoever answers later than that gets it once more. */
const PATIENCE_MS = 15_000
/** What says that something else has to be entered. All else is the site's to mend: a missing page, a broken server. */
const REFUSALS = [400, 409, 413, 422]
const MOST_LETTERS = 20
const MOST_BYTES = 32_000
/** Nobody expects an answer to something sent so long ago. */
const OLDEST_MS = 7 * 864e5
const AGAIN_MS = 60_000
const LONGEST_PAUSE_MS = 36e5

/** Sends what visitors enter. What does not arrive is kept and sent later: when the network is back, and on later pages. */
export function createPost({ env, site, consent }: Kit): Post {
  const { window } = env
  const key = `kairos:${site}:forms`
  /** Those of a visitor who is not to be remembered. */
  let here: Letter[] = []
  let stopTimer: Stop | undefined
  /** Longer and longer while nothing arrives. */
  let pauseMs = AGAIN_MS

  const kept = (): Letter[] => {
    try {
      const all: unknown = JSON.parse(env.recall(key) ?? '[]')
      return (Array.isArray(all) ? all : []).filter(
        (one) => typeof one?.to === 'string' && typeof one.body === 'string' && one.at > env.now() - OLDEST_MS,
      )
    } catch {
      return []
    }
  }
  const keep = (letters: Letter[]) => {
    if (letters.length) return env.keep(key, letters, MOST_BYTES)
    env.forget(key)
    return true
  }
  /** What is full keeps what it has: the visitor was told that it will be sent. */
  const add = (letter: Letter): Sent => {
    const all = kept()
    const isKept = consent().personalization && all.length < MOST_LETTERS && keep([...all, letter])
    if (!isKept) here.push(letter)
    sleep()
    return isKept ? 'kept' : 'waiting'
  }

  const post = async ({ to, body }: Letter): Promise<'sent' | 'refused' | 'lost'> => {
    const patience = new window.AbortController()
    const stopWaiting = env.later(() => patience.abort(), PATIENCE_MS)
    try {
      // A body that every server takes without being asked before.
      const { ok, status } = await window.fetch(to, {
        method: 'POST',
        body: new window.URLSearchParams(body),
        keepalive: true,
        signal: patience.signal,
      })
      if (ok) return 'sent'
      return REFUSALS.includes(status) ? 'refused' : 'lost'
    } catch {
      return 'lost'
    } finally {
      stopWaiting()
    }
  }

  const sendAgain = async () => {
    const waiting = here.splice(0)
    for (const letter of waiting) if ((await post(letter)) === 'lost') here.push(letter)
    // One address that does not answer keeps no letter for another one back.
    const down = new Set<string>()
    for (const letter of kept()) {
      if (down.has(letter.to)) continue
      if ((await post(letter)) === 'lost') down.add(letter.to)
      else keep(kept().filter(({ body }) => body !== letter.body))
    }
    pauseMs = here.length || down.size ? Math.min(pauseMs * 2, LONGEST_PAUSE_MS) : AGAIN_MS
    sleep()
  }
  /** One tab is enough; where there are no locks, the same twice has the same id. */
  const look = () => {
    const { locks } = window.navigator
    if (!locks) sendAgain()
    else locks.request(key, { ifAvailable: true }, (lock) => (lock ? sendAgain() : undefined)).catch(() => {})
  }
  const sleep = () => {
    stopTimer?.()
    stopTimer = here.length || kept().length ? env.later(look, pauseMs) : undefined
  }

  const stopHearing = env.on(window, 'online', look)
  if (kept().length) look()
  return {
    async send(letter) {
      const result = await post(letter)
      return result === 'lost' ? add(letter) : result
    },
    stop() {
      stopHearing()
      stopTimer?.()
      stopTimer = undefined
      here = []
    },
  }
}
