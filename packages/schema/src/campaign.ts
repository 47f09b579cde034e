import type { Action } from './action.ts'
import type { Condition } from './condition.ts'

/** The rule that decides to act: who, where and what. */
export interface Campaign {
  /** Unique id in kebab-case; measurements are filed under it, so it never changes. Example: `"welcome-back-hero"`. */
  id: string
  /** Name for people. Default: the id. */
  name?: string
  /** Anything worth telling the next editor. Not shown to visitors. */
  note?: string
  /** Who answers for it. Example: `"marta"`. */
  owner?: string
  /** A page where it can be seen. Example: `"/"`. */
  example?: string
  /** `false` switches the campaign off. Default `true`. */
  enabled?: boolean
  /** Who it is for. Default: every visitor. Example: `{ "$segment": "returning" }`. */
  audience?: Condition
  /** On which pages it may act. Default: every page. */
  pages?: Pages
  /** Of two campaigns for one slot the higher priority wins; a tie goes to the lower id. Default 0. */
  priority?: number
  /** The event this campaign is judged by. Default: none. Example: `"purchase"`. */
  goal?: string
  /** Seed of the visitor's place among the variants; changing it draws everybody anew. Default: the id. */
  seed?: string
  /** Version of the hash: 2, or 1 to agree with old GrowthBook experiments. Default 2. */
  hashVersion?: 1 | 2
  /** What it may do. One of them is drawn for each visitor and kept. At least one. */
  variants: Variant[]
}

/** Page addresses as globs: `*` also crosses `/`, `/shop/*` also matches `/shop`, query and hash count only when named. */
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
  /** Name for people. Default: the id. */
  name?: string
  /** Share of the visitors, relative to the other variants' weights. Default 1. Example: `90`. */
  weight?: number
  /** What it does. Without actions it is a control: measured like the others, and the page's own content stays. */
  actions?: Action[]
}
