import type { Node } from 'jsonc-parser'
import type { Finding, Mistake } from './finding.ts'
import { placeOfKey, placeOfValue } from './place.ts'
import type { Worded } from './words.ts'

/** A file without errors: its text, what it says, and what it is warned of. */
export interface Document {
  source: string
  tree: Node
  warnings: readonly Worded[]
}

/** Says where in the text a mistake stands. */
export function locate(tree: Node, { path, mark, ...mistake }: Worded): Mistake {
  return { ...mistake, ...(mark === 'key' ? placeOfKey(tree, path) : placeOfValue(tree, path)) }
}

/** Puts mistakes in the order of the file, each with its line and column. */
export function toFindings(source: string, mistakes: readonly Mistake[]): Finding[] {
  const starts = [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)]
  let line = 0
  return [...mistakes]
    .sort((a, b) => a.offset - b.offset)
    .map(({ offset, severity = 'error', ...mistake }) => {
      while (line + 1 < starts.length && starts[line + 1]! <= offset) line++
      return { severity, ...mistake, line: line + 1, column: offset - starts[line]! + 1 }
    })
}
