import type {
  Base,
  createProfile,
  Diagnostic,
  Explain,
  ExplainBase,
  History,
  HistoryBase,
  KairosRecord,
  Program,
  Signal,
  State,
  Triggers,
} from '@kairos/core'
import type { Settings } from '@kairos/schema'
import type { Showing } from './actions/act.ts'
import type { Actions, ActionsKit, Allowed, Clean } from './actions/kit.ts'
import type { Channel } from './channel.ts'
import type { Consent } from './consent/consent.ts'
import type { Env, Stop } from './env.ts'
import type { Loop, Runtime } from './runtime.ts'
import type { Late } from './slots/filling.ts'
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
  /** Loads further parts. */
  parts: Parts
  /** Everything known now. */
  state: () => State
  /** What the loop of the second download is built on, and where it goes. */
  base: Base & HistoryBase & ExplainBase
  equip: (loop: Loop) => void
  /** What the visitor agrees to, now. */
  consent: () => Consent
  /** Tells of a unit of the file that cannot be used. */
  diagnose: (diagnostic: Diagnostic) => void
  send: (name: string, props?: Record<string, unknown>) => void
  /** Enters the page that is open now once more: another route, or the same page from the back/forward cache. */
  enter: () => void
  /** The address that was entered last. */
  address: () => string
  /** Hears every signal after its turn, and after what the turn did to the page. */
  hear: (listener: (signal: Signal) => void) => Stop
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
  /** Goes on at once with what another page saved. */
  catchUp: () => void
  erase: () => void
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

/** What sharing a visitor takes from the first download. */
export interface Sharing {
  env: Env
  program: Program
  createProfile: typeof createProfile
  /** Whether the visitor may be remembered, as far as it is known now. */
  allowed: () => boolean
}

/** A part: a separate download that is started with what it needs. */
export interface Part<Needs extends unknown[], Result> {
  /** Build the file belongs to; the bundler adds it, the package has none. */
  build?: string
  start: (...needs: Needs) => Result
}

/** The parts there are, and what starting one gives. */
export interface Parts {
  /** What may happen after first paint. */
  live: () => Promise<Part<[Kit], Promise<Stop>>>
  /** Questions about what the visitor did. */
  history: () => Promise<Part<[HistoryBase], History>>
  /** Triggers, and noticing what the visitor does. */
  behaviour: () => Promise<Part<[Kit], Behaviour>>
  /** What the site says already. */
  hooks: () => Promise<Part<[Kit], Hooks>>
  /** One visitor on all hosts of a domain. */
  domain: () => Promise<Part<[Sharing], Share>>
  /** Content whose place was painted already. */
  late: () => Promise<Part<[Env, Late], void>>
  /** Markup, templates, and filters in the page's language. */
  actions: () => Promise<Part<[ActionsKit], Promise<Actions>>>
  /** What keeps markup harmless where the browser does not. */
  html: () => Promise<Part<[Env, Allowed], Clean>>
  /** Forced variants. */
  preview: () => Promise<Part<[Program, readonly string[]], Program>>
  /** Why everything is as it is. */
  explain: () => Promise<Part<[Kit, campaign: string | undefined], ReturnType<Explain>>>
}
