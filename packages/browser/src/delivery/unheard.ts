import type { KairosRecord } from '@kairos/core'
import type { Channel } from '../channel.ts'
import type { Env, Stop } from '../env.ts'

export interface UnheardParts {
  env: Env
  /** A key of this page's own, which no other tab writes to. */
  key: string
  records: Channel<KairosRecord>
  /** Whether measurements may be kept and sent, now. */
  allowed: () => boolean
}

/** A page may be left before the part that delivers has come: what nobody heard by then, the next page tells. */
export function keepUnheard({ env, key, records, allowed }: UnheardParts): Stop {
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
