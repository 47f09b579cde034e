import type { Settings } from '@kairos/schema'
import type { Env } from '../env.ts'

/** What the visitor agreed to: `personalization` to be remembered here, `analytics` to send measurements. */
export interface Consent {
  personalization: boolean
  analytics: boolean
}

const keyOf = (site: string) => `kairos:${site}:consent`

/** Gives what holds now: the visitor's own answer, else what the site's mode says before one. A bot agrees to nothing. */
export function readConsent(env: Env, site: string, { consent }: Settings): Consent {
  const mode = consent?.mode ?? 'opt-in'
  // A mode spelled wrong is no permission.
  const assumed = mode === 'opt-out' || mode === 'not_required'
  const receipt = env.isBot ? '' : mode === 'not_required' ? null : env.recall(keyOf(site))
  if (receipt === null) return { personalization: assumed, analytics: assumed }
  return { personalization: receipt.includes('p'), analytics: receipt.includes('a') }
}

/** Keeps the visitor's answer, so that the next page knows it at once. */
export function writeConsent(env: Env, site: string, { personalization, analytics }: Consent): void {
  env.keep(keyOf(site), `${personalization ? 'p' : ''}${analytics ? 'a' : ''}`)
}
