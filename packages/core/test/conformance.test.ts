import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { bucketRanges, chooseVariant, equalWeights, hash, inNamespace, type Range } from '../src/bucketing/index.ts'
import { evaluateCondition } from '../src/conditions/index.ts'

const file = new URL('../../../../shared/conformance/growthbook-cases.json', import.meta.url)

interface Cases {
  evalCondition: [
    name: string,
    condition: unknown,
    attributes: unknown,
    expected: boolean,
    groups?: Record<string, unknown>,
  ][]
  hash: [seed: string, value: string, version: number, expected: number | null][]
  getBucketRange: [name: string, input: [number, number, number[] | null], ranges: Range[]][]
  chooseVariation: [name: string, place: number, ranges: Range[], index: number][]
  inNamespace: [name: string, id: string, namespace: [string, number, number], expected: boolean][]
  getEqualWeights: [count: number, weights: number[]][]
}

const floored = (value: number) => Math.floor(value * 1e8) / 1e8

if (existsSync(file)) {
  const cases = JSON.parse(readFileSync(file, 'utf8')) as Cases

  const passing = cases.evalCondition.filter(
    ([, condition, attributes, expected, groups]) => evaluateCondition(attributes, condition, groups) === expected,
  )
  console.log(`evalCondition: ${passing.length} of ${cases.evalCondition.length} shared cases pass`)

  describe("GrowthBook's cases", () => {
    it.each(cases.evalCondition)('condition: %s', (_, condition, attributes, expected, groups) => {
      expect(evaluateCondition(attributes, condition, groups)).toBe(expected)
    })
    it.each(cases.hash)('hash: seed %j, value %j, version %j is %j', (seed, value, version, expected) => {
      expect(hash(seed, value, version)).toBe(expected)
    })
    it.each(cases.getBucketRange)('ranges: %s', (_, [count, coverage, weights], expected) => {
      expect(bucketRanges(count, coverage, weights).map((range) => range.map(floored))).toEqual(expected)
    })
    it.each(cases.chooseVariation)('variant: %s', (_, place, ranges, expected) => {
      expect(chooseVariant(place, ranges)).toBe(expected)
    })
    it.each(cases.inNamespace)('namespace: %s', (_, id, namespace, expected) => {
      expect(inNamespace(id, namespace)).toBe(expected)
    })
    it.each(cases.getEqualWeights)('equal weights: %j', (count, expected) => {
      expect(equalWeights(count).map(floored)).toEqual(expected)
    })
  })
} else {
  console.log('skipped: the shared conformance cases are not beside this clone')
  it('runs without the shared conformance cases', () => expect(existsSync(file)).toBe(false))
}
