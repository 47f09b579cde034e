import type { Text } from './content.ts'

/** A piece of what a widget shows; they stand below each other in the order of the file. */
export type Block = TitleBlock | TextBlock | ImageBlock | ListBlock | ButtonsBlock

/** A heading. The first one names the widget to people who hear the page. */
export interface TitleBlock {
  block: 'title'
  /** Its words. Example: `"Free delivery today"`. */
  text: Text
}

/** A paragraph. */
export interface TextBlock {
  block: 'text'
  /** Its words. Example: `"On everything in your cart, until midnight."`. */
  text: Text
  /** `true`: in small print, for what the law asks for. Default `false`. */
  small?: boolean
}

/** A picture. One that stands first fills the upper edge of a modal, a corner or an inline widget. */
export interface ImageBlock {
  block: 'image'
  /** Address; `http`, `https` or relative. One that cannot be loaded is left out. Example: `"/img/shoes.webp"`. */
  src: Text
  /** What it shows, for people who do not see it. Default: empty, a decoration. Example: `"A pair of shoes"`. */
  alt?: Text
  /** Width in pixels of the file; with the height it keeps the place before the picture arrives. Default: 16 to the height's 9. Example: `800`. */
  width?: number
  /** Height in pixels of the file. Default: see `width`. Example: `400`. */
  height?: number
}

/** Short points. */
export interface ListBlock {
  block: 'list'
  /** The points. Example: `["Free returns", "Two-day delivery"]`. */
  items: Text[]
}

/** What the visitor can do, beside each other where there is room. */
export interface ButtonsBlock {
  block: 'buttons'
  /** One to three; the first one stands out. Example: `[{ "text": "See them", "href": "/shop/shoes" }, { "text": "Not now", "does": "close" }]`. */
  buttons: WidgetButton[]
}

/** A button, or a link that looks like one. */
export interface WidgetButton {
  /** Its words. Example: `"See them"`. */
  text: Text
  /** Where it leads; `http`, `https`, `mailto`, `tel` or relative. Default: nowhere. Example: `"/shop/shoes"`. */
  href?: Text
  /**
   * What a button without `href` does: `close` closes the widget, as the cross does; `accept` closes it too, and counts as
   * a click. Default `"accept"`.
   */
  does?: 'close' | 'accept'
  /** How much it stands out: `primary`, `secondary` or `plain`. Default: the first one `"primary"`, the others `"secondary"`. */
  look?: 'primary' | 'secondary' | 'plain'
}
