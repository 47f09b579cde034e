import type { KairosRecord } from '@kairos/core'
import type { Env } from '../env.ts'
import type { OffsetAt } from './moment.ts'
import type { Kept, Session } from './session.ts'

interface PretendingEnv {
  kept: Kept
  session: Pick<Session, 'ahead'> & { ahead: number }
  /** The clock of the site's zone, where it is known. */
  offsetAt: OffsetAt
}

/** What is not for one page to keep: the copy of the file, and signals that the database would be told. */
const NEVER_KEPT = /^kairos:(config:|[^:]*:(left|untold):)/
const UNHEARD = /^kairos:[^:]*:unheard:/
const RECORDS = 'records'
const MOST_RECORDS = 200

/** The page as a preview has it: a clock of its own, and everything that is kept lies in the preview of this tab. */
export function pretendedEnv(env: Env, { kept, session, offsetAt }: PretendingEnv): Env {
  // A program that looks at a preview sees what a person would.
  const { isBot: _, ...real } = env
  /** Records of earlier pages; this page's own are added when it is left, and taken back where it is come back to. */
  const earlier = sentBefore(kept)
  return {
    ...real,
    now: () => env.now() + session.ahead,
    offsetAt: (at) => offsetAt(at),
    recall: (key) => kept.get(key),
    keep(key, value, mostBytes = Infinity) {
      if (NEVER_KEPT.test(key)) return false
      if (UNHEARD.test(key)) {
        const records = [...earlier, ...(value as KairosRecord[])].slice(-MOST_RECORDS)
        return kept.set(RECORDS, JSON.stringify(records))
      }
      const text = typeof value === 'string' ? value : JSON.stringify(value)
      return new env.window.Blob([text]).size <= mostBytes && kept.set(key, text)
    },
    forget(key) {
      if (UNHEARD.test(key)) kept.set(RECORDS, JSON.stringify(earlier))
      else kept.remove(key)
    },
  }
}

/** What pages before this one would have sent. */
export function sentBefore(kept: Kept): KairosRecord[] {
  try {
    const records = JSON.parse(kept.get(RECORDS) ?? '[]')
    return Array.isArray(records) ? records : []
  } catch {
    return []
  }
}
