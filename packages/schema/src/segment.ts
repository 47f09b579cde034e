import type { Condition } from './condition.ts'
import type { Silenced } from './lint.ts'

/** A named condition over facts, for campaigns (`{ "$segment": "returning" }`) and for measurement. */
export interface Segment {
  /** Name for people. Default: the id. Example: `"Came back"`. */
  name?: string
  /**
   * Anything worth telling the next editor. Not shown to visitors. Default: none. Example: `"Agreed with sales until
   * March"`.
   */
  note?: string
  /** Findings of `kairos lint` in it that are meant as they are, by code, each with the reason. Default: none. Example: `{ "always_true": "everybody, for measurement" }`. */
  lint?: Silenced
  /** When the visitor is in the segment. Example: `{ "visit.count": { "$gte": 2 } }`. */
  when: Condition
}
