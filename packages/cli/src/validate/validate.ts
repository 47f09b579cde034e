import type { Program } from '@kairos/core'
import type { Config } from '@kairos/schema'
import { getNodeValue, type Node } from 'jsonc-parser'
import { checkAgainstSchema } from './againstSchema.ts'
import { crossCheck } from './crossChecks.ts'
import { findDuplicateKeys } from './duplicateKeys.ts'
import { askEngine } from './engine.ts'
import type { Finding } from './finding.ts'
import { type Document, locate, toFindings } from './locate.ts'
import { configChecker } from './schema.ts'
import { readSyntax } from './syntax.ts'
import type { Worded } from './words.ts'

export interface Validation {
  /** In the order of the file. */
  findings: Finding[]
  /** The file's content, when it has no errors. */
  config?: Config
  /** The file itself, when it has no errors: for those who look for more in it. */
  document?: Document
}

/**
 * Checks the text of a kairos.json. While it is not JSON only that is told; the rest would be guesses.
 * Comments are refused unless `comments` allows them.
 */
export function validate(text: string, comments: 'allowed' | 'refused' = 'refused'): Validation {
  try {
    return read(text, comments)
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

function read(text: string, comments: 'allowed' | 'refused'): Validation {
  // A byte order mark is no mistake of the author; as a space it leaves every offset where it was.
  const source = text.replace(/^\uFEFF/, ' ')
  const { tree, mistakes } = readSyntax(source, comments)
  const { worded, program } = tree ? check(tree) : { worded: [] }
  const located = tree ? [...findDuplicateKeys(tree), ...worded.map((mistake) => locate(tree, mistake))] : []
  const findings = toFindings(source, [...mistakes, ...located])
  const isFine = findings.every(({ severity }) => severity === 'warning')
  if (!tree || !program || !isFine) return { findings }
  return { findings, config: getNodeValue(tree), document: { source, tree, program, warnings: worded } }
}

function check(tree: Node): { worded: Worded[]; program?: Program } {
  const config: unknown = getNodeValue(tree)
  const known = [...checkAgainstSchema(configChecker(), tree), ...crossCheck(config)]
  if (known.some(({ severity }) => severity !== 'warning')) return { worded: known }
  const { program, worded } = askEngine(config)
  return { worded: [...known, ...worded], program }
}
