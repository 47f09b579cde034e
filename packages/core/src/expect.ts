import type { BadUnit } from './diagnostic.ts'

/** Stops a unit that is not as expected. @param steps keys from the unit to the place */
export function expect(holds: unknown, expected: string, ...steps: string[]): asserts holds {
  if (!holds) throw { expected, steps } satisfies BadUnit
}

/** Gives what a piece of work gives; nothing when it fails. */
export function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

/** Expected where something is nested too deeply. */
export const SIMPLER = 'simpler'

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Whether a text has nothing but letters from a to z, digits and these signs. Not a regular expression: to get one ready takes
 * as long as a small file needs for everything else.
 */
export const isMadeOf = (text: string, signs: string): boolean =>
  [...text].every((sign) => Number.parseInt(sign, 36) >= 0 || signs.includes(sign))
