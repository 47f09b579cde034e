import { byFile, findImports, type Import } from './imports.ts'
import type { Source, Violation } from './sources.ts'

/** Files that import each other in a circle cannot be read, moved or tested one by one. Type imports count too. */
export function checkCycles(sources: readonly Source[]): Violation[] {
  const imports = findImports(sources)
  const graph = byFile(imports)
  const reported = new Set<string>()
  return imports.flatMap((found) => {
    const way = found.to === undefined ? undefined : shortestWay(found.to, found.from, graph)
    if (!way) return []
    // Each circle is met once for each of its imports, and told once.
    const key = [...way].sort().join()
    if (reported.has(key)) return []
    reported.add(key)
    return [{ path: found.from, line: found.line, message: `is in a circle: ${[found.from, ...way].join(' → ')}` }]
  })
}

/** The files on the shortest way between two files, both included; breadth first. */
function shortestWay(start: string, goal: string, graph: ReadonlyMap<string, Import[]>): string[] | undefined {
  const cameFrom = new Map<string, string | undefined>([[start, undefined]])
  for (const [node] of cameFrom) {
    if (node === goal) return wayTo(goal, cameFrom)
    for (const { to } of graph.get(node) ?? []) if (to !== undefined && !cameFrom.has(to)) cameFrom.set(to, node)
  }
  return undefined
}

function wayTo(goal: string, cameFrom: ReadonlyMap<string, string | undefined>): string[] {
  const way: string[] = []
  for (let node: string | undefined = goal; node !== undefined; node = cameFrom.get(node)) way.unshift(node)
  return way
}
