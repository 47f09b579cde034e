import type { Config } from '@kairos/schema'
import { getNodeValue, type Node } from 'jsonc-parser'
import { checkAgainstSchema } from './againstSchema.ts'
import { crossCheck } from './crossChecks.ts'
import { findDuplicateKeys } from './duplicateKeys.ts'
import { askEngine } from './engine.ts'
import type { Finding, Mistake } from './finding.ts'
import { placeOfKey, placeOfValue } from './place.ts'
import { configChecker } from './schema.ts'
import { readSyntax } from './syntax.ts'
import type { Worded } from './words.ts'

export interface Validation {
  /** In the order of the file. */
  findings: Finding[]
  /** The file's content, when it has no errors. */
  config?: Config
}

/**
 * Checks the text of a kairos.json. While it is not JSON only that is told; the rest would be guesses.
 * Comments are refused unless `comments` allows them.
 */
export function validate(text: string, comments: 'allowed' | 'refused' = 'refused'): Validation {
  try {
    return check(text, comments)
  } catch (problem) {
    // The stack ran out: nothing that somebody wrote by hand.
    if (!(problem instanceof RangeError)) throw problem
    const message = 'The file is nested too deeply to be read.'
    return {
      findings: [
        { severity: 'error', code: 'too_deep', message, fix: 'write it flatter', line: 1, column: 1, length: 1 },
      ],
    }
  }
}

function check(text: string, comments: 'allowed' | 'refused'): Validation {
  // A byte order mark is no mistake of the author; as a space it leaves every offset where it was.
  const source = text.replace(/^\uFEFF/, ' ')
  const { tree, mistakes } = readSyntax(source, comments)
  const inOrder = [...mistakes, ...(tree ? checkTree(tree) : [])].sort((a, b) => a.offset - b.offset)
  const findings = toFindings(source, inOrder)
  const isFine = findings.every(({ severity }) => severity === 'warning')
  return tree && isFine ? { findings, config: getNodeValue(tree) } : { findings }
}

function checkTree(tree: Node): Mistake[] {
  const config: unknown = getNodeValue(tree)
  const known = [...checkAgainstSchema(configChecker(), tree), ...crossCheck(config)]
  const worded = known.some(({ severity }) => severity !== 'warning') ? known : [...known, ...askEngine(config)]
  return [...findDuplicateKeys(tree), ...worded.map((mistake) => locate(tree, mistake))]
}

function locate(tree: Node, { path, mark, ...mistake }: Worded): Mistake {
  return { ...mistake, ...(mark === 'key' ? placeOfKey(tree, path) : placeOfValue(tree, path)) }
}

/** The mistakes come in the order of the file: it is gone through once. */
function toFindings(text: string, inOrder: Mistake[]): Finding[] {
  let line = 1
  let start = 0
  let end = text.indexOf('\n')
  return inOrder.map(({ offset, severity = 'error', ...mistake }) => {
    while (end >= 0 && end < offset) {
      start = end + 1
      end = text.indexOf('\n', start)
      line++
    }
    return { severity, ...mistake, line, column: offset - start + 1 }
  })
}
