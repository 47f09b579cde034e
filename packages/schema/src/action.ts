import type { Content } from './content.ts'

/** What a variant does to the page. */
export type Action = SlotAction

/** Fills a slot with content. */
export interface SlotAction extends Content {
  type: 'slot'
  /** Name of the slot. Example: `"hero"`. */
  slot: string
  /**
   * Says the words to people who hear the page, politely, when the slot changes after the page has loaded. A `fallback` is
   * not announced. Default false. Example: `true`.
   */
  announce?: boolean
  /**
   * Lets the page's view transition animate the change, where the browser has them and the visitor asked for no less
   * motion; what is there before the first paint is never animated, nor is a `fallback`. Default false. Example: `true`.
   */
  transition?: boolean
}
