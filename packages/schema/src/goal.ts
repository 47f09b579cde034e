/** An event worth counting. */
export interface Goal {
  /** Name of the event that reaches it. Example: `"purchase"`. */
  event: string
  /** Field of the event that says what it is worth, a number. Default `"value"`. */
  value?: string
  /** Name for people. Default: the id. */
  name?: string
  /** Anything worth telling the next editor. Not shown to visitors. */
  note?: string
}
