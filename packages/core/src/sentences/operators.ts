import { isOperators, listed, quoted } from './words.ts'

/** Says a condition on the fields of something. */
export type Where = (condition: unknown) => string

/** Comparisons, as in "is at least 3" and "at least 3 times". */
export const compared: Record<string, string> = {
  $lt: 'less than',
  $lte: 'at most',
  $gt: 'more than',
  $gte: 'at least',
}

const equals: Record<string, string> = {
  $eq: 'is',
  $in: 'is',
  $ne: 'is not',
  $nin: 'is not',
  $all: 'has',
  $regex: 'matches',
}

const others: Record<string, (operand: unknown, where: Where) => string> = {
  $exists: (operand) => (operand ? 'is known' : 'is not known'),
  $type: (operand) => `is of type ${operand}`,
  $size: (operand, where) => `has a number of entries that ${predicate(operand, where)}`,
  $elemMatch: (operand, where) =>
    isOperators(operand) ? `has an entry that ${predicate(operand, where)}` : `has an entry where ${where(operand)}`,
  $not: (operand, where) => not(predicate(operand, where)),
}

/** What one operator wants: "is at least 3". `$v` compares versions, a last `i` ignores upper and lower case. */
function wanted(operator: string, operand: unknown, where: Where): string {
  const [, version, name = '', folded] = /^\$(v?)(.+?)(i?)$/.exec(operator) ?? []
  const other = Object.hasOwn(others, operator) && others[operator]!
  if (other) return other(operand, where)
  const items = [operand].flat().map(quoted)
  const values = listed(items, name === 'all' ? 'and' : 'or') || 'nothing'
  const verb = equals[`$${name}`] ?? (compared[`$${name}`] ? `is ${compared[`$${name}`]}` : `${operator}`)
  return `${verb} ${version && 'version '}${values}${folded && ' in upper or lower case'}`
}

/** The opposite of a predicate. */
export const not = (text: string): string => {
  if (/^is not /.test(text)) return text.replace('is not', 'is')
  return /^is /.test(text) ? text.replace('is', 'is not') : `not ${text}`
}

/** What a fact must be: "is at least 3 and is less than 5". */
export const predicate = (test: unknown, where: Where): string => {
  if (test === null) return 'is not known'
  if (!isOperators(test)) return `is ${quoted(test)}`
  return Object.entries(test)
    .map(([operator, operand]) => wanted(operator, operand, where))
    .join(' and ')
}
