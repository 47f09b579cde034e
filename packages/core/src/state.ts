import type { Decision } from './decisions/decision.ts'
import type { TriggerMemory } from './triggers/memory.ts'

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
  /** First signal and last sign of the visitor, in milliseconds. */
  firstAt: number
  lastAt: number
  /** Pages seen in all visits. */
  pages: number
  visit: Visit
  /** Where the visitor came from the first time. */
  firstTraffic: Record<string, unknown>
  /** What `identify()` told. */
  traits: Record<string, unknown>
  /** Who was identified last, and the one before; absent until somebody is. Two within 30 days share this browser. */
  people?: Person[]
  /** What each campaign did to this visitor, by campaign id. */
  campaigns: Record<string, CampaignMemory>
  /** What the visitor did; absent until a rule asks. */
  past?: Past
  /** Goals and the ids of the events that reached them, such as orders, the latest 30: told again, they are not counted again. */
  reached?: string[]
  /** Facts told on earlier pages, by path; absent until one is declared to be kept. */
  facts?: Record<string, KeptFact>
}

/** A fact as it was told last, and until when it is remembered, in milliseconds. */
export interface KeptFact {
  value: unknown
  until: number
}

/** Somebody the site identified. */
export interface Person {
  /** A hash of the id, between 0 and 1. */
  hash: number
  /** When the site did so last, in milliseconds. */
  at: number
}

/** What the visitor did. */
export interface Past {
  /** How often each event happened, in all visits. */
  events: Record<string, EventCount>
  /** The last events, oldest first. */
  recent: RecentEvent[]
  orders: Orders
  /** What was looked at last. */
  viewed: Record<string, unknown>
  /** Scores by dimension and value. */
  interests: Record<string, Interest>
  /** Answers to questions of surveys, by campaign and question: `feedback.score`. Those given last stay when there is no more room. */
  answers?: Record<string, unknown>
}

/** The current visit: pages with less than `visitGap` between them. */
export interface Visit {
  count: number
  startedAt: number
  pages: number
  entryPath: string
  traffic: Record<string, unknown>
  /** When the visit before ended; absent in the first one. */
  previousAt?: number
}

/** How often an event happened, and what its `value` came to. */
export interface EventCount {
  count: number
  sum: number
}

/** An event with the fields worth remembering; values cut at 80 characters. */
export interface RecentEvent {
  name: string
  at: number
  fields: Record<string, unknown>
}

/** What the visitor bought. */
export interface Orders {
  count: number
  total: number
  lastAt?: number
  /** Id of the last order, where it has one: told again, it is the same order. */
  lastId?: string
  /** First item of the last order. */
  last: Record<string, unknown>
}

/** Scores of one dimension as they were at one moment; all of them fade at the same rate from there. */
export interface Interest {
  at: number
  scores: Record<string, number>
}

/** What one campaign did to this visitor. Times are in milliseconds, the latest 50. */
export interface CampaignMemory {
  /** The variant drawn for this visitor, its probability and the campaign's `bucketVersion` when drawn. */
  variant?: string
  p?: number
  version?: number
  /** The learned shares it was drawn by. */
  learned?: Learned
  /** Visit of the last exposure record; one is recorded a visit. */
  exposedInVisit?: number
  shown?: number[]
  closed?: number[]
  clicked?: number[]
  converted?: number[]
}

/** Learned shares that a variant was drawn by. */
export interface Learned {
  /** Version of the training. */
  version: string
  /** Number of the context in the file, from 0. */
  context: number
}

/** What a campaign did that limits count. */
export type Outcome = 'shown' | 'closed' | 'clicked' | 'converted'

/** What this page knows; gone with the page. */
export interface Page {
  /** When it was entered, in milliseconds; 0 before the first `page_view`. */
  enteredAt: number
  /** Time of the last signal, and minutes the site's clock is ahead of UTC then, if known. */
  at: number
  offset?: number | undefined
  /** When something will change by itself; until then time alone changes nothing. */
  wakeAt?: number | undefined
  /** What the triggers of campaigns have seen on this page, by campaign id. */
  triggers?: Record<string, TriggerMemory>
  /** When some trigger may come by itself, in milliseconds. */
  triggersAt?: number
  /** Campaigns whose trigger takes effect in this turn. */
  triggered?: string[] | undefined
  /** What campaigns had done to the visitor when the rules were answered last: decisions since then are news to rules. */
  met?: Profile['campaigns']
  /** Campaigns on this page that are `live`: a revision without them ends them. */
  live?: string[]
  /** Facts by first word, such as `page`, `device` and what `set()` told. */
  facts: Record<string, unknown>
  /** Whether memory may be read. */
  remembers: boolean
  /** Campaigns that were told to act and have not been seen to yet, with the time; they count as shown. */
  pending: Record<string, number>
  /** Which campaign holds which surface. */
  surfaces: Record<string, string>
  /** The last decision about each campaign on this page. */
  decisions: Record<string, Decision>
}

/** Cached answers about one program's rules. Plain lists: to copy a typed array costs more than all the rest of a turn. */
export interface Memo {
  /** The program that gave them. */
  program: object
  /** Value of each input when last read. */
  values: unknown[]
  /** Answer of each leaf: 0 not asked yet, 1 holds, 2 does not. */
  leaves: number[]
  /** Answer of each rule: 1 holds, 0 does not. */
  rules: number[]
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
  page: { enteredAt: 0, at: 0, facts: {}, remembers: true, pending: {}, surfaces: {}, decisions: {} },
})
