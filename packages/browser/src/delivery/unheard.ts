import type { KairosRecord } from '@kairos/core'
import type { Channel } from '../channel.ts'
import { attempt, type Env, type Stop } from '../env.ts'

export interface UnheardParts {
  env: Env
  site: string
  records: Channel<KairosRecord>
  /** Whether measurements may be kept and sent, now. */
  allowed: () => boolean
}

/** A page may be left before the outbox has come: what that has not heard by then, the next page tells it. */
export function keepUnheard({ env, site, records, allowed }: UnheardParts): Stop {
  const key = `kairos:${site}:unheard`
  for (const record of attempt(() => JSON.parse(env.recall(key)!) as KairosRecord[] | null) ?? []) records.put(record)
  env.forget(key)
  const stops = [
    env.on(env.window, 'pagehide', () => {
      if (allowed() && records.waiting().length) env.keep(key, records.waiting())
    }),
    // A page that comes back tells them itself.
    env.on(env.window, 'pageshow', () => env.forget(key)),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
