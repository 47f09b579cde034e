/** A fact of the site's own, told by `kairos.set()`. */
export interface FactDeclaration {
  /** Type of its values. Default: any. */
  type?: 'string' | 'number' | 'boolean' | 'list'
  /** Anything worth telling the next editor. Not shown to visitors. */
  note?: string
}

/** A dimension of interest: a score for each value, fed by an event and fading with time. */
export interface InterestDeclaration {
  /** What adds 1 to the score of a value. */
  from: {
    /** Name of the event. Example: `"view_item"`. */
    event: string
    /** Field of the event that holds the value. Example: `"category"`. */
    field: string
  }
  /** Time in which a score fades to one half; a duration. Default `"14d"`. */
  halfLife?: string
  /** Anything worth telling the next editor. Not shown to visitors. */
  note?: string
}
