import type { Happened, Profile } from '@kairos/core'
import { createProfile } from '@kairos/core/first'
import { attempt } from '../env.ts'

/** A profile, as it lies in the database and in the snapshot. How they go together: `profileStore.ts`. */
export interface Stored extends Known {
  profile: Profile
}

/** What tells one state of memory from another. */
export interface Known {
  /** Number of writes; the higher one is the newer. */
  write: number
  /** How many signals of which page are in it. Pages have random names; the last 50 are kept. */
  heard: Record<string, number>
}

/** Signals that a page left behind when it was left. */
export interface Left {
  /** Number of the first one. */
  from: number
  happened: Happened[]
  pending: Record<string, number>
}

/** Of the profile, which the core keeps below 32 kB, and its names of pages. */
export const MOST_BYTES = 34_000
/** What is longer was not written by us. */
const MOST_CHARACTERS = 100_000
const DAY_MS = 864e5
/** Names of moments in a profile, and of lists of them. */
const MOMENT = /^(at|(first|last|started|previous)At|shown|closed|clicked|converted)$/

/**
 * Reads a profile; `undefined` for none or a broken one, `null` for one of a newer version, which is left alone. The
 * clock may have been wrong when it was written: what is said to happen later than tomorrow counts as happening now.
 */
export const readStored = (text: string | null, now: number): Stored | null | undefined =>
  // Not left to an exception: on a first visit it would take longer than all that Kairos decides there.
  text
    ? attempt(() => {
        const sane = (at: number) => (at > now + DAY_MS ? now : at)
        const stored: Stored = JSON.parse(text.length > MOST_CHARACTERS ? '' : text, (key, value) =>
          MOMENT.test(key) ? (value?.map?.(sane) ?? sane(value)) : value,
        )
        return stored.profile.version > 1
          ? null
          : isLike(stored, sample) && isLike(stored.profile.past ?? noPast, noPast)
            ? stored
            : undefined
      })
    : undefined

const sample: Stored = { write: 0, heard: {}, profile: createProfile('', 0) }
const noPast = {}

/** Tells a stored profile of our version from anything else that may lie under the key: all that every profile has is there. */
const isLike = (value: unknown, sample: unknown): boolean =>
  typeof (value ?? true) === typeof sample &&
  (typeof sample !== 'object' ||
    Object.entries(sample!).every(([key, part]) => isLike((value as Record<string, unknown>)[key], part)))
