import type { Needs } from '@kairos/core'
import type { Env, Stop } from '../../env.ts'

/** What a collector works with. */
export interface Watch {
  env: Env
  needs: Needs
  send: (name: string, props?: Record<string, unknown>) => void
}

/** Notices one kind of behaviour, and listens to nothing where nobody needs it. */
export type Collector = (watch: Watch) => Stop | undefined
