/** Joins words as people do: "a", "a or b", "a, b or c". */
export const listed = (items: readonly string[], word: string): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${word} ${items[items.length - 1]}`

/** "1 visit", "2 visits", "1 page in this visit": the noun is given in the plural, and loses its first "s" for one. */
export const counted = (count: number, nouns: string): string =>
  `${count} ${count === 1 ? nouns.replace(/s\b/, '') : nouns}`

/** "once", "twice", "3 times". */
export const times = (count: number): string => ['never', 'once', 'twice'][count] ?? `${count} times`

const units: Record<string, string> = {
  ms: 'milliseconds',
  s: 'seconds',
  m: 'minutes',
  h: 'hours',
  d: 'days',
  w: 'weeks',
}

/** "7 days" for `7d`; anything that is no duration stays as it is. */
export const duration = (text: unknown): string =>
  `${text}`.replace(/^([\d.]+)(ms|[smhdw])$/, (_, amount, unit) => counted(Number(amount), units[unit]!))

/** A share as people write it: "60 %". */
export const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`

/** A name in words: `page.scrollDepth` is "page scroll depth". */
export const words = (name: string): string =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[._-]+/g, ' ')
    .toLowerCase()

const MOST_CHARACTERS = 120

/** A value in a sentence: texts in quotation marks, the rest as JSON; long ones are cut. */
export const quoted = (value: unknown): string =>
  typeof value === 'string'
    ? `“${value.slice(0, MOST_CHARACTERS)}”`
    : `${JSON.stringify(value)}`.slice(0, MOST_CHARACTERS)

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Tells an operator object (`{ "$gt": 1 }`) from an object that is meant as a value. */
export const isOperators = (test: unknown): test is Record<string, unknown> =>
  isObject(test) && Object.keys(test).length > 0 && Object.keys(test).every((key) => key[0] === '$')
