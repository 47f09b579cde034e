import type { Config, Segment } from '@kairos/schema'
import { createGraph, type Rule } from '../conditions/graph.ts'
import { placeholders } from '../content/interpolate.ts'
import type { BadUnit, Diagnostic } from '../diagnostic.ts'
import { expect, isObject, SIMPLER } from '../expect.ts'
import { lookUp } from '../facts/lookUp.ts'
import { own } from '../facts/read.ts'
import { memoryRoots, openRoots } from '../facts/roots.ts'
import type { CampaignPlan, History, Input, Program } from '../program.ts'
import { campaignShape, planCampaign } from './plan.ts'

/** First words of the facts that the page and its parts tell. */
const WORDS = 'page device locale geo cart wishlist segment answer consent feed'.split(' ')

/**
 * Makes a config ready to decide. Never throws: a unit that cannot be used is left out with one diagnostic, and a file
 * of another major version, or no file at all, gives a program that decides nothing.
 */
export function compile(source: unknown, history?: History, rare?: Program['rare']): Program {
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
  const roots = { ...openRoots, ...remembered, ...history?.openRoots, ...partOf('facts') }
  const inputs: Input[] = []
  const inputIds = new Map<string, number>()
  const addInput = (input: Input): number => {
    const id = inputs.push(input) - 1
    inputIds.set(input.path, id)
    return id
  }
  const fact = (path: string): number => {
    const known = inputIds.get(path)
    if (known !== undefined) return known
    // Seen on the page, unlike all else about the visitor.
    const steps = (path === 'visitor.isBot' ? 'page.isBot' : path).split('.')
    const word = steps[0]!
    expect(Object.hasOwn(roots, path) || Object.hasOwn(roots, word) || WORDS.includes(word), 'fact')
    const input: Input = { path, word, rule: -1, memory: Object.hasOwn(remembered, word), read: lookUp(steps) }
    if (word === 'segment') {
      input.rule = segmentRule(steps.slice(1).join('.'))
      const rule = rules[input.rule]
      expect(rule, 'segment')
      rule.input = inputs.length
      input.memory = readBy(rule).some((other) => inputs[other]!.memory)
    }
    return addInput(input)
  }
  const behaviour = (word: string, operand: unknown): number => {
    const create = own(history?.behaviours, word)
    expect(create, 'operator')
    const path = `${word} ${JSON.stringify(operand)}`
    return inputIds.get(path) ?? addInput({ path, word, rule: -1, memory: true, read: create(operand as never) })
  }
  const graph = createGraph(
    { careful: true, more: history?.operators },
    {
      fact,
      extend: (word, operand) =>
        [operand].flat().map((one) => (word === '$segment' ? fact(`segment.${one}`) : behaviour(word, one))),
    },
  )
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
  const shape = { ...campaignShape, ...history?.shape, ...rare?.shape }
  const list: unknown[] = Array.isArray(file.campaigns) ? file.campaigns : []
  list.forEach((one, index) => {
    keep(`campaigns.${index}`, () => {
      const plan = planCampaign(one, shape)
      const { id, audience, variants } = plan.campaign
      expect(!plans.has(id), 'own id', 'id')
      plan.reads = placeholders(variants).map(fact)
      const addRule = (condition: unknown, place: string) => {
        const rule = graph.add(condition, place)
        plan.reads = plan.reads.concat(readBy(rule))
        return rules.push(rule) - 1
      }
      if (audience !== undefined) plan.rule = addRule(audience, 'audience')
      if (plan.reads.some((input) => inputs[input]!.word === 'feed')) plan.silent = 'preflight'
      history?.complete(plan, addRule, { ...graph, inputs, rules })
      rare?.complete(plan, fact, file)
      plans.set(id, plan)
    })
  })
  return {
    site: file.site as string,
    file,
    revision: file.revision ?? 0,
    settings: partOf('settings'),
    slots: partOf('slots'),
    interests: partOf('interests'),
    facts: partOf('facts'),
    goals: partOf('goals'),
    history,
    rare,
    diagnostics,
    // Higher rank first; a tie goes to the lower id.
    campaigns: [...plans.values()].sort((a, b) => b.rank - a.rank || (a.campaign.id < b.campaign.id ? -1 : 1)),
    plans,
    segments,
    rules,
    inputs,
    nodes: new Int32Array(graph.nodes),
    leaves: graph.leaves,
  }
}
