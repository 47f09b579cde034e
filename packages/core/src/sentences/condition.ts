import type { Names, Question } from '../explain/phrases.ts'
import { didSentence, sequenceSentence } from './behaviour.ts'
import { countableOf, habitOf, named, verbOf } from './facts.ts'
import { compared, not, predicate } from './operators.ts'
import { counted, isObject, isOperators, listed, quoted, times, words } from './words.ts'

/** Texts, and the word that holds them together. */
interface Said {
  texts: string[]
  by?: string
}

const textOf = ({ texts, by = '' }: Said): string => listed(texts, by) || 'always'

/** Says a condition in English: "visited at least twice and likes shoes". */
export function conditionSentence(condition: unknown, names: Names = {}): string {
  const where = (inner: unknown) => conditionSentence(inner, names)

  const say = (value: unknown, isNot: boolean): Said =>
    join(
      isObject(value)
        ? Object.entries(value).map(
            ([key, operand]) =>
              (negated: boolean) =>
                part(key, operand, negated),
          )
        : [],
      'and',
      isNot,
    )

  const part = (key: string, operand: unknown, isNot: boolean): Said => {
    if (key === '$not') return say(operand, !isNot)
    if (key === '$nor') return part('$or', operand, !isNot)
    const all = [operand].flat()
    if (key === '$and' || key === '$or') {
      return join(
        all.map((one) => (negated: boolean) => say(one, negated)),
        key.slice(1),
        isNot,
      )
    }
    const questions = questionsOf(key, operand)
    return join(
      questions.map((one) => (negated: boolean) => ({ texts: [questionSentence(one, names, negated, where)] })),
      'and',
      isNot,
    )
  }
  return textOf(say(condition, false))
}

/** Holds parts together, in brackets what another word holds; the opposite of one part is said by the part itself. */
function join(parts: ((isNot: boolean) => Said)[], by: string, isNot: boolean): Said {
  if (parts.length === 1) return parts[0]!(isNot)
  const texts = parts.flatMap((part) => {
    const said = part(false)
    if (said.texts.length < 2) return textOf(said)
    return said.by === by ? said.texts : `(${textOf(said)})`
  })
  return isNot ? { texts: [`not (${textOf({ texts, by })})`] } : { texts, by }
}

/** What one key of a condition asks, each operator and each segment on its own. */
export function questionsOf(key: string, operand: unknown): Question[] {
  if (key[0] === '$') return [operand].flat().map((one) => ({ path: key, operator: '', operand: one }))
  if (!isOperators(operand)) return [{ path: key, operator: '', operand }]
  return Object.entries(operand).map(([operator, inner]) => ({ path: key, operator, operand: inner }))
}

/** Says one question: "cart value is at least 50". */
export function questionSentence(
  { path, operator, operand }: Question,
  names: Names,
  isNot = false,
  where = (inner: unknown) => conditionSentence(inner, names),
): string {
  const no = isNot ? 'not ' : ''
  if (path === '$did') return no + didSentence(operand, where)
  if (path === '$sequence') return no + sequenceSentence(operand, where)
  const segment = path === '$segment' ? `${operand}` : path.startsWith('segment.') ? path.slice(8) : undefined
  const isPlain = /^(\$eq|\$ne|\$n?in)?$/.test(operator)
  const isOther = isNot !== /^\$ni?n?e?$/.test(operator)
  if (segment !== undefined && (path[0] === '$' || typeof operand === 'boolean'))
    return `${isNot === (operand !== false) ? 'not ' : ''}in segment ${quoted(names[segment]?.name ?? segment)}`
  const verb = verbOf(path)
  if (verb && isPlain && operand !== null && !isObject(operand))
    return `${verb[isOther ? 1 : 0]} ${listed(
      [operand].flat().map((one) => named(path, one)),
      'or',
    )}`
  const amount = compared[operator] ?? (operator ? undefined : 'exactly')
  if (amount && typeof operand === 'number') {
    const habit = habitOf(path)
    if (habit) return `${no}${habit} ${amount} ${times(operand)}`
    const countable = countableOf(path)
    if (countable) return `${no}${amount} ${counted(operand, countable)}`
  }
  const last = path.slice(path.lastIndexOf('.') + 1)
  if (typeof operand === 'boolean' && /^is[A-Z]/.test(last) && (!operator || operator === '$eq'))
    return operand === isNot ? not(words(last)) : words(last)
  const text = predicate(operator ? { [operator]: operand } : operand, where)
  return `${words(path)} ${isNot ? not(text) : text}`
}
