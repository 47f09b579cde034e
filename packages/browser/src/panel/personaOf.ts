import type { Profile } from '@kairos/core'
import type { FactValue, PastCampaign, Persona } from '@kairos/schema'
import type { Kit } from '../kit.ts'

/** A link has no room for more. */
const MOST_EVENTS = 40
const SECOND_MS = 1000
const DAY_MS = 864e5

/** Words of facts that every page knows by itself, or that a visitor has other fields for. */
const NOT_TOLD = new Set(['page', 'device', 'consent', 'locale', 'traffic', 'firstTraffic', 'time', 'feed'])

/** The visitor of this page as somebody made up, as this visit begins: who they are, and what they did until now. */
export function personaOf({ state, consent, answered }: Kit): Persona {
  const { profile, page } = state()
  const { visit, past, traits, firstTraffic, campaigns } = profile
  const ago = (since: number) => `${Math.max(1, Math.round((page.at - since) / SECOND_MS))}s`
  const { personalization, pending } = { pending: false, ...consent(), ...answered() }
  const { device } = page.facts as { device?: { type?: Persona['device'] } }
  const visits = visit.count - 1
  return {
    visitor: profile.id,
    ...(device?.type && { device: device.type }),
    consent: personalization ? 'granted' : pending ? 'pending' : 'denied',
    ...(visits > 0 && {
      visits,
      lastSeen: ago(visit.previousAt ?? page.at - DAY_MS),
      firstSeen: ago(profile.firstAt),
      pages: Math.max(visits, profile.pages - visit.pages),
    }),
    ...(filled(traits) && { traits: traits as NonNullable<Persona['traits']> }),
    ...(filled(visit.traffic) && { traffic: visit.traffic as Record<string, string> }),
    ...(filled(firstTraffic) && { firstTraffic: firstTraffic as Record<string, string> }),
    facts: Object.fromEntries(
      Object.entries(page.facts).flatMap(([word, tree]) => (NOT_TOLD.has(word) ? [] : leavesOf(word, tree))),
    ),
    history: (past?.recent ?? []).slice(-MOST_EVENTS).map(({ name, at, fields }) => ({
      event: name,
      ago: ago(at),
      ...(filled(fields) && { fields: fields as Record<string, FactValue> }),
    })),
    campaigns: Object.fromEntries(Object.entries(campaigns).map(([id, met]) => [id, pastOf(met)])),
  }
}

function pastOf({ variant, ...met }: Profile['campaigns'][string]): PastCampaign {
  const counts = (['shown', 'closed', 'clicked', 'converted'] as const).flatMap((outcome) => {
    const count = met[outcome]?.length
    return count ? [[outcome, count] as const] : []
  })
  return { ...(variant && { variant }), ...Object.fromEntries(counts) }
}

/** Every value of a tree with its path. */
export const leavesOf = (path: string, value: unknown): [path: string, value: FactValue][] =>
  typeof value === 'object' && value && !Array.isArray(value)
    ? Object.entries(value).flatMap(([step, inner]) => leavesOf(`${path}.${step}`, inner))
    : [[path, value as FactValue]]

const filled = (tree: object): boolean => Object.keys(tree).length > 0
