import type { Profile, State } from '../state.ts'
import type { Base } from './base.ts'

/**
 * The visitor as one nobody knows, who came to this page first. Where this visit came from stays only if this is the page
 * that told it.
 */
export function forgotten({ own }: Base, { profile, page }: State, id: string): Profile {
  const { enteredAt: startedAt, at: lastAt, facts } = page
  const { path = '' } = (own(facts, 'page') ?? {}) as { path?: string }
  const traffic = profile.visit.pages < 2 ? profile.visit.traffic : { source: 'direct', medium: 'none' }
  return {
    version: 1,
    id,
    firstAt: startedAt,
    lastAt,
    pages: 1,
    visit: { count: 1, startedAt, pages: 1, entryPath: path, traffic },
    firstTraffic: traffic,
    traits: {},
    campaigns: {},
  }
}
