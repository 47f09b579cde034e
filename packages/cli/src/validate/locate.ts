import type { Program } from '@kairos/core'
import type { Node } from 'jsonc-parser'
import type { Finding, Mistake } from './finding.ts'
import { placeOfKey, placeOfValue } from './place.ts'
import type { Worded } from './words.ts'

/** A file without errors: its text, what it says, and what it is warned of. */
export interface Document {
  source: string
  tree: Node
  /** What the engine makes of it. */
  program: Program
  warnings: readonly Worded[]
}

/** Says where in the text a mistake stands. */
export function locate(tree: Node, { path, mark, ...mistake }: Worded): Mistake {
  return { ...mistake, ...(mark === 'key' ? placeOfKey(tree, path) : placeOfValue(tree, path)) }
}

/** Puts mistakes in the order of the file, each with its line and column. */
export function toFindings(source: string, mistakes: readonly Mistake[]): Finding[] {
  let line = 1
  let start = 0
  let next = source.indexOf('\n') + 1
  return [...mistakes]
    .sort((a, b) => a.offset - b.offset)
    .map(({ offset, severity = 'error', ...mistake }) => {
      while (next > 0 && next <= offset) {
        line++
        start = next
        next = source.indexOf('\n', start) + 1
      }
      return { severity, ...mistake, line, column: offset - start + 1 }
    })
}
