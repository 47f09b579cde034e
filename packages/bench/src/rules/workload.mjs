import { depths, drawVisitor, questions } from './facts.mjs'
import { createRandom } from './random.mjs'

const DEPTH = 'page.scrollDepth'

/** Which rules ask for the scroll depth: 4 of 23, 174 of 1,000. */
const readsDepth = (index) => [5, 10, 15, 20].includes(index % 23)

const paths = Object.entries(questions).flatMap(([path, { weight }]) => Array(weight).fill(path))

/**
 * Rules as marketers write them: three to five conditions, some in `$or` or `$not`. The same for the same count.
 *
 * @param {number} count
 */
export function createRules(count) {
  const random = createRandom(1)
  let asked = 0
  return Array.from({ length: count }, (_, index) => {
    const size = random.pick([3, 4, 4, 5])
    const about = new Set()
    while (about.size < size - (readsDepth(index) ? 1 : 0)) about.add(random.pick(paths))
    const conditions = [...about].map((path) => [path, random.pick(questions[path].ways)(random)])
    if (readsDepth(index)) conditions.push([DEPTH, depths[asked++ % depths.length]])
    return nest(random.shuffle(conditions), random)
  })
}

/** Most rules are a flat list; some offer a choice, some exclude. */
function nest(conditions, random) {
  const [a, b, ...others] = conditions.map((condition) => Object.fromEntries([condition]))
  const rest = Object.assign({}, ...others)
  const shape = random.next()
  if (shape < 0.68) return Object.fromEntries(conditions)
  if (shape < 0.82) return { ...rest, $or: [a, b] }
  if (shape < 0.88) return { $or: [{ ...a, ...b }, rest] }
  if (shape < 0.96) return { ...a, ...rest, $not: b }
  return { ...rest, $not: { $or: [a, b] } }
}

/** Sixteen visitors. */
export function createVisitors() {
  const random = createRandom(2)
  return Array.from({ length: 16 }, () => drawVisitor(random))
}

/** The facts of a visitor as one tree, as engines without signals read them; what is not known is not there. */
export function factsOf({ visits, pages, traffic, traits, told }) {
  return JSON.parse(JSON.stringify({ ...told, visit: { count: visits, pages }, traffic, traits }))
}

/** The same tree at another scroll depth. */
export const scrolledTo = (facts, scrollDepth) => ({ ...facts, page: { ...facts.page, scrollDepth } })

/** Every leaf of a rule: a path, an operator (none for a plain value) and its operand. */
export function leavesOf(rule) {
  return Object.entries(rule).flatMap(([key, value]) => {
    if (key === '$or') return value.flatMap(leavesOf)
    if (key === '$not') return leavesOf(value)
    if (typeof value !== 'object') return [{ path: key, operator: '', operand: value }]
    return Object.entries(value).map(([operator, operand]) => ({ path: key, operator, operand }))
  })
}
