/** Nothing worth trying is nested deeper. */
const MOST_LEVELS = 4

/** What only means something in a regular expression. */
const SYNTAX = /[\^$()\\]|\[.*?\]|[*+?]/g

/** What a text is changed to when anything else will do. */
export const OTHER = 'other'

/**
 * Gives values worth trying for a fact that is asked for these: what is named, what is just beside it, and for when none of
 * that will do, values of every type, lists of every length and other texts.
 */
export const candidatesFor = (named: readonly unknown[]): unknown[] => [
  ...named.flatMap((value) => near(value, MOST_LEVELS)),
  OTHER,
  null,
  true,
  false,
  0,
  {},
  ...Array.from({ length: 9 }, (_, length) => Array(length).fill(OTHER)),
  ...named.map((value) => `${value}0`),
  ' ',
]

function near(value: unknown, levels: number): unknown[] {
  if (typeof value === 'number') {
    const step = Number.isInteger(value) ? 1 : 0.01
    // Halves lie between two whole numbers.
    return [0, step, -step, step / 2].map((more) => value + more)
  }
  if (typeof value === 'string') return [value, ...value.replace(SYNTAX, '').split('|')]
  if (typeof value !== 'object' || !value || !levels) return [value]
  const inner = Object.values(value).flatMap((one) => near(one, levels - 1))
  return [value, ...inner, ...inner.map((one) => [one])]
}
