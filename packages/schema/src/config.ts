import type { Campaign } from './campaign.ts'
import type { FactDeclaration, InterestDeclaration } from './fact.ts'
import type { Feed } from './feed.ts'
import type { Goal } from './goal.ts'
import type { Silenced } from './lint.ts'
import type { Segment } from './segment.ts'
import type { Settings } from './settings.ts'
import type { Slot } from './slot.ts'

/**
 * The whole of `kairos.json`: who the visitor may be (segments), what may be shown where (slots) and the rules that
 * decide (campaigns). The file is public: no secrets, no single-use codes.
 */
export interface Config {
  /** The JSON Schema beside the file, for completion and checks in the editor. Example: `"./kairos.schema.json"`. */
  $schema?: string
  /** Major version of this format. Always `1`; a page refuses a file of another version. */
  kairos: 1
  /** Name of the site in kebab-case; what is remembered about a visitor is kept under it. Example: `"corner-shop"`. */
  site: string
  /**
   * Anything worth telling the next editor. Not shown to visitors. Default: none. Example: `"Agreed with sales until
   * March"`.
   */
  note?: string
  /**
   * Findings of `kairos lint` anywhere in the file that are meant as they are, by code, each with the reason. Default: none.
   * Example: `{ "no_goal": "measured by the analytics tool" }`.
   */
  lint?: Silenced
  /**
   * Number of the published revision; a page never goes back to a lower one. Stamped when publishing. Default: none, the
   * file is taken as it is. Example: `7`.
   */
  revision?: number
  /** `true`: pages take this file although its `revision` is lower than theirs. Default `false`. Example: `true`. */
  rollback?: boolean
  /** How Kairos behaves on this site. Default: every setting's own default. Example: `{ "language": "pl" }`. */
  settings?: Settings
  /**
   * Facts of the site's own, by path, that rules may read. Default: none. Example: `{ "plan": { "type": "string" } }`.
   */
  facts?: Record<string, FactDeclaration>
  /**
   * What the visitor's interests are worked out from, by dimension. Default: none. Example: `{ "category": { "from": {
   * "event": "view_item", "field": "category" } } }`.
   */
  interests?: Record<string, InterestDeclaration>
  /** Events worth counting, by id in kebab-case; each is measured with what it is worth and the variants the visitor had met. Default: none. Example: `{ "purchase": { "event": "purchase" } }`. */
  goals?: Record<string, Goal>
  /** Small files about the moment that open pages keep asking for, by id in kebab-case. Default: none. Example: `{ "moment": { "url": "/moment.json", "every": "30s", "expires": "10m" } }`. */
  feeds?: Record<string, Feed>
  /**
   * Named conditions, by id in kebab-case. Default: none. Example: `{ "returning": { "when": { "visit.count": { "$gte":
   * 2 } } } }`.
   */
  segments?: Record<string, Segment>
  /**
   * The places whose content may be swapped, by name in kebab-case. A `<kairos-slot name>` needs no entry here; an
   * ordinary element needs one with its selector. Default: none. Example: `{ "hero": { "selector": "#hero" } }`.
   */
  slots?: Record<string, Slot>
  /**
   * The rules: for whom, where, and what to show. Higher priority wins a slot; ties go to the lower id. Default: none.
   * Example: `[{ "id": "welcome-back", "variants": [{ "id": "greeting", "actions": [{ "type": "slot", "slot": "hero",
   * "title": "Welcome back" }] }] }]`.
   */
  campaigns?: Campaign[]
}
