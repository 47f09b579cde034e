import type { Condition } from './condition.ts'

/** A named condition over facts, for campaigns (`{ "$segment": "returning" }`) and for measurement. */
export interface Segment {
  /** Name for people. Default: the id. Example: `"Came back"`. */
  name?: string
  /**
   * Anything worth telling the next editor. Not shown to visitors. Default: none. Example: `"Agreed with sales until
   * March"`.
   */
  note?: string
  /** When the visitor is in the segment. Example: `{ "visit.count": { "$gte": 2 } }`. */
  when: Condition
}
