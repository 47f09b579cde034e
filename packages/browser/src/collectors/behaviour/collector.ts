import type { Needs, Signal, State } from '@kairos/core'
import type { Env, Stop } from '../../env.ts'
import type { Kit } from '../../kit.ts'

/** What a collector works with. One page long: on the next page or route it begins anew. */
export interface Watch {
  env: Env
  needs: Needs
  send: (name: string, props?: Record<string, unknown>) => void
  durationMs: Kit['base']['durationMs']
  state: () => State
  /** Hears every signal after its turn, the `page_view` of the next page last. */
  hear: (listener: (signal: Signal) => void) => Stop
}

/** Notices one kind of behaviour, and listens to nothing where nobody needs it. */
export type Collector = (watch: Watch) => Stop | undefined
