import type { Trigger } from '@kairos/schema'
import type { own } from '../facts/read.ts'
import type { Signal } from '../signal.ts'
import type { Page } from '../state.ts'
import type { durationMs } from '../time.ts'

/** What triggers take from the first download; they import only types from there. */
export interface TriggerBase {
  durationMs: typeof durationMs
  /** Stops a unit that is not as expected. */
  expect: (holds: unknown, expected: string, ...steps: string[]) => void
  own: typeof own
}

/** One signal, and the page before and after it. */
export interface Moment {
  signal: Signal
  before: Page
  page: Page
}

/** A trigger made ready to watch. */
export interface Watcher {
  /** Names of the signals that may make it come. */
  names: string[]
  /** Moments after the page was entered, in milliseconds, at which it may come by itself. */
  times: number[]
  /**
   * Tells whether it comes now. Takes part in every signal it listens to, since it keeps what it has seen in `seen`: plain
   * numbers, of which each part of a trigger has its own.
   */
  comes: (moment: Moment, seen: number[]) => boolean
}

/** Gives a part of a trigger its places among the numbers a page keeps for it. */
export type Reserve = (count: number) => number

/** Makes a trigger, or a part of one, a watcher. Throws `BadUnit`. */
export type Watch = (trigger: Trigger, level: number) => Watcher
