/** A named place in the page whose content may be swapped. */
export interface Slot {
  /** Name for people. Default: the slot's own name. Example: `"Home page hero"`. */
  name?: string
  /** Anything worth telling the next editor. Not shown to visitors. */
  note?: string
  /** CSS selector of an ordinary element that is the slot. Default: `kairos-slot[name="…"]`. Example: `"#hero"`. */
  selector?: string
  /** A page where the slot can be seen. Example: `"/"`. */
  example?: string
}
