import type { Base, Diagnostic, HistoryBase, KairosRecord, Program, Triggers } from '@kairos/core'
import type { Settings } from '@kairos/schema'
import type { Showing } from './actions/act.ts'
import type { Channel } from './channel.ts'
import type { Consent } from './consent/consent.ts'
import type { Env, Stop } from './env.ts'
import type { Loop, Runtime } from './runtime.ts'
import type { Known, Stored } from './storage/snapshot.ts'

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
  memory: Memory
  /** Absent where the file names no domain. */
  share: Share | undefined
}

/** What this page remembers, and who keeps it. */
export interface Memory {
  /** Random name of this page among all that remember this visitor. */
  page: string
  /** Where pages leave what is not saved: this, and the page's name. */
  leftKey: string
  allowed: () => boolean
  /** Reads a stored profile. Default: the snapshot. */
  read: (text?: string | null) => Stored | null | undefined
  /** Keeps the state of this page at once, without the database; beside no snapshot, only a new one that is asked for. */
  keep: (isNew?: boolean) => void
  runtime: () => Pick<Runtime, 'unsaved' | 'saved' | 'adopt'>
  /** The state of memory this page goes on from. */
  known: () => Known
  know: (known: Known) => void
  /** Hands the keeping over; the keeper begins with what was kept, and forgets what was forgotten, so far. */
  hand: (keeper: Keeper) => void
}

/** Makes what this host remembers known to the others of its domain. */
export type Share = (memory: Memory) => void

/** Who keeps what is remembered. */
export interface Keeper {
  /** Something happened. */
  save: () => void
  /** The page is left. */
  leave: () => void
  erase: () => void
}

/** What the visitor does on the page, where the config waits for it. */
export interface Behaviour {
  triggers: Triggers
  /** Begins to notice what the config needs; nothing else is listened to. */
  watch: () => Stop
}
