import type { Silenced } from './lint.ts'

/** A fact of the site's own, told by `kairos.set()` or read from where the page says it. */
export interface FactDeclaration {
  /** Type of its values; a text is read as this type, and a value that cannot be is missing. Default: any. */
  type?: 'string' | 'number' | 'boolean' | 'list'
  /**
   * Where the page says it. Default: only `kairos.set()` and `data-kairos-fact-*` tell it. Example: `{ "dataLayer":
   * "user.plan" }`.
   */
  from?: FactSource
  /**
   * What it is for: `personalization` facts are only kept for visitors who agreed to that, `analytics` likewise.
   * Default `"personalization"`.
   */
  purpose?: 'personalization' | 'analytics'
  /** How long it is remembered after it was told last; a duration. Default: only on this page. Example: `"30d"`. */
  keep?: string
  /**
   * Anything worth telling the next editor. Not shown to visitors. Default: none. Example: `"Agreed with sales until
   * March"`.
   */
  note?: string
  /** Findings of `kairos lint` in it that are meant as they are, by code, each with the reason. Default: none. Example: `{ "brittle_selector": "the shop system names it so" }`. */
  lint?: Silenced
}

/** One place of the page that says a fact. Exactly one field. */
export interface FactSource {
  /** Path in the GA4 data layer, the last value that was pushed. Default: none. Example: `"user.plan"`. */
  dataLayer?: string
  /** Path in the page's JSON-LD, of the first block that has it. Default: none. Example: `"offers.price"`. */
  jsonLd?: string
  /** Name of a cookie. Default: none. Example: `"plan"`. */
  cookie?: string
  /** Name or property of a meta tag. Default: none. Example: `"article:section"`. */
  meta?: string
  /** CSS selector of an element whose text says it. Default: none. Example: `"#account .plan"`. */
  selector?: string
  /** Name of a query parameter of the address. Default: none. Example: `"plan"`. */
  query?: string
}

/** A dimension of interest: a score for each value, fed by an event and fading with time. */
export interface InterestDeclaration {
  /** What adds 1 to the score of a value. Example: `{ "event": "view_item", "field": "category" }`. */
  from: {
    /** Name of the event. Example: `"view_item"`. */
    event: string
    /** Field of the event that holds the value. Example: `"category"`. */
    field: string
  }
  /** Time in which a score fades to one half; a duration. Default `"14d"`. Example: `"30d"`. */
  halfLife?: string
  /**
   * Anything worth telling the next editor. Not shown to visitors. Default: none. Example: `"Agreed with sales until
   * March"`.
   */
  note?: string
}
