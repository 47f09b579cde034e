import { expect, isObject } from '../expect.ts'
import { DURATION } from '../time.ts'

/**
 * What a value has to look like: kinds and words to choose from (`"page|visit|duration"`), `[shape]` for a list of such,
 * or an object of keys. Keys that end in `!` have to be there.
 */
export type Shape = string | [Shape] | { [key: string]: Shape }

/** Kinds of texts; every other word of a shape stands for itself. */
const texts: Record<string, RegExp> = {
  text: /./s,
  id: /^[a-zA-Z\d][\w-]*$/,
  duration: DURATION,
  date: /^\d{4}-(0\d|1[0-2])-[0-3]\d(T([01]\d|2[0-3])(:\d\d){1,2}(Z|[+-]\d\d:\d\d)?)?$/,
  hours: /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/,
  days: /^(sun|mon|tue|wed|thu|fri|sat)(-(sun|mon|tue|wed|thu|fri|sat))?$/,
  nothing: /^\b$/,
}

/** Stops a unit that has another shape. */
export function expectShape(value: unknown, shape: Shape, ...steps: string[]): void {
  if (typeof shape === 'string') {
    const fits = typeof value === 'string' ? isText(value, shape) : isNumber(value, shape)
    expect(fits, shape, ...steps)
  } else if (Array.isArray(shape)) {
    expect(Array.isArray(value), 'list', ...steps)
    for (let i = 0; i < value.length; i++) expectShape(value[i], shape[0], ...steps, `${i}`)
  } else {
    expect(isObject(value), 'object', ...steps)
    for (const name of Object.keys(shape)) {
      const key = name.replace('!', '')
      if (value[key] !== undefined || name !== key) expectShape(value[key], shape[name]!, ...steps, key)
    }
  }
}

const isText = (value: string, shape: string) =>
  shape.split('|').some((kind) => (texts[kind] ? texts[kind].test(value) : kind === value))

/** A number is finite; a share is not below 0. */
const isNumber = (value: unknown, shape: string) =>
  Number.isFinite(value) && (shape === 'number' || (shape === 'share' && (value as number) >= 0))
