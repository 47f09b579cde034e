import type { BadUnit } from '../diagnostic.ts'
import { isMadeOf, isObject } from '../expect.ts'
import { DURATION } from '../time.ts'

/**
 * What a value has to look like: kinds and words to choose from (`"page|visit|duration"`), `[shape]` for a list of such,
 * or an object of keys. Keys that end in `!` have to be there.
 */
export type Shape = string | [Shape] | { [key: string]: Shape }

/** Kinds of texts; every other word of a shape stands for itself. */
const texts: Record<string, Pick<RegExp, 'test'>> = {
  id: { test: (text) => isMadeOf(text[0] ?? '-', '') && isMadeOf(text, '-_') },
  duration: DURATION,
  date: /^\d{4}-(0\d|1[0-2])-[0-3]\d(T([01]\d|2[0-3])(:\d\d){1,2}(Z|[+-]\d\d:\d\d)?)?$/,
  nothing: /^\b$/,
}

/** The first place of a value that has another shape, and what should stand there. */
export type Misfit = BadUnit

/** Looks for a place with another shape; on the way back it gets its name. */
export function misfit(value: unknown, shape: Shape): Misfit | undefined {
  if (typeof shape === 'string') return isKind(value, shape) ? undefined : { expected: shape, steps: [] }
  if (Array.isArray(shape)) {
    if (!Array.isArray(value)) return { expected: 'list', steps: [] }
    for (let i = 0; i < value.length; i++) {
      const found = misfit(value[i], shape[0])
      if (found) return { ...found, steps: [`${i}`, ...found.steps] }
    }
    return undefined
  }
  if (!isObject(value)) return { expected: 'object', steps: [] }
  for (const name of Object.keys(shape)) {
    const must = name.endsWith('!')
    const key = must ? name.slice(0, -1) : name
    const found = must || value[key] !== undefined ? misfit(value[key], shape[name]!) : undefined
    if (found) return { ...found, steps: [key, ...found.steps] }
  }
  return undefined
}

/** A number is finite, a share is not below 0, a text is not empty. */
function isKind(value: unknown, kind: string): boolean {
  if (kind === 'number') return Number.isFinite(value)
  if (kind === 'share') return Number.isFinite(value) && (value as number) >= 0
  if (typeof value !== 'string') return false
  if (kind === 'text') return value !== ''
  return texts[kind]?.test(value) ?? kind.split('|').some((one) => texts[one]?.test(value) ?? one === value)
}
