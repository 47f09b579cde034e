import type { Text } from './content.ts'

/** A code to copy. */
export interface CouponBlock {
  block: 'coupon'
  /** The code, which everybody can read in this file. Example: `"SHIP"`. */
  code: string
  /** Words above it. Default: none. Example: `"Your code"`. */
  label?: Text
}

/** The time that is left. */
export interface CountdownBlock {
  block: 'countdown'
  /**
   * Until when: a date, the same for everybody, or a duration, which runs for each visitor from when the campaign was first
   * shown, and is remembered: it never begins anew. Where the visitor is not remembered, a countdown by duration is left out.
   * Example: `"2026-12-24T18:00"`, or `"15m"`.
   */
  to: string
  /** Words above it. Default: none. Example: `"Ends in"`. */
  label?: Text
  /** Words in its place once it is over. Default: none. Example: `"The offer is over"`. */
  ended?: Text
}

/** A product, mostly the one that was looked at (`viewed.last.…`) or bought last (`orders.last.…`, the first item of the order). */
export interface ProductBlock {
  block: 'product'
  /** Its name. Example: `"{{ viewed.last.name }}"`. */
  name: Text
  /** Address of its picture. Default: none. Example: `"/img/{{ viewed.last.id }}.webp"`. */
  image?: Text
  /** A line under the name. Default: none. Example: `"{{ viewed.last.category }}"`. */
  text?: Text
  /** Its price, in words. Default: none. Example: `"{{ viewed.last.price | currency: 'EUR' }}"`. */
  price?: Text
  /** Where the card leads. Default: nowhere. Example: `"/product/{{ viewed.last.id }}"`. */
  href?: Text
}

/** A button that shares a page: by what the device has for it, else by copying the link. Tells the event `share`. */
export interface ShareBlock {
  block: 'share'
  /** Words on the button. Example: `"Tell a friend"`. */
  label: Text
  /** Address to share. Default: this page's own. Example: `"https://shop.example/walk"`. */
  url?: Text
  /** What it is about, where the device asks for it. Default: the title of the page. Example: `"The autumn walk"`. */
  title?: Text
}
