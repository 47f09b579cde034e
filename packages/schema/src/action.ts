import type { Content } from './content.ts'

/** What a variant does to the page. */
export type Action = SlotAction

/** Fills a slot with content. */
export interface SlotAction extends Content {
  type: 'slot'
  /** Name of the slot. Example: `"hero"`. */
  slot: string
}
