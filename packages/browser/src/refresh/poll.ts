import type { Env } from '../env.ts'
import type { Kit, Source } from '../kit.ts'
import { type Answer, ask } from './ask.ts'

/** Asking more often would ask too much of a server. */
const LEAST_EVERY_MS = 1000
/** However often it failed. */
const LONGEST_BACK_OFF_MS = 6e5
/** While a stream says what changes, pages ask this many times less often. */
const RELAXED = 4

export interface Polling {
  env: Env
  url: string
  everyMs: number
  /** When it is asked for first, in milliseconds from now. */
  firstMs: number
  /** The longest it may wait, a stream or not. Default: as long as that makes it. */
  mostMs?: number
  /** Hears every good answer; `false` for one that is none after all. */
  hear: (text: string, answer: Answer) => boolean | Promise<boolean>
}

/** A file that is asked for again and again. */
export interface Poll {
  /** Asks at once. */
  now: () => void
  /** Whether a stream tells what changes. */
  relax: (isOn: boolean) => void
  stop: () => void
}

/**
 * Asks for a file again and again while somebody looks at the page, and on return to it. A little earlier than said, by
 * chance, so that pages opened together do not ask together; less and less often while it fails. Nothing is under way and
 * no timer runs while the page is hidden, so that it can go to the back/forward cache.
 */
export function startPolling({ env, url, everyMs, firstMs, mostMs = Infinity, hear }: Polling): Poll {
  const { document, window } = env
  const clock = () => window.performance.now()
  let due = clock() + firstMs
  let fails = 0
  let isRelaxed = false
  let isAgain = false
  let asking: AbortController | undefined
  let stopTimer = () => {}

  const sleep = () => {
    stopTimer()
    if (document.hidden) asking?.abort()
    else if (!asking) stopTimer = env.later(go, Math.max(0, due - clock()))
  }
  const go = async () => {
    const abort = new window.AbortController()
    asking = abort
    const answer = await ask(env, url, abort)
    const isGood = answer.text !== undefined && (await hear(answer.text, answer))
    if (asking !== abort) return
    asking = undefined
    // One that was broken off because nobody looks is asked for on return.
    if (isGood || !document.hidden) due = clock() + pause(isGood, answer)
    if (isAgain) due = 0
    isAgain = false
    sleep()
  }
  const pause = (isGood: boolean, { retryAfterMs = 0 }: Answer): number => {
    fails = isGood ? 0 : fails + 1
    const usual = Math.min(Math.max(everyMs, LEAST_EVERY_MS) * (isRelaxed ? RELAXED : 1), mostMs)
    const longest = Math.max(usual, LONGEST_BACK_OFF_MS)
    return Math.max(retryAfterMs, Math.min(usual * 2 ** fails, longest) * (0.8 + 0.2 * chance(env)))
  }
  const hurry = () => {
    if (asking) isAgain = true
    due = 0
    sleep()
  }

  sleep()
  const stops = [
    env.on(document, 'visibilitychange', sleep),
    env.on(window, 'pageshow', sleep),
    env.on(window, 'online', hurry),
  ]
  return {
    now: hurry,
    relax(isOn) {
      // Nothing tells any more: what would have come late comes in time.
      if (isRelaxed && !isOn) due = Math.min(due, clock() + everyMs * chance(env))
      isRelaxed = isOn
      sleep()
    },
    stop() {
      for (const stop of stops) stop()
      stopTimer()
      asking?.abort()
      asking = undefined
    },
  }
}

export interface ConfigPolling {
  kit: Kit
  source: Source
  /** The source may have a newer file. */
  heard: () => Promise<void>
}

/** Asks for new revisions, where the file says how often. */
export function configPoll({ kit, source, heard }: ConfigPolling): Poll | undefined {
  const { env, settings, base } = kit
  const everyMs = base.durationMs(settings.refresh)
  const { config: address } = source
  if (typeof address !== 'string' || !(everyMs || settings.stream)) return undefined
  let last: string | undefined
  const signing = env.key ? kit.load('signature') : undefined
  return startPolling({
    env,
    url: address,
    // A stream alone says when to ask.
    everyMs: everyMs ?? Infinity,
    firstMs: everyMs ? everyMs * chance(env) : Infinity,
    async hear(text) {
      const { latest } = source
      const isNews = text !== (last ?? latest?.text)
      const signed = env.key && isNews ? await (await signing)?.start(env, kit.diagnose)(address, text) : text
      // What was changed may be signed the next time.
      if (signed === undefined) return false
      last = text
      if (isNews) source.take(signed)
      await heard()
      return !isNews || source.latest !== latest
    },
  })
}

/** A number from 0 to 1. */
const chance = (env: Env): number => Number.parseInt(env.newId().slice(0, 8), 16) / 2 ** 32
