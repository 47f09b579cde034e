import { findNodeAtLocation, getNodeValue, type Node } from 'jsonc-parser'
import { lacksDollar } from './facts.ts'
import type { Checker } from './schema.ts'
import { findViolations, type Violation } from './violations.ts'
import type { Worded } from './words.ts'
import { isCondition, meantBy, word } from './words.ts'

/** Finds what the schema does not allow, one mistake each. */
export function checkAgainstSchema(checker: Checker, tree: Node): Worded[] {
  const root: unknown = getNodeValue(tree)
  const violations = findViolations(checker, root)
  const beside = groupByPath(violations)
  return violations
    .filter((violation) => {
      const here = beside.get(keyOf(violation))!
      return !isMisspelled(violation, here) && !isToldBeside(violation, here) && !isInBareKey(violation)
    })
    .map((violation) => {
      const node = findNodeAtLocation(tree, violation.path)
      return word({ root, schema: checker.root }, violation, node && getNodeValue(node))
    })
}

/** A file may have thousands of mistakes: each is compared with those of the same place only. */
function groupByPath(violations: Violation[]): Map<string, Violation[]> {
  const groups = new Map<string, Violation[]>()
  for (const violation of violations) {
    const group = groups.get(keyOf(violation))
    if (group) group.push(violation)
    else groups.set(keyOf(violation), [violation])
  }
  return groups
}

const keyOf = ({ path }: Violation) => JSON.stringify(path)

/** A key that is missing because it is misspelled beside is one mistake, told at the misspelled key. */
function isMisspelled({ keyword, params }: Violation, here: Violation[]): boolean {
  if (keyword !== 'required') return false
  const missing = String(params['missingProperty'])
  const beside = here.filter((other) => other.keyword === 'additionalProperties')
  return beside.some(({ params, schema }) => {
    const key = String(params['additionalProperty'])
    return meantBy(key, Object.keys(schema.properties ?? {})) === missing || (missing === 'when' && isCondition(key))
  })
}

/** `"and"` in place of `"$and"` is told at the key; in a `where` it is a field of the event like any other. */
function isInBareKey({ path }: Violation): boolean {
  const [, , field, ...keys] = path
  if (field !== 'when' && field !== 'audience') return false
  const bare = keys.findIndex(lacksDollar)
  return bare >= 0 && !keys.slice(0, bare).includes('where')
}

/** A value that is not of the type is not of the list of values either; of several facts without `when` one is told. */
function isToldBeside({ keyword, params }: Violation, here: Violation[]): boolean {
  if (keyword === 'type') return here.some((other) => other.keyword === 'enum' || other.keyword === 'const')
  if (keyword !== 'additionalProperties' || !here.some(({ schema }) => schema.properties?.['when'])) return false
  const keys = here.map((other) => String(other.params['additionalProperty'])).filter(isCondition)
  return keys.indexOf(String(params['additionalProperty'])) > 0
}
