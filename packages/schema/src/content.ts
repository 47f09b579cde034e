/**
 * Words shown to visitors: one string, or one for each language. `{{ fact }}` is replaced by the visitor's fact, always
 * as plain text; filters follow a `|`: `default: 'x'`, `upper`, `lower`, `capitalize`, `prefix: 'x'`, `suffix: 'x'`; and in the
 * page's language `number` (`number: '2'` with so many decimals), `currency: 'EUR'`, `date` (`date: 'long'`: `short`,
 * `medium`, the default, `long` or `full`) and `plural: 'one order', '# orders'`, whose forms follow the order one, two,
 * few, many, other as far as the language has them, `#` being the number.
 * Example: `"Welcome back{{ traits.firstName | prefix: ', ' | default: '' }}!"`.
 */
export type Text = string | { [language: string]: string }

/** Content in parts, every one optional; all but `html` and `template` become plain text nodes, never markup. */
export interface Content {
  /**
   * Picture, above the words. Default: none. Example: `{ "src": "/img/shoes.webp", "alt": "Shoes", "width": 800,
   * "height": 400 }`.
   */
  image?: ContentImage
  /**
   * How the parts stand to each other, by the class `kairos-<layout>`, which `kairos.css` or the site's own CSS gives its
   * looks: `stack`, one under the other; `beside`, the picture next to the words; `cover`, the words on the picture; `line`,
   * all in one line. Default `"stack"`. Example: `"beside"`.
   */
  layout?: 'stack' | 'beside' | 'cover' | 'line'
  /** Heading. Default: none. Example: `"Welcome back!"`. */
  title?: Text
  /** Level of the heading in the page's outline, 1 to 6. Default 2. */
  heading?: 1 | 2 | 3 | 4 | 5 | 6
  /**
   * Paragraph under the heading. Default: none. Example: `{ "en": "Your size is in stock again.", "pl": "Twój rozmiar
   * jest znowu dostępny." }`.
   */
  text?: Text
  /** Short points under the paragraph. Default: none. Example: `["Free returns", "Two-day delivery"]`. */
  list?: Text[]
  /** Where to go next. Default: none. Example: `{ "href": "/shop/shoes", "text": "See them" }`. */
  link?: ContentLink
  /**
   * Markup after everything else, for what the fields above cannot say; facts in it are plain text. Only everyday elements
   * and attributes pass, no styles, scripts, forms or ids. Default: none. Example: `"Free until <strong>Friday</strong>"`.
   */
  html?: Text
  /**
   * A `<template>` of the page by its id, shown after everything else; `{{ fact }}` in its texts and in attributes such as
   * `href`, `src`, `alt` and `title` is replaced. It has to stand in the page before the slot. Default: none. Example: `"#offer"`.
   */
  template?: string
  /**
   * What to show instead when a text names a fact that is missing and has no `default`. Without it the variant does not
   * show at all (`fact_missing`). Default: none. Example: `{ "title": "Welcome back" }`.
   */
  fallback?: Omit<Content, 'fallback'>
}

/** A picture with its size, so that the page does not move while it loads. */
export interface ContentImage {
  /** Address; `http`, `https` or relative. Example: `"/img/shoes.webp"`. */
  src: Text
  /** What it shows, for people who do not see it. Default: empty, a decoration. Example: `"A pair of shoes"`. */
  alt?: Text
  /** Width in pixels of the file. Default: none. Example: `800`. */
  width?: number
  /** Height in pixels of the file. Default: none. Example: `400`. */
  height?: number
}

/** A link; `http`, `https`, `mailto`, `tel` or relative. */
export interface ContentLink {
  /** Address. Example: `"/shop/shoes"`. */
  href: Text
  /** Words of the link. Example: `"See them"`. */
  text: Text
}
