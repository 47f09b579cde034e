/**
 * Words shown to visitors: one string, or one for each language. `{{ fact }}` is replaced by the visitor's fact, always
 * as plain text; filters follow a `|`: `default: 'x'`, `upper`, `lower`, `capitalize`, `prefix: 'x'`, `suffix: 'x'`.
 * Example: `"Welcome back{{ traits.firstName | prefix: ', ' | default: '' }}!"`.
 */
export type Text = string | { [language: string]: string }

/** Structured content: every part is optional and becomes plain text nodes, never markup. */
export interface Content {
  /** Picture, above the words. */
  image?: ContentImage
  /** Heading. Example: `"Welcome back!"`. */
  title?: Text
  /** Level of the heading in the page's outline, 1 to 6. Default 2. */
  heading?: 1 | 2 | 3 | 4 | 5 | 6
  /** Paragraph under the heading. */
  text?: Text
  /** Short points under the paragraph. Example: `["Free returns", "Two-day delivery"]`. */
  list?: Text[]
  /** Where to go next. */
  link?: ContentLink
  /**
   * What to show instead when a text names a fact that is missing and has no `default`. Without it the variant does not
   * show at all (`fact_missing`).
   */
  fallback?: Omit<Content, 'fallback'>
}

/** A picture with its size, so that the page does not move while it loads. */
export interface ContentImage {
  /** Address; `http`, `https` or relative. Example: `"/img/shoes.webp"`. */
  src: Text
  /** What it shows, for people who do not see it. Default: empty, a decoration. */
  alt?: Text
  /** Width in pixels of the file. */
  width?: number
  /** Height in pixels of the file. */
  height?: number
}

/** A link; `http`, `https`, `mailto`, `tel` or relative. */
export interface ContentLink {
  /** Address. Example: `"/shop/shoes"`. */
  href: Text
  /** Words of the link. */
  text: Text
}
