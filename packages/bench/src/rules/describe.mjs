import { holds } from './oracle.mjs'
import { leavesOf } from './workload.mjs'

/** What the workload really is: counted, not promised. */
export function describe(rules, visitors) {
  const leaves = rules.map(leavesOf)
  const onDepth = leaves.map((list) => list.filter(({ path }) => path === 'page.scrollDepth'))
  const flips = (leaf) => meets(leaf, 40) !== meets(leaf, 50)
  const all = leaves.flat()
  const held = visitors.flatMap(({ facts }) => rules.filter((rule) => holds(rule, facts)))
  return {
    rules: rules.length,
    facts: new Set(all.map(({ path }) => path)).size,
    visitors: visitors.length,
    leaves: all.length,
    distinct: new Set(all.map((leaf) => JSON.stringify(leaf))).size,
    readDepth: onDepth.filter((list) => list.length).length,
    flip: onDepth.filter((list) => list.some(flips)).length,
    hold: held.length / visitors.length,
  }
}

const meets = ({ operator, operand }, scrollDepth) =>
  holds({ depth: operator ? { [operator]: operand } : operand }, { depth: scrollDepth })
