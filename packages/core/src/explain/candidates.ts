/** Nothing worth trying is nested deeper. */
const MOST_LEVELS = 4

/** What only means something in a regular expression. */
const SYNTAX = /[\^$()\\]|\[.*?\]|[*+?]/g

/** What a text is changed to when anything else will do. */
export const OTHER = 'other'

/** Gives values worth trying for a fact that is asked for these: what is named, and what is just beside it. */
export const candidatesFor = (operands: readonly unknown[]): unknown[] =>
  operands.flatMap((operand) => near(operand, MOST_LEVELS))

/** Gives values to try when none of the named ones will do. */
export function othersThan(named: readonly unknown[]): unknown[] {
  const numbers = named.filter((value) => typeof value === 'number').sort((a, b) => a - b)
  const between = numbers.slice(1).map((number, index) => (number + numbers[index]!) / 2)
  const lists = named.map((value) =>
    Number.isInteger(value) && Math.abs(value as number) < 50 ? Array(Math.abs(value as number)).fill(OTHER) : [value],
  )
  return [...between, OTHER, null, true, false, 0, 1, {}, [OTHER], ...lists, ...named.map((value) => `${value}0`), ' ']
}

function near(value: unknown, levels: number): unknown[] {
  if (typeof value === 'number') {
    const step = Number.isInteger(value) ? 1 : 0.01
    return [value, value + step, value - step]
  }
  if (typeof value === 'string') return [value, ...value.replace(SYNTAX, '').split('|')]
  if (typeof value !== 'object' || !value || !levels) return [value]
  const inner = Object.values(value).flatMap((one) => near(one, levels - 1))
  return [value, ...inner, ...inner.map((one) => [one])]
}
