import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bucketRanges, chooseVariant, hash, inNamespace } from '../../src/bucketing/index.ts'
import { compile, step } from '../../src/index.ts'
import { START, visitor } from './arbitraries.ts'
import { bare, begin } from './play.ts'

const weights = fc
  .array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 8 })
  .filter((all) => all.some((weight) => weight > 0))
const shares = (all: number[]) => all.map((weight) => weight / all.reduce((sum, one) => sum + one, 0))
const VISITORS = Array.from({ length: 10_000 }, (_, index) => `visitor-${index}`)

describe('ranges', () => {
  it('hold every visitor in exactly one variant', () => {
    fc.assert(
      fc.property(weights, fc.integer({ min: 0, max: 9999 }), (all, place) => {
        const ranges = bucketRanges(all.length, 1, shares(all))
        expect(ranges.filter(([from, to]) => place / 10_000 >= from && place / 10_000 < to)).toHaveLength(1)
      }),
      { numRuns: 1000 },
    )
  })

  it('keep whom they cover, in the same variant, when coverage grows', () => {
    const coverage = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(weights, coverage, coverage, fc.integer({ min: 0, max: 9999 }), (all, one, other, place) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)].map((part) =>
          bucketRanges(all.length, part, shares(all)),
        )
        const before = chooseVariant(place / 10_000, less!)
        if (before >= 0) expect(chooseVariant(place / 10_000, more!)).toBe(before)
      }),
      { numRuns: 1000 },
    )
  })

  it('are ranges for any numbers', () => {
    const any = fc.double()
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5 }),
        any,
        fc.option(fc.array(any, { maxLength: 5 })),
        (count, coverage, weights) => {
          expect(bucketRanges(count, coverage, weights)).toHaveLength(count)
        },
      ),
    )
  })
})

describe('the hash', () => {
  it('spreads visitors as the weights say', () => {
    fc.assert(
      fc.property(weights, fc.string({ maxLength: 12 }), (all, seed) => {
        const ranges = bucketRanges(all.length, 1, shares(all))
        const counts = all.map(() => 0)
        for (const id of VISITORS) counts[chooseVariant(hash(seed, id, 2)!, ranges)]! += 1
        // Five standard deviations of a fair draw, and the steps the line is cut in.
        shares(all).forEach((share, variant) => {
          expect(Math.abs(counts[variant]! - share * 1e4)).toBeLessThanOrEqual(
            5 * Math.sqrt(1e4 * share * (1 - share)) + 2,
          )
        })
      }),
      { numRuns: 20 },
    )
  })

  it('gives a place from 0 to below 1', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.constantFrom(1, 2), (seed, id, version) => {
        const place = hash(seed, id, version)!
        expect(place >= 0 && place < 1).toBe(true)
      }),
    )
  })

  it('puts every visitor in exactly one part of a namespace', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.double({ min: 0, max: 1, noNaN: true }), (name, id, cut) => {
        expect(inNamespace(id, [name, 0, cut])).toBe(!inNamespace(id, [name, cut, 1]))
      }),
    )
  })
})

describe('a variant', () => {
  const file = (all: number[], more: object = {}) => ({
    kairos: 1,
    site: 'shop',
    campaigns: [{ id: 'test', variants: all.map((weight, index) => ({ id: `v${index}`, weight })), ...more }],
  })
  const view = (at: number) => ({ name: 'page_view', at, props: { facts: {} } })

  it('is the one the visitor falls on, with the probability of its share', () => {
    fc.assert(
      fc.property(weights, visitor, (all, id) => {
        const program = compile(file(all))
        const [decision] = step(begin(id), view(START), program).decisions
        const index = chooseVariant(hash('test', id, 2)!, bucketRanges(all.length, 1, shares(all)))
        expect(decision).toMatchObject({ acts: true, variant: `v${index}` })
        const { p } = step(begin(id), view(START), program).state.profile.campaigns.test!
        expect(p).toBeCloseTo(shares(all)[index]!, 9)
      }),
    )
  })

  it('stays when the weights or the coverage of its campaign change', () => {
    const other = fc.record({ all: weights, coverage: fc.double({ min: 0, max: 1, noNaN: true }) })
    fc.assert(
      fc.property(weights, other, visitor, (before, { all, coverage }, id) => {
        const first = step(begin(id), view(START), compile(file(before)))
        const { variant } = first.decisions[0]!
        // A campaign that has the variant no more draws again.
        if (Number(variant!.slice(1)) >= all.length) return
        const later = step(bare(first.state), view(START + 1000), compile(file(all, { coverage })))
        expect(later.decisions[0]).toMatchObject({ acts: true, variant })
      }),
    )
  })

  it('covers whom it covered when coverage grows', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(weights, part, part, visitor, (all, one, other, id) => {
        const acts = (coverage: number) => step(begin(id), view(START), compile(file(all, { coverage }))).decisions[0]!
        const less = acts(Math.min(one, other))
        if (less.acts) expect(acts(Math.max(one, other))).toMatchObject({ acts: true, variant: less.variant })
      }),
    )
  })
})
