import type { Phrases } from './phrases.ts'

/** A value of the file in one line: "days mon-fri, hours 08:00-20:00" for an object, "a, b" for a list. */
const say = (value: unknown): string =>
  typeof value === 'object' && value
    ? Object.entries(value)
        .map(([key, inner]) => (Array.isArray(value) ? say(inner) : `${words(key)} ${say(inner)}`))
        .join(', ')
    : `${value}`

/** A name in words: `page.scrollDepth` is "page scroll depth". */
const words = (name: string): string =>
  name
    .replace(/[^a-zA-Z\d]+|(?=[A-Z])/g, ' ')
    .trim()
    .toLowerCase()

/** Names things as the file does. */
export const plain: Phrases = {
  condition: (condition) => JSON.stringify(condition),
  question: ({ path, operator, operand }, _, isNot) =>
    `${words(path)} ${isNot ? 'not ' : ''}${words(operator || 'is')} ${say(operand)}`,
  schedule: say,
  pages: say,
  limits: say,
  reached: say,
  trigger: say,
  more: (path, amount) => `${Math.abs(amount)} ${amount < 0 ? 'less' : 'more'} in ${words(path)}`,
  reason: words,
  passed: (gate) => `${gate} passed`,
  miss: ({ expected, actual }) => (expected ? `wants ${say(expected)}, is ${say(actual)}` : undefined),
  answer: ({ holds, actual }, question) => `${question}: ${holds ? 'yes' : 'no'}, it is ${say(actual)}`,
}
