/** An event worth counting. */
export interface Goal {
  /** Name of the event that reaches it. Example: `"purchase"`. */
  event: string
  /** Field of the event that says what it is worth, a number. Default `"value"`. Example: `"total"`. */
  value?: string
  /** Name for people. Default: the id. Example: `"Sold"`. */
  name?: string
  /** Anything worth telling the next editor. Not shown to visitors. Default: none. Example: `"Returns are not taken off"`. */
  note?: string
}
