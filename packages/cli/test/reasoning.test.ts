import { evaluateCondition } from '@kairos/core/conditions'
import type { Condition, Config } from '@kairos/schema'
import { describe, expect, test } from 'vitest'
import { createKnowledge } from '../src/lint/facts/knowledgeOf.ts'
import { createReader, negated, questionsIn } from '../src/lint/reasoning/formula.ts'
import { createMasks } from '../src/lint/reasoning/masks.ts'
import { solve } from '../src/lint/reasoning/solve.ts'

const config: Config = {
  kairos: 1,
  site: 'shop',
  facts: { text: { type: 'string' }, number: { type: 'number' }, list: { type: 'list' }, any: {} },
}

function canHold(condition: Condition, isNot = false) {
  const formula = createReader(config)(condition, [])
  const masks = createMasks(questionsIn(formula), createKnowledge(config))
  return solve(isNot ? negated(formula) : formula, { masks }).can
}

/** The same numbers every time. */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (state * 48271) % 2147483647
    return state % sides
  }
}

const texts = ['a', 'A', 'b', 'ab', '1', '2.5']
const numbers = [-1, 0, 1, 2, 2.5, 3]

function randomTest(roll: (sides: number) => number, fact: string): unknown {
  const one = () => (fact === 'number' || (fact === 'any' && roll(2)) ? numbers[roll(6)]! : texts[roll(6)]!)
  const operators: Record<string, () => unknown> = {
    $eq: one,
    $ne: one,
    $in: () => [one(), one()],
    $nin: () => [one(), one()],
    $ini: () => [one(), one()],
    $exists: () => roll(2) === 0,
    $not: () => ({ $in: [one()] }),
    ...(fact === 'list' ? { $all: () => [one()], $size: () => roll(3) } : { $gt: one, $lte: one }),
    ...(fact === 'text' ? { $regex: () => '^a' } : {}),
  }
  const names = Object.keys(operators)
  if (fact !== 'list' && roll(4) === 0) return one()
  const picked = [names[roll(names.length)]!, names[roll(names.length)]!]
  return Object.fromEntries(picked.map((name) => [name, operators[name]!()]))
}

function randomCondition(roll: (sides: number) => number, depth = 2): Condition {
  const fact = ['text', 'number', 'list', 'any'][roll(4)]!
  const kind = depth ? roll(6) : 0
  if (kind === 1) return { $not: randomCondition(roll, depth - 1) }
  const parts = () => [randomCondition(roll, depth - 1), randomCondition(roll, depth - 1)]
  if (kind === 2) return { $or: parts() }
  if (kind === 3) return { $and: parts() }
  if (kind === 4) return { $nor: parts() }
  return { [fact]: randomTest(roll, fact) } as Condition
}

function randomFacts(roll: (sides: number) => number): Record<string, unknown> {
  const text = [...texts, 'abc', 'z', '', 'B'][roll(10)]
  const number = [...numbers, 1.5, 99, -5][roll(9)]
  const list = [...texts, 'x'].filter(() => roll(3) === 0)
  const known = { text, number, list, any: roll(2) ? text : number }
  return Object.fromEntries(Object.entries(known).filter(() => roll(5) > 0))
}

/** As the page asks: a missing fact is less and more than nothing. GrowthBook's own words count it as 0. */
const isComparedWhileMissing = (condition: Condition, facts: object) =>
  /\$(gt|lte|regex)"/.test(JSON.stringify(condition)) && Object.keys(facts).length < 4

describe('reasoning', () => {
  test('never says of a condition that somebody meets that nobody can, nor of one that somebody does not that all do', () => {
    const roll = dice(7)
    const wrong: string[] = []
    let never = 0
    for (let n = 0; n < 1500; n++) {
      const condition = randomCondition(roll)
      const answers = [canHold(condition), canHold(condition, true)]
      never += answers.filter((answer) => answer === 'never hold').length
      for (let m = 0; m < 25; m++) {
        const facts = randomFacts(roll)
        if (isComparedWhileMissing(condition, facts)) continue
        const answer = answers[evaluateCondition(facts, condition) ? 0 : 1]
        if (answer !== 'hold') wrong.push(JSON.stringify({ condition, facts, answer }))
      }
    }
    expect(wrong).toEqual([])
    expect(never).toBeGreaterThan(100)
  })

  test('gives up where it takes too long', () => {
    const sides = (...facts: [string, number][]): Condition => ({
      $or: facts.map(([fact, value]) => ({ [fact]: value })),
    })
    const many = Array.from({ length: 16 }, (_, n) => sides([`traits.a${n}`, 1], [`traits.b${n}`, 1]))
    const closed = [sides(['traits.x', 1], ['traits.x', 2]), sides(['traits.x', 3], ['traits.x', 4])]
    expect(canHold({ $and: [...closed, ...many] })).toBe('never hold')
    expect(canHold({ $and: [...many, ...closed] })).toBe('unknown')
    expect(canHold({ $and: many })).toBe('hold')
  })
})
