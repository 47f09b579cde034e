import type { Base, Diagnostic, HistoryBase, KairosRecord, Profile, Program, State, Triggers } from '@kairos/core'
import type { Settings } from '@kairos/schema'
import type { Showing } from './actions/act.ts'
import type { MemoryEntry } from './api.ts'
import type { Channel } from './channel.ts'
import type { Agreed, Consent } from './consent/consent.ts'
import type { Env, Stop } from './env.ts'
import type { Loop } from './runtime.ts'
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
  state: () => State
  /** Loads a part, and starts it with this kit. */
  load: <Name extends keyof Started>(name: Name) => Promise<Started[Name]>
  /** What holds now. */
  consent: () => Agreed
  /** The visitor's last answer, else what held before one; forgetting changes nothing about it. */
  answered: () => Agreed
  /** Takes the visitor's answer: keeps the receipt, and goes on with it. What is no answer changes nothing. */
  answer: (answer: Partial<Consent> | null | undefined) => void
  /** Goes on with another answer that is kept already, or with none once the visitor is forgotten. */
  agree: (next: Agreed) => void
  /** Tells of a unit of the file that cannot be used. */
  diagnose: (diagnostic: Diagnostic) => void
  send: (name: string, props?: Record<string, unknown>) => void
  /** Everything measured on this page. Silent in preview. */
  records: Channel<KairosRecord>
  /** Everything that shows a variant. */
  showings: Channel<Showing>
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

/** What starting a part gives, by its name. */
export interface Started {
  /** Hears the site's consent platform. */
  consent: Stop
  memory: Ledger
}

/** What is remembered, for the visitor to read and to take back. */
export interface Ledger {
  list: () => MemoryEntry[]
  /** Forgets here and in all tabs; done when nothing is left. */
  forget: () => Promise<void>
  /** Shows all of it in an element. */
  show: (element: HTMLElement) => Stop
}

/** What the visitor does on the page, where the config waits for it. */
export interface Behaviour {
  triggers: Triggers
  /** Begins to notice what the config needs; nothing else is listened to. */
  watch: () => Stop
}
