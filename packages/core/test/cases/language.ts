import type { Campaign, Condition, Config, Limit, Pages, Schedule, Segment, Trigger } from '@kairos/schema'
import type {
  CampaignRecord,
  CampaignReport,
  Forcing,
  GateReport,
  GoalRecord,
  Pretence,
  Reason,
} from '../../src/index.ts'

/** The fields of all kinds of records. */
type AnyRecord = Omit<CampaignRecord, 'name'> & Omit<GoalRecord, 'name'> & { name: string }

/** One file of `packages/core/cases`. */
export interface CaseFile {
  /** What the cases of this file prove. */
  about: string
  /** Configs that several cases name. */
  configs?: Record<string, CaseConfig>
  cases: Case[]
}

/** Every case is named by the sentence it proves. */
export type Case = Journey | Crowd | Question | Saying

/**
 * A config of a case; `kairos` and `site` may be left out. A campaign or a variant that only has to fill slots says so
 * with `fills`: `{ "id": "hello", "fills": "hero" }` has one variant, `shows`, whose title is the campaign's id.
 */
export type CaseConfig = Omit<Partial<Config>, 'campaigns'> & { campaigns?: CaseCampaign[] }
export type CaseCampaign = Omit<Campaign, 'variants'> & { fills?: string | string[]; variants?: CaseVariant[] }
export type CaseVariant = Campaign['variants'][number] & { fills?: string | string[] }

/** Signals in their order, and what is so after them. */
export interface Journey {
  name: string
  note?: string
  /** The config, the name of one of the file's, or for a bad file any JSON at all. */
  config: unknown
  /** Id of the visitor. Default `"anna"`. */
  visitor?: string
  /** Minutes the site's clock is ahead of UTC, sent with every signal; `null`: never sent. Default 0. */
  offset?: number | null
  /** Places in the file, in order, that make a unit unusable; `any`: no matter. Default: none. */
  diagnostics?: string[] | 'any'
  /** The config gets a segment `deep` whose condition is nested so deeply. */
  deep?: number
  steps: Step[]
}

/** One signal, or several alike. Fields that a signal does not use are left out. */
export interface Step {
  note?: string
  /** When: on the site's clock (`"2026-11-22T10:00"`), exact (`"…Z"`), or after the step before (`"+1h30m"`). Default: at once. */
  at?: string
  /** Name of the signal; `sleep` sends `wake` at each moment a turn asks for, up to this one. */
  signal: string
  /** Minutes the site's clock is ahead of UTC from now on. */
  offset?: number
  /** How many alike; `{n}` in their fields is the number of each, from 0. Default 1. */
  times?: number
  /** Time between those. Default: none. */
  every?: string
  /** Of `page_view`. Default `"/"`. */
  path?: string
  url?: string
  traffic?: Record<string, unknown>
  /** Of `page_view`: the variants a preview link forces on this page. */
  forced?: Record<string, string>
  /** Of `page_view`: what else a preview link asks for on this page. */
  pretended?: Pretence & Forcing
  remembers?: boolean
  /** Of `page_view` and `facts`: values by dotted path. */
  facts?: Record<string, unknown>
  /** Of `page_view`: a fact of 1,000 times `a` and then a `b`. */
  longFact?: string
  /** Of `identify`. */
  traits?: Record<string, unknown> | null
  id?: string
  /** Of `consent`: id of the visitor once forgotten, and whether exposures are measured again. */
  visitor?: string
  again?: boolean
  /** Of `shown`, `seen`, `clicked`, `closed` and `missed`; variant and surface are those of its last decision. */
  campaign?: string
  reason?: Reason
  /** Of an event of the site. */
  fields?: Record<string, unknown>
  /** Of an event of the site: this many fields more, 80 characters each. */
  manyFields?: number
  /** Of `config`: the new one. */
  config?: unknown
  expect?: Expectation
}

/** What is so after a step. */
export interface Expectation {
  /** Variants of all campaigns that act on this page now. */
  acts?: Record<string, string>
  /** Why these campaigns do not act. */
  blocked?: Record<string, Reason>
  /** The reasons of these campaigns, acting or not. */
  reasons?: Record<string, Reason>
  /** Values behind the reasons of these campaigns; more may be there. */
  details?: Record<string, Record<string, unknown>>
  /** All campaigns that were decided or ended by this step, in order. */
  decided?: string[]
  /** Which campaign holds which surface; all of them. */
  surfaces?: Record<string, string>
  /** Titles of the first actions of these campaigns. */
  titles?: Record<string, string>
  /** What a campaign does, its words finished, by id. */
  does?: Record<string, unknown[]>
  /** All records this step made, each with at least these fields; `null` is a field that is not there. */
  records?: { [field in keyof AnyRecord]?: AnyRecord[field] | null }[]
  /** All segments the visitor is in. */
  segments?: string[]
  /** Paths of all facts and segments that changed, in any order. */
  changed?: string[]
  /** The latest moment it may ask to be woken at; earlier is fine. */
  wakesBy?: string
  /** That it asks to be woken never. */
  sleeps?: true
  /** What is told about these campaigns; more may be there. `gates`: what some gates say. */
  explains?: Record<string, Partial<CampaignReport> & { gates?: Record<string, Partial<GateReport>> }>
  /** What rules find: a condition that holds. */
  facts?: Condition
  /** Parts of the profile by dotted path; numbers to 9 digits, `null` is a part that is not there. */
  profile?: Record<string, unknown>
  /** Scores by dimension and value: the moments that fed each, faded to the last of the dimension by `2^(-t / halfLife)`. */
  interests?: Record<string, { halfLife: string; seen: Record<string, string[]> }>
  /** The profile as JSON in UTF-8 is shorter. */
  profileBelowBytes?: number
}

/** Many visitors on one page: who gets what. */
export interface Crowd {
  name: string
  note?: string
  config: unknown
  /** This many visitors, `visitor-0` and so on. */
  visitors: number
  /** By campaign: the share of visitors, from and to, of each variant that acts or reason why none does. */
  shares: Record<string, Record<string, [from: number, to: number]>>
  /** By campaign: which part of the hash of this seed gives which variant, for every single visitor. */
  hashed?: Record<string, { seed: string; version: number; parts: Record<string, [from: number, to: number]> }>
  /** Campaigns that never act for the same visitor. */
  apart?: string[]
}

/** A condition and the facts it is asked about. */
export interface Question {
  name: string
  note?: string
  condition: unknown
  facts: Record<string, unknown>
  /** Whether it holds in `kairos.json`, or cannot be used there. */
  holds: boolean | 'refused'
  /** Whether `evaluateCondition` says it holds. Default: the same. */
  growthbook?: boolean
  /** Lists for `$inGroup`, of `evaluateCondition` only. */
  groups?: Record<string, unknown>
}

/** A part of the file, and how it reads in English. Exactly one part. */
export interface Saying {
  name: string
  note?: string
  says: string | Record<string, unknown>[]
  /** Segments the part may name. */
  segments?: Record<string, Segment>
  condition?: Condition
  trigger?: Trigger
  schedule?: Schedule
  pages?: Pages
  limit?: Limit
  campaign?: CaseCampaign
  /** A whole config, as a table. */
  table?: CaseConfig
}
