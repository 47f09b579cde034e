import type { Config, Segment } from '@kairos/schema'
import { careful } from '../conditions/evaluate.ts'
import { createGraph, type Rule } from '../conditions/graph.ts'
import { placeholders } from '../content/interpolate.ts'
import type { BadUnit, Diagnostic } from '../diagnostic.ts'
import { attempt, expect, isObject, SIMPLER } from '../expect.ts'
import { lookUp, SEEN } from '../facts/lookUp.ts'
import { own } from '../facts/read.ts'
import { memoryRoots, openRoots } from '../facts/roots.ts'
import type { CampaignPlan, History, Input, Program } from '../program.ts'
import { planCampaign } from './plan.ts'

/** First words of the facts that the page and its parts tell. */
const WORDS = 'page device locale geo cart wishlist segment answer consent feed'

/**
 * Makes a config ready to decide. Never throws: a unit that cannot be used is left out with one diagnostic, and a file
 * of another major version, or no file at all, gives a program that decides nothing.
 */
export function compile(source: unknown, history?: History): Program {
  const diagnostics: Diagnostic[] = []
  const keep = <T>(path: string, build: () => T): T | undefined => {
    try {
      return build()
    } catch (problem) {
      // What is no BadUnit is a value nested so deeply that the stack ran out.
      const { expected = SIMPLER, steps = [] } = problem as Partial<BadUnit>
      diagnostics.push({ path: [path, ...steps].join('.'), expected })
      return undefined
    }
  }
  const file = (keep('kairos', () => {
    expect(isObject(source) && source.kairos === 1, '1')
    return source
  }) ?? {}) as Partial<Config>
  const partOf = (key: keyof Config) => (isObject(file[key]) ? file[key] : {}) as Record<string, never>

  const remembered = { ...memoryRoots, ...history?.roots }
  const words = [...WORDS.split(' '), ...Object.keys({ ...openRoots, ...remembered, ...partOf('facts') })]
  const inputs: Input[] = []
  const inputIds = new Map<string, number>()
  const addInput = (path: string, create: () => Omit<Input, 'path'>): number => {
    if (!inputIds.has(path)) {
      const input = create()
      // What cannot be read is missing.
      const read: Input['read'] = (state, program) => attempt(() => input.read(state, program)) ?? null
      inputIds.set(path, inputs.push({ ...input, path, read }) - 1)
    }
    return inputIds.get(path)!
  }
  const fact = (path: string) =>
    inputIds.get(path) ??
    addInput(path, () => {
      const word = path.split('.')[0]!
      expect(words.includes(path) || words.includes(word), 'fact')
      const read = lookUp(path)
      if (word !== 'segment') return { word, rule: -1, memory: path !== SEEN && !!own(remembered, word), read }
      const index = segmentRule(path.slice(8))
      const rule = rules[index]
      expect(rule, 'segment')
      rule.input = inputs.length
      return { word, rule: index, memory: readBy(rule).some((input) => inputs[input]!.memory), read }
    })
  const graph = createGraph(careful, {
    fact,
    extend: (word, operand) =>
      [operand].flat().map((one) => {
        if (word === '$segment') return fact(`segment.${one}`)
        const create = own(history?.behaviours, word)
        expect(create, 'operator')
        return addInput(`${word} ${JSON.stringify(one)}`, () => ({
          word,
          rule: -1,
          memory: true,
          read: create(one as never),
        }))
      }),
  })
  const readBy = ({ leaves }: Rule) => leaves.map((leaf) => graph.leaves[leaf]!.input)

  const rules: Rule[] = []
  const segments: string[] = []
  const segmentRules = new Map<string, number>()
  const segmentFile = partOf('segments')
  const segmentRule = (id: string): number => {
    if (!segmentRules.has(id)) {
      // Not usable until it is done: a segment that leads back to itself meets this.
      segmentRules.set(id, -1)
      const rule = keep(`segments.${id}`, () =>
        graph.add((segmentFile[id] as unknown as Segment | undefined)?.when, 'when'),
      )
      if (rule) {
        segments.push(id)
        segmentRules.set(id, rules.push(rule) - 1)
      }
    }
    return segmentRules.get(id)!
  }
  Object.keys(segmentFile).forEach(segmentRule)

  const plans = new Map<string, CampaignPlan>()
  const list: unknown[] = Array.isArray(file.campaigns) ? file.campaigns : []
  list.forEach((one, index) => {
    keep(`campaigns.${index}`, () => {
      const plan = planCampaign(one)
      const { id, audience, variants } = plan.campaign
      expect(!plans.has(id), 'own id', 'id')
      plan.reads = placeholders(variants).map(fact)
      if (audience !== undefined) {
        const rule = graph.add(audience, 'audience')
        plan.rule = rules.push(rule) - 1
        plan.reads.push(...readBy(rule))
      }
      plans.set(id, plan)
    })
  })
  return {
    site: file.site as string,
    revision: file.revision ?? 0,
    settings: partOf('settings'),
    slots: partOf('slots'),
    facts: partOf('facts'),
    interests: partOf('interests'),
    history,
    diagnostics,
    // Higher priority first; a tie goes to the lower id.
    campaigns: [...plans.values()].sort(
      ({ campaign: a }, { campaign: b }) => (b.priority ?? 0) - (a.priority ?? 0) || (a.id < b.id ? -1 : 1),
    ),
    plans,
    segments,
    rules,
    inputs,
    nodes: new Int32Array(graph.nodes),
    leaves: graph.leaves,
  }
}
