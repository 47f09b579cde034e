/** A unit of the file that was left out, and what should have stood there. */
export interface Diagnostic {
  /** Keys that lead to the place. Example: `"campaigns.3.audience.$foo"`. */
  path: string
  /** What was expected there. Example: `"operator"`. */
  expected: string
}

/** Thrown where a unit cannot be used; `compile` leaves the unit out and keeps the diagnostic. */
export interface BadUnit {
  expected: string
  /** Keys from the unit to the place. */
  steps: string[]
}
