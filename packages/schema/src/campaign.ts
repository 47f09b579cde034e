import type { Action } from './action.ts'
import type { Allocation } from './allocation.ts'
import type { Condition } from './condition.ts'
import type { Preflight } from './feed.ts'
import type { Silenced } from './lint.ts'
import type { Trigger } from './trigger.ts'

/** The rule that decides to act: who, where and what. */
export interface Campaign {
  /** Unique id in kebab-case; measurements are filed under it, so it never changes. Example: `"welcome-back-hero"`. */
  id: string
  /** Name for people. Default: the id. Example: `"Greet people who come back"`. */
  name?: string
  /**
   * Anything worth telling the next editor. Not shown to visitors. Default: none. Example: `"Agreed with sales until
   * March"`.
   */
  note?: string
  /** Who answers for it. Default: none. Example: `"marta"`. */
  owner?: string
  /** A page where it can be seen. Default: none. Example: `"/"`. */
  example?: string
  /** Day on which somebody should look at it again; from then on `kairos lint` asks for it. Default: never. Example: `"2027-01-31"`. */
  reviewBy?: string
  /** Findings of `kairos lint` in it that are meant as they are, by code, each with the reason. Default: none. Example: `{ "no_goal": "judged by the calls to the shop" }`. */
  lint?: Silenced
  /** `false` switches the campaign off. Default `true`. */
  enabled?: boolean
  /** Who it is for. Default: every visitor. Example: `{ "$segment": "returning" }`. */
  audience?: Condition
  /** On which pages it may act. Default: every page. Example: `{ "include": ["/shop/*"] }`. */
  pages?: Pages
  /**
   * When it may act, on the site's clock. Default: always. Example: `{ "from": "2026-12-01", "until": "2026-12-24" }`.
   */
  schedule?: Schedule
  /**
   * The moment it is decided. Default: on every page view and whenever a fact it reads changes. Example: `{ "type":
   * "exit_intent" }`.
   */
  trigger?: Trigger
  /** How often it may act. All of them hold. Default: without limit. Example: `[{ "max": 1, "per": "visit" }]`. */
  limits?: Limit[]
  /**
   * Campaigns of one group share their limits: each limit counts what all of them did. Default: none. Example:
   * `"newsletter"`.
   */
  group?: string
  /** Of two campaigns for one place the higher priority wins; a tie goes to the lower id. Default 0. Example: `10`. */
  priority?: number
  /** What this campaign is judged by: the id of a goal, or the name of an event that `goals` does not list. Default: none. Example: `"purchase"`. */
  goal?: string
  /**
   * `true`: a new revision of this campaign takes effect on open pages at once, not at the next page. Default `false`.
   */
  live?: boolean
  /** Why it may speak about the moment. A campaign that reads a feed does not run without it. Default: none. */
  preflight?: Preflight
  /**
   * Whether it spends attention (`settings.attention`). Default: `true` when it opens a conversation, or a widget that is neither
   * `inline` nor a `teaser`.
   */
  interrupts?: boolean
  /** `false`: visitors of the global holdout see it too, such as a notice that the law asks for. Default `true`. */
  holdout?: boolean
  /** Share of its visitors, 0 to 1, it is run on at all. Default 1. Example: `0.5`. */
  coverage?: number
  /**
   * Campaigns of one exclusive group share no visitor: each takes its own part of them. Default: none. Example: `{
   * "group": "checkout", "from": 0, "to": 0.5 }`.
   */
  exclusive?: Exclusive
  /**
   * It acts only for visitors who have these variants of other campaigns. Default: none. Example: `[{ "campaign":
   * "new-menu", "variant": "short" }]`.
   */
  prerequisites?: Prerequisite[]
  /**
   * Seed of the visitor's place among the variants; changing it draws everybody anew. Default: the id. Example:
   * `"welcome-2026"`.
   */
  seed?: string
  /** Version of the hash: 2, or 1 to agree with old GrowthBook experiments. Default 2. */
  hashVersion?: 1 | 2
  /**
   * Learned shares of the variants, by kind of visitor. Default: the variants' weights. Example: `{ "type": "bandit",
   * "version": "2026-11-20", "contexts": [{ "when": { "device.type": "mobile" }, "weights": [0.2, 0.8] }] }`.
   */
  allocation?: Allocation
  /** A number; raise it to draw every visitor anew while keeping the seed. Default 0. Example: `1`. */
  bucketVersion?: number
  /** Visitors whose variant was drawn in an older `bucketVersion` than this are left out. Default 0. Example: `1`. */
  minBucketVersion?: number
  /**
   * What it may do. One of them is drawn for each visitor and kept. At least one. Example: `[{ "id": "control" }, {
   * "id": "greeting", "actions": [{ "type": "slot", "slot": "hero", "title": "Welcome back" }] }]`.
   */
  variants: Variant[]
}

/**
 * Page addresses as globs: `*` also crosses `/`, `/shop/*` also matches `/shop`, query and hash count only when named.
 */
export interface Pages {
  /** The campaign acts only on these. Default: every page. Example: `["/", "/shop/*"]`. */
  include?: string[]
  /** The campaign never acts on these. Default: none. Example: `["/checkout*"]`. */
  exclude?: string[]
}

/** One of the things a campaign may do. */
export interface Variant {
  /** Id in kebab-case, unique in its campaign. Example: `"control"`. */
  id: string
  /** Name for people. Default: the id. Example: `"Short greeting"`. */
  name?: string
  /** Share of the visitors, relative to the other variants' weights. Default 1. Example: `90`. */
  weight?: number
  /**
   * What it does. Without actions it is a control: measured like the others, and the page's own content stays. Default:
   * none. Example: `[{ "type": "slot", "slot": "hero", "title": "Welcome back" }]`.
   */
  actions?: Action[]
}

/** When a campaign may act, on the site's clock (`settings.timezone`). */
export interface Schedule {
  /** First moment: a date, a date with time, or one with its own offset. Default: none. Example: `"2026-11-01"`. */
  from?: string
  /** Last moment; a plain date includes that day. Default: none. Example: `"2026-12-31"`, `"2026-12-24T18:00"`. */
  until?: string
  /** Weekdays and ranges of them: `mon tue wed thu fri sat sun`. Default: every day. Example: `["mon-fri"]`. */
  days?: string[]
  /** Hours of those days; `22:00-02:00` reaches into the next day. Default: all day. Example: `"08:00-20:00"`. */
  hours?: string
}

/** How often a campaign may act for one visitor. */
export interface Limit {
  /** How often at most, 0 to 50: no more moments are remembered. Example: `1`. */
  max: number
  /** In which time: `page`, `visit`, `lifetime`, or the last so many hours or days as a duration. Example: `"7d"`. */
  per: string
  /** What is counted. Default `"shown"`. */
  of?: 'shown' | 'closed' | 'clicked' | 'converted'
}

/** A part of the visitors of an exclusive group. */
export interface Exclusive {
  /** Name of the group. Example: `"checkout"`. */
  group: string
  /** Where the part begins, 0 to 1. Default 0. Example: `0.5`. */
  from?: number
  /** Where it ends, 0 to 1. Default 1. Example: `0.5`. */
  to?: number
}

/** A variant of another campaign that the visitor must have. */
export interface Prerequisite {
  /** Id of the other campaign. Example: `"new-menu"`. */
  campaign: string
  /** Id of its variant. Example: `"short"`. */
  variant: string
}
