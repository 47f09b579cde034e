import type { createProfile, Profile } from '@kairos/core'

const DAY_MS = 864e5

export interface Beginning {
  createProfile: typeof createProfile
  /** Id for a visitor never seen before. */
  id: string
  at: number
  /** The profile of this browser, where the preview begins with a copy of it. */
  mine?: Profile | undefined
  /** Number of the visit that begins. Default: the profile's next page decides. */
  visit?: number | undefined
}

/** Who looks at the first page of a preview: somebody new, a copy of this browser's visitor, or one whose visit has a number. */
export function visitorOf({ createProfile, id, at, mine, visit }: Beginning): Profile {
  const profile = mine ?? createProfile(id, at)
  if (visit === undefined) return profile
  const before = visit - 1
  if (!before) return { ...profile, visit: createProfile(id, at).visit }
  const lastAt = Math.min(profile.lastAt, at) - DAY_MS
  return {
    ...profile,
    pages: Math.max(profile.pages, before),
    firstAt: Math.min(profile.firstAt, lastAt),
    lastAt,
    visit: { ...profile.visit, count: before, startedAt: lastAt, pages: profile.visit.pages || 1 },
  }
}

/** The profile that lies in this browser, as a text; `undefined` for none. */
export function profileIn(text: string | null): Profile | undefined {
  try {
    const { profile } = JSON.parse(text ?? '')
    return profile.version === 1 ? profile : undefined
  } catch {
    return undefined
  }
}
