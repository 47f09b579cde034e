import type { Profile } from '@kairos/core'
import type { Env } from '../env.ts'

/** A profile with the number of times it was written, by which the newer of two is known. */
export interface Stored {
  write: number
  profile: Profile
}

const keyOf = (site: string) => `kairos:${site}:profile`

/** Reads the copy of the profile that can be read at once; `undefined` for none, a broken one, or one of another version. */
export function readSnapshot(env: Env, site: string): Stored | undefined {
  try {
    const stored = JSON.parse(env.recall(keyOf(site)) ?? 'null') as Stored | null
    return isStored(stored) ? stored : undefined
  } catch {
    return undefined
  }
}

export const writeSnapshot = (env: Env, site: string, stored: Stored): boolean =>
  env.keep(keyOf(site), JSON.stringify(stored))

export const eraseSnapshot = (env: Env, site: string): void => env.forget(keyOf(site))

/** Tells a stored profile of our version from anything else that may lie under the key. */
export function isStored(value: unknown): value is Stored {
  const { write, profile } = (value ?? {}) as Partial<Stored>
  return (
    typeof write === 'number' &&
    profile?.version === 1 &&
    typeof profile.id === 'string' &&
    [profile.visit, profile.traits, profile.campaigns, profile.firstTraffic].every(
      (part) => part && typeof part === 'object',
    )
  )
}
