import type { Graph, Rule } from '../conditions/graph.ts'
import { expect, isObject } from './expect.ts'
import type { Keep, SegmentUnit } from './units.ts'

const PREFIX = 'segment.'

/** The fact that says whether the visitor is in a segment. */
export const segmentFact = (id: string): string => PREFIX + id

/** Gives the segments a rule reads. */
export const segmentsRead = ({ leaves }: Graph, rule: Rule): string[] =>
  rule.leaves
    .map((leaf) => leaves[leaf]!.path)
    .filter((path) => path.startsWith(PREFIX))
    .map((path) => path.slice(PREFIX.length))

/** Adds the usable segments to the graph. */
export function addSegments(source: unknown, graph: Graph, keep: Keep): SegmentUnit[] {
  const rules = new Map<string, Rule>()
  for (const [id, segment] of Object.entries(isObject(source) ? source : {})) {
    const rule = keep(`segments.${id}`, () => {
      expect(isObject(segment), 'a segment')
      return graph.add(segment.when, 'when')
    })
    if (rule) rules.set(id, rule)
  }
  const levels = segmentLevels(new Map([...rules].map(([id, rule]) => [id, segmentsRead(graph, rule)])))
  return [...rules].flatMap(([id, rule]) => {
    const level = levels.get(id)
    keep(`segments.${id}.when`, () =>
      expect(level !== undefined, 'segments that exist and do not read each other in a circle'),
    )
    return level === undefined ? [] : { id, rule, level }
  })
}

/**
 * Sorts segments into levels: a segment reads only segments of lower levels. One that reads itself, a circle or a
 * segment that is not there has no level.
 */
function segmentLevels(reads: ReadonlyMap<string, readonly string[]>): Map<string, number> {
  const levels = new Map<string, number>()
  for (let level = 0, before = -1; levels.size > before; level++) {
    before = levels.size
    const ready = [...reads].filter(([id, others]) => !levels.has(id) && others.every((other) => levels.has(other)))
    for (const [id] of ready) levels.set(id, level)
  }
  return levels
}
