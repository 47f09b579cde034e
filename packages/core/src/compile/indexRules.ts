import type { Graph } from '../conditions/graph.ts'
import type { Program } from '../program.ts'
import { segmentFact } from './segments.ts'
import type { CampaignUnit, SegmentUnit } from './units.ts'

type Index = Pick<
  Program,
  | 'inputs'
  | 'inputsOf'
  | 'nodes'
  | 'entries'
  | 'leaves'
  | 'levels'
  | 'levelOf'
  | 'leavesOf'
  | 'rulesOf'
  | 'segmentInputs'
  | 'readersOf'
>

/** Draws up what reads what, from facts over leaves and segments to campaigns. */
export function indexRules(graph: Graph, segments: SegmentUnit[], campaigns: CampaignUnit[]): Index {
  const inputs: string[][] = []
  const inputsOf: Record<string, number[]> = Object.create(null)
  const inputIds = new Map<string, number>()
  const leavesOf: number[][] = []
  const readersOf: CampaignUnit['plan'][][] = []
  const inputOf = (path: string): number => {
    const known = inputIds.get(path)
    if (known !== undefined) return known
    const steps = path.split('.')
    const input = inputs.push(steps) - 1
    inputIds.set(path, input)
    leavesOf.push([])
    readersOf.push([])
    // Segments are answered, not looked up.
    if (steps[0] !== 'segment') {
      inputsOf[steps[0]!] ??= []
      inputsOf[steps[0]!]!.push(input)
    }
    return input
  }

  const leaves = graph.leaves.map(({ path, test }, leaf) => {
    const input = inputOf(path)
    leavesOf[input]!.push(leaf)
    return { input, test }
  })

  const audiences = campaigns.filter(({ audience }) => audience)
  const rules = [...segments.map(({ rule }) => rule), ...audiences.map(({ audience }) => audience!)]
  const top = Math.max(-1, ...segments.map(({ level }) => level)) + 1
  const levelOf = rules.map((_, rule) => segments[rule]?.level ?? top)
  const levels: number[][] = Array.from({ length: top + 1 }, () => [])
  const rulesOf: number[][] = leaves.map(() => [])
  rules.forEach((rule, index) => {
    levels[levelOf[index]!]!.push(index)
    for (const leaf of rule.leaves) rulesOf[leaf]!.push(index)
  })

  audiences.forEach(({ plan }, index) => {
    plan.rule = segments.length + index
  })
  for (const { plan, audience, placeholders } of campaigns) {
    const read = [...(audience?.leaves ?? []).map((leaf) => leaves[leaf]!.input), ...placeholders.map(inputOf)]
    for (const input of new Set(read)) readersOf[input]!.push(plan)
  }

  return {
    inputs,
    inputsOf,
    nodes: Int32Array.from(graph.nodes),
    entries: rules.map(({ entry }) => entry),
    leaves,
    levels,
    levelOf,
    leavesOf,
    rulesOf,
    segmentInputs: segments.map(({ id }) => inputIds.get(segmentFact(id))),
    readersOf,
  }
}
