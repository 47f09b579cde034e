import { BadUnit } from '../diagnostic.ts'

/** Stops a unit that is not as expected. @param steps keys from the unit to the place */
export function expect(holds: unknown, expected: string, ...steps: (string | number)[]): asserts holds {
  if (!holds) throw new BadUnit(expected, steps.map(String))
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
