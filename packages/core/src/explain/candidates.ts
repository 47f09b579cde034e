/** Nothing worth trying is nested deeper. */
const MOST_LEVELS = 4

/** What only means something in a regular expression. */
const SYNTAX = /[\^$()\\]|\[.*?\]|[*+?]/g

/** What a text is changed to when anything else will do. */
export const OTHER = 'other'

/**
 * Gives values worth trying for a fact that is asked for these: what is named, what is just beside it, and at last
 * anything else. Which of them will do is for the tests themselves to say.
 */
export function candidatesFor(operands: readonly unknown[]): unknown[] {
  const named: unknown[] = operands.flatMap((operand) => near(operand, MOST_LEVELS))
  const numbers = named.filter((value) => typeof value === 'number').sort((a, b) => a - b)
  const between = numbers.slice(1).map((number, index) => (number + numbers[index]!) / 2)
  const lists = named.map((value) =>
    Number.isInteger(value) && Math.abs(value as number) < 50 ? Array(Math.abs(value as number)).fill(OTHER) : [value],
  )
  const beside = named.flatMap((value) => (typeof value === 'string' ? [`${value}0`, value.slice(0, -1)] : []))
  return [...named, ...between, OTHER, null, true, false, 0, 1, {}, [OTHER], ...lists, ...beside]
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
