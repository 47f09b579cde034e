import type { Condition } from '@kairos/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluateCondition } from '../../src/conditions/index.ts'
import { compile, segmentsOf, step } from '../../src/index.ts'
import { conditionOver, factValue, operators, pageFacts, START, scalar, visitor } from './arbitraries.ts'
import { meets } from './naive.ts'
import { begin } from './play.ts'

const paths = ['a', 'b', 'a.b', 'b.c', 'b.0', '$groups', '__proto__', 'constructor.name']
const facts = fc.dictionary(
  fc.constantFrom('a', 'b', '$groups', '__proto__', 'constructor'),
  fc.oneof(factValue, fc.jsonValue({ maxDepth: 2 })),
  { noNullPrototype: true },
)

/** Operators that only GrowthBook's own reading lets through. */
const loose = fc.oneof(
  fc.record({ $inGroup: fc.constantFrom('team', 'nobody', 'constructor') }, { noNullPrototype: true }),
  fc.record({ $notInGroup: fc.constantFrom('team', 'nobody') }, { noNullPrototype: true }),
  fc.record({ $unheardOf: scalar }, { noNullPrototype: true }),
  fc.record({ $nin: scalar }, { noNullPrototype: true }),
  fc.record({ $regex: fc.constantFrom('(', '[', 'a/b', 'a\\/b') }, { noNullPrototype: true }),
  fc.record({ $gt: fc.constantFrom(null, true, []) }, { noNullPrototype: true }),
  operators,
)
const looseConditions = conditionOver(paths, [
  fc.tuple(fc.constantFrom(...paths), loose).map((entry) => Object.fromEntries([entry])),
])
const groups = { team: ['shoes', 10, null] }

/** JSON that has `toString` or `valueOf` for a key cannot be compared by the specification's own text. */
const isPlain = (value: unknown) => !/"(toString|valueOf|toJSON)":/.test(JSON.stringify(value))

describe('evaluateCondition', () => {
  it('answers as the text of the specification does', () => {
    fc.assert(
      fc.property(facts.filter(isPlain), looseConditions, (facts, condition) => {
        expect(evaluateCondition(facts, condition, groups)).toBe(meets(facts, condition, { groups }))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('the decision graph', () => {
  it('puts a visitor in exactly the segments whose conditions hold, after any change', () => {
    const segments = fc.array(conditionOver(pageFacts), { minLength: 1, maxLength: 5 })
    const told = fc.dictionary(fc.constantFrom(...pageFacts), factValue, { noNullPrototype: true })
    fc.assert(
      fc.property(segments, fc.array(told, { minLength: 1, maxLength: 5 }), visitor, (conditions, changes, id) => {
        const program = compile({
          kairos: 1,
          site: 'shop',
          facts: { plan: {}, 'my fact': {} },
          segments: named(conditions),
        })
        expect(program.diagnostics).toEqual([])
        let { state } = step(begin(id), { name: 'page_view', at: START, props: { facts: {} } }, program)
        const known: Record<string, Record<string, unknown>> = {}
        changes.forEach((props, index) => {
          state = step(state, { name: 'facts', at: START + index, props }, program).state
          for (const [path, value] of Object.entries(props)) {
            const [word = '', rest] = path.split('.')
            if (rest) known[word] = { ...known[word], [rest]: value }
            else known[word] = value as Record<string, unknown>
          }
          const wanted = conditions.flatMap((condition, place) =>
            meets(known, condition, { careful: true }) ? [`s${place}`] : [],
          )
          expect(segmentsOf(state)).toEqual(wanted)
        })
      }),
      { numRuns: 250 },
    )
  })

  it('tells of segments that read each other what their conditions written out would tell', () => {
    const told = fc.dictionary(fc.constantFrom(...pageFacts), factValue, { noNullPrototype: true })
    const parts = fc.tuple(conditionOver(pageFacts), conditionOver(pageFacts), conditionOver(pageFacts))
    fc.assert(
      fc.property(parts, told, visitor, ([a, b, c], props, id) => {
        const read = {
          a: { when: a },
          b: { when: { $or: [{ $segment: 'a' }, b] } },
          c: { when: { $and: [c, { $not: { 'segment.b': true } }] } },
        }
        const written = {
          a: { when: a },
          b: { when: { $or: [a, b] } },
          c: { when: { $and: [c, { $not: { $or: [a, b] } }] } },
        }
        const inside = (segments: object) => {
          const program = compile({ kairos: 1, site: 'shop', facts: { plan: {}, 'my fact': {} }, segments })
          const { state } = step(begin(id), { name: 'page_view', at: START, props: { facts: {} } }, program)
          return segmentsOf(step(state, { name: 'facts', at: START, props }, program).state).sort()
        }
        const { a: one, b: two, c: three } = read
        expect(inside({ c: three, b: two, a: one })).toEqual(inside(written))
      }),
      { numRuns: 100 },
    )
  })
})

const named = (conditions: Condition[]) => Object.fromEntries(conditions.map((when, place) => [`s${place}`, { when }]))
