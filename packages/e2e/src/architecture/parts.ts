import { byFile, findImports, type Import, packageNameOf } from './imports.ts'
import type { Source, Violation } from './sources.ts'

export interface Downloads {
  /** Entry files of the first download: the tag's, and the one apps import. */
  first: readonly string[]
  /** Entry files of the parts, each a download of its own. */
  parts: readonly string[]
}

/**
 * A module in two downloads would be loaded twice and live twice, with two states. So what a part loads is disjoint
 * from the first download and from every other part; a part gets what it needs in its kit.
 */
export function checkParts(sources: readonly Source[], { first, parts }: Downloads): Violation[] {
  const imports = findImports(sources).filter(({ kind }) => kind === 'value')
  const present = new Set(sources.map(({ path }) => path))
  const owners = new Map<string, string>()
  for (const entry of first) for (const node of graphOf(entry, imports)) owners.set(node, 'the first download')

  return parts
    .filter((part) => present.has(part))
    .flatMap((part) => {
      const graph = graphOf(part, imports)
      const violations: Violation[] = owners.has(part)
        ? [{ path: part, line: 1, message: `is a part, yet ${owners.get(part)} holds it` }]
        : []
      for (const found of imports) {
        const owner = owners.get(nodeOf(found))
        // Only the step from the part's own files into the other download is reported, not all that follows from it.
        if (!owner || !graph.has(found.from) || owners.has(found.from)) continue
        violations.push({
          path: found.from,
          line: found.line,
          message: `imports ${found.specifier}, which ${owner} holds`,
        })
      }
      for (const node of graph) if (!owners.has(node)) owners.set(node, `the part ${part}`)
      return violations
    })
}

/** Packages that may be part of a rare download only. */
export function checkKeptOut(
  sources: readonly Source[],
  entries: readonly string[],
  names: readonly string[],
): Violation[] {
  const imports = findImports(sources).filter(({ kind }) => kind === 'value')
  const reached = new Set(entries.flatMap((entry) => [...graphOf(entry, imports)]))
  return imports
    .filter(({ from, specifier }) => reached.has(from) && names.includes(packageNameOf(specifier) ?? ''))
    .map(({ from, line, specifier }) => ({
      path: from,
      line,
      message: `puts ${specifier} into a download of every visitor`,
    }))
}

/** Everything that is loaded with an entry file: sources by path, npm packages by name. */
function graphOf(entry: string, imports: readonly Import[]): Set<string> {
  const graph = byFile(imports)
  const reached = new Set([entry])
  // A set visits what is added during the loop too.
  for (const node of reached) for (const found of graph.get(node) ?? []) reached.add(nodeOf(found))
  return reached
}

function nodeOf({ to, specifier }: Import): string {
  return to ?? packageNameOf(specifier) ?? specifier
}
