import type { Happened, Profile } from '@kairos/core'
import type { Left, Stored } from './snapshot.ts'

/** So many pages are kept apart; one that is still open, or has left something behind, is among the last. */
const MOST_PAGES = 50

/** As many as the loop keeps. */
const MOST_REACHED = 30

/** What a page left behind. */
export interface LeftBy extends Left {
  page: string
}

export interface Merging {
  /** The profile of this page, with its own signals in it. */
  mine: Stored
  /** The last signals of this page, and what others left behind. */
  own: LeftBy
  left: readonly LeftBy[]
  /** What else there is: in the database, in the snapshot. */
  others: readonly (Stored | undefined)[]
  retell: (profile: Profile, happened: readonly Happened[], pending: Left['pending']) => Profile
  takeDrawn: (profile: Profile, drawn: Profile) => Profile
}

/** Goes on from the newest profile there is, and tells it what it has not heard yet. Gives what is to be written. */
export function merge({ mine, own, left, others, retell, takeDrawn }: Merging): Stored {
  const base = others.reduce<Stored>((newest, other) => (other && other.write > newest.write ? other : newest), mine)
  let { heard, profile } = base
  for (const { page, from, happened, pending } of [...left, own]) {
    const { [page]: known = 0, ...others } = heard
    profile = retell(profile, happened.slice(Math.max(0, known - from)), pending)
    heard = { ...others, [page]: Math.max(known, from + happened.length) }
  }
  return {
    write: base.write + 1,
    heard: Object.fromEntries(Object.entries(heard).slice(-MOST_PAGES)),
    profile: base === mine ? profile : withReached(takeDrawn(profile, mine.profile), mine.profile),
  }
}

/** Goals that were counted, here or in another tab, are not counted again. */
function withReached(profile: Profile, { id, reached }: Profile): Profile {
  const all = [...new Set([profile.reached ?? [], reached ?? []].flat(2))]
  return profile.id === id && all.length ? { ...profile, reached: all.slice(-MOST_REACHED) } : profile
}
