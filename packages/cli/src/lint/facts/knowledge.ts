/** What is known of a fact before any visitor came. */
export interface Knowledge {
  type: 'string' | 'number' | 'boolean' | 'list' | 'any'
  /** All it can be, where that is known. */
  values?: readonly string[]
  /** For numbers: the least and the greatest, and whether only whole ones occur. */
  min?: number
  max?: number
  whole?: boolean
  /** Whether there are visitors or moments without it. */
  missing?: boolean
}

export const text: Knowledge = { type: 'string' }
export const anything: Knowledge = { type: 'any', missing: true }
export const count = (min = 0, max = Infinity): Knowledge => ({ type: 'number', whole: true, min, max })
export const maybe = (known: Knowledge): Knowledge => ({ ...known, missing: true })
