import type { Silenced } from './lint.ts'

/** A named place in the page whose content may be swapped. */
export interface Slot {
  /** Name for people. Default: the slot's own name. Example: `"Home page hero"`. */
  name?: string
  /**
   * Anything worth telling the next editor. Not shown to visitors. Default: none. Example: `"Agreed with sales until
   * March"`.
   */
  note?: string
  /** Findings of `kairos lint` in it that are meant as they are, by code, each with the reason. Default: none. Example: `{ "brittle_selector": "the shop system names it so" }`. */
  lint?: Silenced
  /** CSS selector of an ordinary element that is the slot. Default: `kairos-slot[name="…"]`. Example: `"#hero"`. */
  selector?: string
  /**
   * Height kept for the slot from the first moment, as CSS: content up to it never moves the page, however late it comes.
   * A first visit has it only from the page's own CSS: `kairos-slot[name="hero"] { min-height: 420px }`. Default: none.
   * Example: `"420px"`.
   */
  reserve?: string
  /** A page where the slot can be seen. Default: none. Example: `"/"`. */
  example?: string
}
