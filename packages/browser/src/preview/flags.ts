import type { Env } from '../env.ts'

/** Every `kairos_force=` of the address, in query and hash; `undefined` when there is none. */
export function forceFlags({ window }: Env): string[] | undefined {
  const { search, hash } = window.location
  const flags = [search, hash].flatMap((part) => new URLSearchParams(part.slice(1)).getAll('kairos_force'))
  return flags.length ? flags : undefined
}
