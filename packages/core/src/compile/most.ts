import type { Diagnostic } from '../diagnostic.ts'
import { isObject } from '../expect.ts'

/** More would take seconds to compile. A page meets no such file: it takes none of more than two million characters. */
const MOST_CAMPAIGNS = 100_000

/** Leaves out the campaigns that are too many, with a diagnostic. */
export function most(config: unknown): { config: unknown; tooMany: Diagnostic[] } {
  if (!isObject(config) || !Array.isArray(config.campaigns) || config.campaigns.length <= MOST_CAMPAIGNS)
    return { config, tooMany: [] }
  return {
    config: { ...config, campaigns: config.campaigns.slice(0, MOST_CAMPAIGNS) },
    tooMany: [{ path: `campaigns.${MOST_CAMPAIGNS}`, expected: `at most ${MOST_CAMPAIGNS} campaigns` }],
  }
}
