import type { Base, Diagnostic, HistoryBase, KairosRecord, Profile, Program, Triggers } from '@kairos/core'
import type { Settings } from '@kairos/schema'
import type { Showing } from './actions/act.ts'
import type { Channel } from './channel.ts'
import type { Consent } from './consent/consent.ts'
import type { Env, Stop } from './env.ts'
import type { Loop } from './runtime.ts'
import type { Late } from './slots/slots.ts'
import type { Stored } from './storage/snapshot.ts'

/**
 * All that a part gets from the first download. A part imports no code from there, only types: a module in two files
 * would be downloaded twice.
 */
export interface Kit {
  env: Env
  site: string
  settings: Settings
  program: Program
  /** Loads what notices the visitor's behaviour. */
  behaviour: () => Promise<Behaviour>
  /** What the loop of the second download is built on, and where it goes. */
  base: Base & HistoryBase
  equip: (loop: Loop) => void
  /** What the visitor agrees to, now. */
  consent: () => Consent
  /** Tells of a unit of the file that cannot be used. */
  diagnose: (diagnostic: Diagnostic) => void
  send: (name: string, props?: Record<string, unknown>) => void
  /** Everything measured on this page. Silent in preview. */
  records: Channel<KairosRecord>
  /** Everything that shows a variant. */
  showings: Channel<Showing>
  /** Content that waits until it moves nothing. */
  lates: Channel<Late>
  /** Every profile to be remembered; `undefined` to forget. Silent in preview. */
  saves: Channel<Stored | undefined>
  memory: Memory
}

/** The profile this page began with, and how to correct it. */
export interface Memory {
  isStored: (value: unknown) => value is Stored
  /** Number of the snapshot's write; 0 without one. */
  write: () => number
  rebase: (profile: Profile, write: number) => void
  /** Hears that the database was read: no other profile will turn up, so what happened need not be kept for it. */
  settled: () => void
}

/** What the visitor does on the page, where the config waits for it. */
export interface Behaviour {
  triggers: Triggers
  /** Begins to notice what the config needs; nothing else is listened to. */
  watch: () => Stop
}
