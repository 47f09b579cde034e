import type { Block } from './block.ts'
import type { ContentImage, ContentLink, Text } from './content.ts'

/**
 * Where a widget appears: `modal` in the middle, over a page that waits; `fullscreen` over all of it; `bar` along the upper
 * or the lower edge; `corner` and `toast`, a note that goes by itself, in a corner, where a `teaser` is a tab that opens
 * when it is asked to; `inline` in a slot.
 */
export type WidgetKind = 'modal' | 'fullscreen' | 'bar' | 'corner' | 'toast' | 'teaser' | 'inline'

/** What a widget shows: these fields, and after them its blocks. */
export interface WidgetContent {
  /** Picture. Default: none. Example: `{ "src": "/img/shoes.webp", "width": 800, "height": 400 }`. */
  image?: ContentImage
  /** Heading, which names the widget to people who hear the page. Default: none. Example: `"Free delivery today"`. */
  title?: Text
  /** Paragraph. Default: none. Example: `"On everything in your cart, until midnight."`. */
  text?: Text
  /** Short points. Default: none. Example: `["Free returns", "Two-day delivery"]`. */
  list?: Text[]
  /** Where to go next, as a button. Default: none. Example: `{ "href": "/shop/shoes", "text": "See them" }`. */
  link?: ContentLink
  /** Code to copy. Default: none. Example: `"SHIP"`. */
  coupon?: string
  /** Time that is left, to a date or for a duration; see the block `countdown`. Default: none. Example: `"15m"`. */
  countdown?: string
  /** More, piece by piece. Default: none. Example: `[{ "block": "title", "text": "Once a week, nothing else" }]`. */
  blocks?: Block[]
}

/**
 * Opens a widget: over the page, or in a slot. Only one that interrupts is open at a time, in all tabs of the visitor, and
 * none comes over a dialog of the page or while the visitor types: it comes afterwards, if everything still holds. Once
 * closed, a campaign that interrupts does not come again in the same visit.
 */
export interface WidgetAction extends WidgetContent {
  type: 'widget'
  /** Where it appears. Example: `"modal"`. */
  kind: WidgetKind
  /** Edge of a `bar`: `top` or `bottom`. Default `"top"`. */
  surface?: 'top' | 'bottom'
  /**
   * `true`: a `bar` stands in the page, above or below everything else, where that moves nothing the visitor sees; else, and
   * by default, it stays at the edge of the screen. Default `false`.
   */
  flow?: boolean
  /** Side of a `corner`, `toast` or `teaser`: where lines begin, or where they end. Default `"end"`. */
  side?: 'start' | 'end'
  /** Name of the slot of an `inline` widget. Default: none. Example: `"promo"`. */
  slot?: string
  /** Name of the widget for people who hear the page, and the words on the tab of a `teaser`. Default: its title. Example: `"Your 10 %"`. */
  label?: Text
  /** Words on a tab that stays when a `modal`, `fullscreen` or `corner` is closed, and opens it again on this page. Default: none. Example: `"Your 10 %"`. */
  teaser?: Text
  /** `false`: a click beside a `modal` does not close it. Default `true`. */
  closeOutside?: boolean
  /**
   * Closes by itself after so long, unless the visitor points at it or is in it; a duration. Such a widget comes once a
   * visit, and does not count as closed by the visitor. Default: a `toast` without buttons `"8s"`, all others never.
   * Example: `"12s"`.
   */
  closeAfter?: string
  /** What the cross is called for people who hear the page. Default: "Close" in the page's language. Example: `"Close this offer"`. */
  closeLabel?: Text
  /**
   * What to show instead when a text names a fact that is missing and has no `default`. Without it the variant does not
   * show at all (`fact_missing`). Default: none. Example: `{ "title": "Free delivery today" }`.
   */
  fallback?: WidgetContent
}
