import type { bounded, createProfile, KairosRecord, Program, retell, Signal, Triggers, takeDrawn } from '@kairos/core'
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

/** What sharing a visitor takes from the first download. */
export interface Sharing {
  env: Env
  program: Program
  createProfile: typeof createProfile
  /** Whether the visitor may be remembered, as far as it is known now. */
  allowed: () => boolean
}
