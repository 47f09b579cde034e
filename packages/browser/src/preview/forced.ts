import type { Env } from '../env.ts'

/** Reads `kairos_force=campaign:variant,other:off` from the address, query or hash; `undefined` when it is not there. */
export function forcedVariants({ window }: Env): Record<string, string> | undefined {
  const { search, hash } = window.location
  const flags = [search, hash].flatMap((part) => new URLSearchParams(part.slice(1)).getAll('kairos_force'))
  if (!flags.length) return undefined
  return Object.fromEntries(
    flags
      .join(',')
      .split(',')
      .map((pair) => {
        const [campaign = '', variant = 'off'] = pair.split(':')
        return [campaign.trim(), variant.trim()]
      }),
  )
}
