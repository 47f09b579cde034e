import { anything, type Knowledge } from '../facts/knowledge.ts'
import type { Question } from './question.ts'

/** One value that stands for all values no question tells apart from it. */
export interface Sample {
  value: unknown
  /** It stands for more values than itself: vague questions may be answered either way. */
  isOpen?: boolean
  /** It stands for values nobody thought through: any question may be answered either way. */
  isWild?: boolean
}

/** A text nobody writes. */
const OTHER = '\u0001'
const MOST_IN_SUBSETS = 5

/** Gives the values that are worth asking about. */
export function samplesOf(questions: readonly Question[], known: Knowledge = anything): Sample[] {
  const constants = [...new Set(questions.flatMap((question) => question.constants))]
  const asked = questions.map(({ key }) => key).join()
  const { type } = known
  const samples: Sample[] = known.missing ? [{ value: null }] : []
  if (type === 'boolean' || type === 'any') samples.push({ value: true }, { value: false })
  if (type === 'number' || type === 'any') samples.push(...numbers(constants, known))
  if (type === 'string' || type === 'any') samples.push(...texts(constants, asked, known))
  const asksLists = /"\$(n?ini?|alli?|size|elemMatch|not)"/.test(asked)
  if (type === 'list' || (type === 'any' && asksLists)) samples.push(...lists(constants))
  // Texts that read as numbers have two orders at once, and so have lists of one number.
  const isMixed =
    /"\$[lg]te?":[-\d]/.test(asked) && (type === 'string' || (type === 'any' && (asksLists || ORDERS_TEXT.test(asked))))
  return isMixed ? [...samples, { value: OTHER, isWild: true }] : samples
}

const ORDERS_TEXT = /"\$[lg]te?":"/

function numbers(constants: unknown[], { min = -Infinity, max = Infinity, whole }: Knowledge): Sample[] {
  const named = constants
    .map((one) => (typeof one === 'number' || (typeof one === 'string' && one.trim()) ? Number(one) : Number.NaN))
    .concat(min, max)
    .filter(Number.isFinite)
    .sort((a, b) => a - b)
  const marks = [...new Set(named)]
  const between = marks.flatMap((mark, index) => [(mark + (marks[index + 1] ?? mark + 2)) / 2])
  const nearby = whole
    ? marks.flatMap((mark) => [Math.floor(mark), Math.ceil(mark), Math.floor(mark) - 1, Math.ceil(mark) + 1])
    : [...marks, ...between, (marks[0] ?? 0) - 1]
  return [...new Set(nearby)]
    .filter((value) => value >= min && value <= max)
    .map((value) => ({ value, isOpen: !constants.includes(value) }))
}

function texts(constants: unknown[], asked: string, { values }: Knowledge): Sample[] {
  if (values) return values.map((value) => ({ value }))
  const named = constants.filter((one) => typeof one === 'string' || typeof one === 'number')
  const foldsCase = /"\$(n?ini|alli|regexi)"/.test(asked)
  const orders = ORDERS_TEXT.test(asked)
  const open = named
    .flatMap((one) => [
      ...(foldsCase ? [`${one}`.toLowerCase(), `${one}`.toUpperCase()] : []),
      ...(orders ? [`${one}${OTHER}`] : []),
    ])
    .concat(OTHER)
  const exact = named.map(String)
  const fresh = [...new Set(open)].filter((one) => !exact.includes(one))
  return [...[...new Set(exact)].map((value) => ({ value })), ...fresh.map((value) => ({ value, isOpen: true }))]
}

/** Every choice of the constants, with and without something else. */
function lists(constants: unknown[]): Sample[] {
  if (constants.length > MOST_IN_SUBSETS) return [{ value: [] }, { value: [OTHER], isWild: true }]
  return [...constants, OTHER]
    .reduce<unknown[][]>((all, one) => all.concat(all.map((some) => some.concat([one]))), [[]])
    .map((value) => ({ value, isOpen: value.length > 0 }))
}
