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
