import type { CampaignRecord, KairosRecord } from '@kairos/core'
import type { Sink } from '@kairos/schema'

/** A record, with what only the file knows about it. */
export interface Told {
  record: CampaignRecord
  /** Name of the campaign for people; its id where it has none. */
  campaign: string
  /** Name of the variant; `Holdout` for a visitor who is shown none. */
  variant: string
  /** Whether the page's own content was what the visitor saw. */
  isControl: boolean
  /** The slot or other place, without its kind. */
  place: string
}

/** How one kind of analytics is told of a record: the vendor's own call, or none where it has no word for it. */
export interface SinkKind {
  /** What the vendor's object is called in the page; a dot leads into it. */
  global: string
  /** Whether it is what is expected, not something else by that name. */
  isThere: (vendor: unknown) => boolean
  /** Tells of a campaign. What is no campaign's, such as a goal, the site tells its analytics itself. */
  tell: (vendor: never, told: Told, style: Sink['style']) => unknown
  /** Tells of every record as it is, in place of `tell`. */
  hear?: (vendor: never, record: KairosRecord) => unknown
}

/** Whether something has a method by that name. */
export const has = (vendor: unknown, method: string): boolean =>
  typeof (vendor as Record<string, unknown> | null | undefined)?.[method] === 'function'
