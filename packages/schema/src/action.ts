import type { ChatAction } from './chat.ts'
import type { Content, Text } from './content.ts'
import type { WidgetAction } from './widget.ts'

/**
 * What a variant does to the page.
 * @discriminator type
 */
export type Action = SlotAction | WidgetAction | ChatAction | EditAction | RedirectAction | CallAction

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

/**
 * Changes elements that are no slot, those that come later too, and gives everything back exactly as it was. What the page
 * itself changes in the meantime is put back at most 5 times a minute; then the element is the page's.
 */
export interface EditAction {
  type: 'edit'
  /** CSS selector of the elements; no more than the first hundred are edited. Example: `"#buy"`. */
  selector: string
  /** Words in place of the element's own; elements inside it, such as an icon, stay. Default: its own. Example: `"Buy now"`. */
  text?: Text
  /**
   * Attributes to set, by name. Addresses are `http(s)`, `mailto`, `tel` or relative; never `on…`, `style`, `class`,
   * `srcdoc` and the like. Default: none. Example: `{ "href": "/sale", "title": "Until Friday" }`.
   */
  attributes?: { [name: string]: Text }
  /** Classes the element gets. Default: none. Example: `["is-large"]`. */
  addClasses?: string[]
  /** Classes it loses. Default: none. Example: `["is-small"]`. */
  removeClasses?: string[]
  /** CSS properties by name; they win over the page's own. Default: none. Example: `{ "background-color": "#b00020" }`. */
  style?: { [property: string]: string }
  /** Content right before the element. Default: none. Example: `{ "text": "Only today:" }`. */
  before?: Content
  /** Content right after the element. Default: none. Example: `{ "text": "Free returns" }`. */
  after?: Content
  /** `true`: the element is not shown and takes no room. Default `false`. */
  hide?: boolean
}

/**
 * Sends the visitor to another page, once a visit; query and hash go along. It is the only action of its variant, and
 * nothing else is done on a page that is left.
 */
export interface RedirectAction {
  type: 'redirect'
  /** A path of the same site, or an address whose origin `settings.redirects` lists. Example: `"/landing/spring"`. */
  to: string
}

/** Calls a function that the site has registered: `kairos.register('open-wizard', run)`. */
export interface CallAction {
  type: 'call'
  /** Name it is registered by. Example: `"open-wizard"`. */
  name: string
  /** Anything the function is to know. Default: none. Example: `{ "step": 2 }`. */
  with?: { [key: string]: unknown }
}
