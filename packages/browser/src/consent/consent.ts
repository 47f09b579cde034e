import type { Settings } from '@kairos/schema'
import type { Env } from '../env.ts'

/** What the visitor agreed to: `personalization` to be remembered here, `analytics` to send measurements. */
export interface Consent {
  personalization: boolean
  analytics: boolean
}

/** What holds on this page, and how it came about. */
export interface Agreed extends Consent {
  /** An answer is awaited: nothing holds, and nothing was refused. */
  pending?: boolean
  /** The visitor asked to be forgotten: nothing holds on this page any more, whatever the answer was. */
  forgotten?: boolean
}

const keyOf = (site: string) => `kairos:${site}:consent`

/**
 * Gives what holds now: the last answer, else a refusal by the browser's switch, else what the site's mode says. A bot
 * agrees to nothing.
 */
export function readConsent({ recall, window, isBot }: Env, site: string, { consent }: Settings): Agreed {
  const receipt = isBot ? '' : recall(keyOf(site))
  if (receipt !== null) return { personalization: receipt.includes('p'), analytics: receipt.includes('a') }
  const { navigator } = window as { navigator: { globalPrivacyControl?: unknown } }
  const isRefused = consent?.gpc !== 'ignore' && navigator.globalPrivacyControl === true
  // A mode spelled wrong is no permission.
  const isAssumed = !isRefused && /^(opt-out|not_required)$/.test(`${consent?.mode}`)
  return { personalization: isAssumed, analytics: isAssumed, pending: !isAssumed && !isRefused }
}

/** Gives what holds after an answer: a purpose it does not name stays; `undefined` for what is no answer. */
export function answered(before: Consent, answer?: Partial<Consent> | null): Consent | undefined {
  const { personalization, analytics } = answer ?? {}
  if (typeof (personalization ?? analytics) !== 'boolean' || typeof (analytics ?? personalization) !== 'boolean')
    return undefined
  return {
    personalization: personalization ?? before.personalization,
    analytics: analytics ?? before.analytics,
  }
}

/** Keeps the visitor's answer, so that the next page knows it at once. */
export function writeConsent(env: Env, site: string, { personalization, analytics }: Consent): void {
  env.keep(keyOf(site), `${personalization ? 'p' : ''}${analytics ? 'a' : ''}`)
}
