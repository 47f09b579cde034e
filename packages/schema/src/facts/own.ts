/** What the file and the site name themselves. */
export interface OwnFacts {
  /**
   * Favourite value (`interest.<dimension>.top`), or one value's share of it, 0 to 1
   * (`interest.<dimension>.share.<value>`); needs `interests`. Example: `"shoes"`.
   */
  'interest.*'?: string | number
  /** What the site told about the person with `identify()`. Example: `{ "$exists": true }`. */
  'traits.*'?: string | number | boolean
  /**
   * What a campaign did (`campaign.<id>.shown`, `closed`, `clicked`, `converted`, as counts), or the `variant` drawn.
   * Example: `{ "$gte": 1 }`.
   */
  'campaign.*'?: string | number
  /** Whether the visitor is in the segment. Example: `true`. */
  'segment.*'?: boolean
  /** Answer to a question of a campaign (`answer.<campaign>.<question>`). Example: `"price"`. */
  'answer.*'?: string
  /** Whether the visitor agreed: `consent.personalization`, `consent.analytics`. Example: `true`. */
  'consent.*'?: boolean
  /** Entry of a feed (`feed.<feed>.<entry>…`). Example: `"won"`. */
  'feed.*'?: string | number | boolean
}
