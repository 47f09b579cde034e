import type { Decision } from './decisions/decision.ts'
import type { Program } from './program.ts'

/** Everything the core knows. Plain data but for `memo`, which can be rebuilt from the rest at any time. */
export interface State {
  profile: Profile
  page: Page
  /** Results of earlier evaluations; derived, never stored. */
  memo?: Memo
}

/** What this browser remembers about the visitor. Bounded, plain JSON. */
export interface Profile {
  /** Version of this shape. */
  version: 1
  /** Random id of the visitor; decides the place among variants. */
  id: string
  /** First and last signal, in milliseconds. */
  firstAt: number
  lastAt: number
  /** Pages seen in all visits. */
  pages: number
  visit: Visit
  /** Where the visitor came from the first time. */
  firstTraffic: Record<string, unknown>
  /** What `identify()` told. */
  traits: Record<string, unknown>
  /** What each campaign did to this visitor, by campaign id. */
  campaigns: Record<string, CampaignMemory>
}

/** The current visit: pages with less than `visitGap` between them. */
export interface Visit {
  count: number
  startedAt: number
  pages: number
  entryPath: string
  traffic: Record<string, unknown>
}

/** What one campaign did to this visitor. */
export interface CampaignMemory {
  /** The variant drawn for this visitor, and the probability it had when drawn. */
  variant: string
  p: number
  /** Visit of the last exposure record; one is recorded a visit. */
  exposedInVisit?: number
}

/** What this page knows; gone with the page. */
export interface Page {
  /** When it was entered, in milliseconds; 0 before the first `page_view`. */
  enteredAt: number
  /** Facts by first word, such as `page`, `device` and what `set()` told. */
  facts: Record<string, unknown>
  /** Preview: forced variants by campaign id. */
  forced: Record<string, string>
  /** Which campaign holds which surface. */
  surfaces: Record<string, string>
  /** The last decision about each campaign on this page. */
  decisions: Record<string, Decision>
}

/** Cached answers about one program's rules. */
export interface Memo {
  program: Program
  /** Value of each input when last read. */
  values: readonly unknown[]
  /** Answer of each leaf: 0 not asked yet, 1 holds, 2 does not. */
  leaves: Uint8Array
  /** Answer of each rule: 1 holds, 0 does not. */
  rules: Uint8Array
}

/** A visitor never seen before. The id comes from outside: the core has no randomness. */
export function createProfile(id: string, at: number): Profile {
  return {
    version: 1,
    id,
    firstAt: at,
    lastAt: at,
    pages: 0,
    visit: { count: 0, startedAt: at, pages: 0, entryPath: '', traffic: {} },
    firstTraffic: {},
    traits: {},
    campaigns: {},
  }
}

/** The state before the first signal of a page. */
export const createState = (profile: Profile): State => ({
  profile,
  page: { enteredAt: 0, facts: {}, forced: {}, surfaces: {}, decisions: {} },
})
