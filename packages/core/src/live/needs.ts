import type { Program } from '../program.ts'

/** What a config can use of a page: nothing else has to be collected. */
export interface Needs {
  /** Paths of facts. */
  facts: string[]
  /** Numbers a fact is compared with, by path, rising: in between, nothing changes. */
  thresholds: Record<string, number[]>
  /** Names of events. */
  events: string[]
}

export function needsOf({ inputs, leaves }: Program): Needs {
  const paths = inputs.filter(({ rule }) => rule < 0).map(({ path }) => path)
  const numbers = new Map<string, Set<number>>()
  for (const { input, operand } of leaves) {
    const { path } = inputs[input]!
    if (typeof operand === 'number') numbers.set(path, (numbers.get(path) ?? new Set()).add(operand))
  }
  return {
    facts: paths.filter((path) => path[0] !== '$'),
    thresholds: Object.fromEntries([...numbers].map(([path, set]) => [path, [...set].sort((a, b) => a - b)])),
    events: [...new Set(paths.flatMap((path) => [...path.matchAll(/"event":"([^"]+)"/g)].map(([, name]) => name!)))],
  }
}
