import type { Env } from '../env.ts'

/** Every value of a flag in the address, in query and hash. */
export const askedFor = ({ window }: Env, flag: string): string[] =>
  [window.location.search, window.location.hash].flatMap((part) => new URLSearchParams(part.slice(1)).getAll(flag))
