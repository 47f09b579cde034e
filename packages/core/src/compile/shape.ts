import { expect, isObject } from '../expect.ts'

/** What a value has to look like: the name of a kind, `[shape]` for a list of such, or an object of keys. */
export type Shape = string | [Shape] | { [key: string]: Shape }

/** Held against a value's JSON, which tells texts from numbers. */
const kinds: Record<string, RegExp> = {
  text: /^".+"$/,
  id: /^"[a-z\d][\w-]*"$/i,
  number: /^-?\d/,
  share: /^\d/,
  period: /^"(page|visit|lifetime|\d+(\.\d+)?(ms|[smhdw]))"$/,
  outcome: /^"(shown|closed|clicked|converted)"$/,
  date: /^"\d{4}-(0\d|1[0-2])-[0-3]\d(T([01]\d|2[0-3])(:\d\d){1,2}(Z|[+-]\d\d:\d\d)?)?"$/,
  hours: /^"([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)"$/,
  days: /^"(sun|mon|tue|wed|thu|fri|sat)(-(sun|mon|tue|wed|thu|fri|sat))?"$/,
  slot: /^"slot"$/,
}

/** Stops a unit that has another shape. Keys that end in `!` have to be there. */
export function expectShape(value: unknown, shape: Shape, ...steps: string[]): void {
  if (typeof shape === 'string') {
    expect(kinds[shape]!.test(JSON.stringify(value) ?? 'none'), shape, ...steps)
  } else if (Array.isArray(shape)) {
    expect(Array.isArray(value), 'list', ...steps)
    value.forEach((one, index) => {
      expectShape(one, shape[0], ...steps, `${index}`)
    })
  } else {
    expect(isObject(value), 'object', ...steps)
    for (const name of Object.keys(shape)) {
      const key = name.replace('!', '')
      if (value[key] !== undefined || name !== key) expectShape(value[key], shape[name]!, ...steps, key)
    }
  }
}
