import { findNodeAtLocation, getNodeValue, type Node } from 'jsonc-parser'
import { closest } from '../closest.ts'
import type { Checker } from './schema.ts'
import { findViolations, type Violation } from './violations.ts'
import type { Worded } from './words.ts'
import { word } from './words.ts'

/** Finds what the schema does not allow, one mistake each. */
export function checkAgainstSchema(checker: Checker, tree: Node): Worded[] {
  const root: unknown = getNodeValue(tree)
  const violations = findViolations(checker, root)
  return violations
    .filter((violation) => !isMisspelled(violation, violations))
    .map((violation) => {
      const node = findNodeAtLocation(tree, violation.path)
      return word(root, violation, node && getNodeValue(node))
    })
}

/** A key that is missing because it is misspelled beside is one mistake, told at the misspelled key. */
function isMisspelled({ keyword, path, params }: Violation, all: Violation[]): boolean {
  if (keyword !== 'required') return false
  const missing = String(params['missingProperty'])
  const beside = all.filter((other) => other.keyword === 'additionalProperties' && samePath(other.path, path))
  return beside.some(({ params, schema }) => {
    const known = Object.keys(schema.properties ?? {})
    return closest(String(params['additionalProperty']), known) === missing
  })
}

const samePath = (a: unknown[], b: unknown[]) => JSON.stringify(a) === JSON.stringify(b)
