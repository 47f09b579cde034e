import type { Profile } from '../state.ts'

/** Rewrites a profile of version n to version n + 1; the key is n. */
type Migrations = Record<number, (profile: Record<string, unknown>) => Record<string, unknown>>

/** There is one version so far. */
const migrations: Migrations = {}

const PARTS = ['visit', 'firstTraffic', 'traits', 'campaigns']

/**
 * Gives what was stored as a profile of today's version: older ones are rewritten step by step; `undefined` for a newer
 * one, or for anything that is no profile.
 */
export function migrate(stored: unknown, known: Migrations = migrations, current = 1): Profile | undefined {
  let profile = { ...(stored as Record<string, unknown> | null) }
  while (Object.hasOwn(known, Number(profile.version)))
    profile = { ...known[Number(profile.version)]!(profile), version: Number(profile.version) + 1 }
  const whole = PARTS.every((part) => typeof profile[part] === 'object' && profile[part])
  const isProfile = profile.version === current && typeof profile.id === 'string' && whole
  return isProfile ? (profile as unknown as Profile) : undefined
}
