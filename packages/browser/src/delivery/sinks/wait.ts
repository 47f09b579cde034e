import type { KairosRecord } from '@kairos/core'
import type { Env, Stop } from '../../env.ts'
import { has, type SinkKind } from './sink.ts'

/** Between two looks for a vendor that has not come: longer and longer. */
const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 60_000
const MISSING_AFTER_MS = 30_000
/** It may never come: then the first are forgotten. */
const MOST_WAITING = 500

export interface Waiting {
  tell: (record: KairosRecord) => void
  drop: Stop
}

export interface WaitingParts {
  env: Env
  kind: Pick<SinkKind, 'isThere'>
  global: string
  /** Tells the vendor. May throw. */
  tell: (vendor: never, record: KairosRecord) => unknown
  diagnose: (expected: string) => void
}

/** Tells a vendor in the order things happened, once it is there. What it throws is told once, and nothing is told twice. */
export function waitFor({ env, kind, global, tell, diagnose }: WaitingParts): Waiting {
  let waiting: KairosRecord[] = []
  let since: number | undefined
  let stopTimer: Stop | undefined
  let isComplained = false

  const complain = (expected: string) => {
    if (!isComplained) diagnose(expected)
    isComplained = true
  }
  const find = (): unknown => {
    try {
      const found = global
        .split('.')
        .reduce<unknown>((part, step) => (part as Record<string, unknown> | undefined)?.[step], env.window)
      return kind.isThere(found) ? found : undefined
    } catch {
      return undefined
    }
  }
  const look = (pauseMs: number) => {
    stopTimer = undefined
    if (!waiting.length) return
    const vendor = find()
    if (!vendor) {
      since ??= env.now()
      if (env.now() - since >= MISSING_AFTER_MS) complain(`${global} in the page`)
      stopTimer = env.later(() => look(Math.min(2 * pauseMs, LONGEST_PAUSE_MS)), pauseMs)
      return
    }
    since = undefined
    for (const record of waiting.splice(0))
      try {
        const answer = tell(vendor as never, record)
        // One that fails later must not reach the page's console in our name.
        if (has(answer, 'catch')) (answer as Promise<unknown>).catch(() => {})
      } catch {
        complain(`${global} that takes what it is told`)
      }
  }

  return {
    tell(record) {
      waiting = [...waiting, record].slice(-MOST_WAITING)
      if (!stopTimer) look(FIRST_PAUSE_MS)
    },
    drop() {
      waiting = []
      stopTimer?.()
      stopTimer = undefined
    },
  }
}
