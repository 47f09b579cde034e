import type { Runtime } from '../runtime.ts'
import type { Known, Stored } from './snapshot.ts'

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
  known: Known
  /** Whether the visitor was forgotten on this page. */
  isErased: boolean
  keeper: Keeper
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
