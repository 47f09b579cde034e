import type {
  ActionsBase,
  Base,
  bounded,
  ContentBase,
  createProfile,
  Diagnostic,
  ExplainBase,
  HistoryBase,
  KairosRecord,
  Phrases,
  Program,
  Report,
  retell,
  Signal,
  Speaking,
  State,
  Triggers,
  takeDrawn,
} from '@kairos/core'
import type { Config } from '@kairos/schema'
import type { MemoryEntry } from './api.ts'
import type { Env, Stop } from './env.ts'
import type { Telling } from './hooks/normalise.ts'

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

/** What the site says already: in its data layer, its JSON-LD, its shop. */
export interface Hooks {
  /** Whether a signal is news; not so an event that was told on this page by another source. */
  admits: (signal: Signal) => boolean
  /** Begins to listen; what was said until then is heard first. */
  watch: () => Stop
}

/** What is particular to one make of shop. */
export interface Shops {
  shopifyTelling: (env: Env) => Telling | undefined
  watchWooCommerce: (env: Env, hear: (telling: Telling) => void) => Stop
}

/** What it takes from the part for commerce. */
export interface ShopsBase {
  /** The value at a dotted path. */
  at: (value: unknown, path: string) => unknown
  own: (value: unknown, key: string) => unknown
}

/** The site's own analytics, which are told what is measured. */
export interface Sinks {
  tell: (record: KairosRecord) => void
  /** Forgets what they were not told yet. */
  drop: Stop
  stop: Stop
}

/** What storage takes from the second download: how one page's signals become another's profile, and its bound. */
export interface StorageBase {
  retell: typeof retell
  takeDrawn: typeof takeDrawn
  bounded: typeof bounded
}

/**
 * Gives the text of a file at an absolute address, the one that arrived or a newer one; `''` where none comes. Nothing where it is not
 * signed as it has to be, which is told once a page.
 */
export type Signed = (url: string, arrived?: string) => Promise<string | undefined>

/** What tells why everything is as it is. */
export interface Explaining {
  /** Default: every campaign, by what decides this page, now. */
  explain: (campaign?: string, program?: Program, state?: State) => Report
}

/** Makes what reports are worded by. */
export type Speak = (speaking: Speaking) => Phrases

/** What developers see in the browser's console. */
export interface Console {
  /** Prints why every campaign, or one, acts or does not; gives the report too. */
  explain: (campaign?: string) => Promise<Report>
  /** Prints what is decided, measured and left out, as it happens. */
  watch: () => Stop
}

/** What sharing a visitor takes from the first download. */
export interface Sharing {
  env: Env
  program: Program
  createProfile: typeof createProfile
  /** Whether the visitor may be remembered, as far as it is known now. */
  allowed: () => boolean
}

/** What the parts take from the core of the first download. */
export type KitBase = Base & HistoryBase & ExplainBase & Pick<ContentBase, 'wordingOf'> & Pick<ActionsBase, 'finish'>

/** What looking at a page by a link takes from the first download. */
export interface Looking {
  env: Env
  config: Partial<Config>
  base: KitBase
  createProfile: typeof createProfile
  diagnose: (diagnostic: Diagnostic) => void
}

/** What making a config ready takes. */
export interface Preparing {
  env: Env
  config: unknown
  diagnose: (diagnostic: Diagnostic) => void
}

/** A part: a separate download that is started with what it needs. */
export interface Part<Needs extends unknown[], Result> {
  /** Build the file belongs to; the bundler adds it, the package has none. */
  build?: string
  start: (...needs: Needs) => Result
}
