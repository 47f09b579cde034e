import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { base } from '../../src/base.ts'
import { compile as compileWith } from '../../src/compile/compile.ts'
import { createHistory } from '../../src/history/index.ts'
import { compile, type Profile, type State, step } from '../../src/index.ts'
import { START } from './arbitraries.ts'
import { begin } from './play.ts'

const bytesOf = (profile: Profile) => new TextEncoder().encode(JSON.stringify(profile)).length
const view = (at: number) => ({ name: 'page_view', at, offset: 0, props: { facts: { page: { path: '/' } } } })
const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index))

/** A file that asks to remember as much as it can. */
const greedy = ({ campaigns, dimensions, holdout }: { campaigns: number; dimensions: number; holdout: number }) =>
  compile({
    kairos: 1,
    site: 'shop',
    settings: { holdout },
    interests: Object.fromEntries(
      many(dimensions, (n) => [`dimension-${n}`, { from: { event: 'look', field: `f${n % 20}` } }]),
    ),
    campaigns: many(campaigns, (n) => ({
      id: `campaign-${n}`,
      goal: 'purchase',
      variants: [{ id: 'a' }, { id: 'b', actions: [{ type: 'slot', slot: `slot-${n}`, title: 'Hello' }] }],
    })),
  })

describe('the stored profile', () => {
  it('stays within 32 kB, and keeps id, counters and as many variants as it can', () => {
    fc.assert(
      fc.property(
        fc.record({
          campaigns: fc.nat(400),
          dimensions: fc.nat(60),
          holdout: fc.constantFrom(0, 1),
          letter: fc.constantFrom('a', '長', '\u007f'),
          rounds: fc.integer({ min: 1, max: 12 }),
        }),
        ({ letter, rounds, ...asked }) => {
          const program = greedy(asked)
          let state: State = begin('visitor-1')
          let at = START
          const send = (name: string, props: Record<string, unknown>) => {
            at += 1000
            state = step(state, { name, at, offset: 0, props }, program).state
            expect(bytesOf(state.profile), name).toBeLessThanOrEqual(32_000)
          }
          for (let round = 0; round < rounds; round++) {
            const word = letter.repeat(70)
            const traffic = { source: letter.repeat(1900) }
            send('page_view', { facts: { page: { path: `/${letter.repeat(9000)}` } }, traffic })
            send('identify', { traits: { note: letter.repeat(1900) } })
            const fields = many(20, (n) => [`f${n}`, `${word}${round}`])
            for (let n = 0; n < 8; n++) send('look', Object.fromEntries(fields))
            send(`${word}${round}`, {})
            for (let n = 0; n < 20 && n < asked.campaigns; n++)
              for (const outcome of ['shown', 'clicked', 'closed'])
                send(outcome, { campaign: `campaign-${n}`, variant: 'b', surface: `slot:slot-${n}` })
            send('purchase', { value: 1 })
          }
          expect(state.profile.id).toBe('visitor-1')
          expect(state.profile.pages).toBe(rounds)
          expect(state.profile.visit).toMatchObject({ count: 1, pages: rounds })
        },
      ),
      { numRuns: 12 },
    )
  }, 60_000)

  it('forgets what was counted before a variant that was drawn', () => {
    const program = greedy({ campaigns: 150, dimensions: 0, holdout: 0 })
    let { state } = step(begin('visitor-1'), view(START), program)
    const drawn = Object.entries(state.profile.campaigns).map(([id, { variant }]) => [id, variant])
    expect(drawn).toHaveLength(150)
    for (let n = 0; n < 1500; n++) {
      const outcome = { campaign: `campaign-${n % 150}`, variant: 'b', surface: '' }
      state = step(state, { name: 'clicked', at: START + n, offset: 0, props: outcome }, program).state
    }
    expect(bytesOf(state.profile)).toBeLessThanOrEqual(32_000)
    expect(Object.entries(state.profile.campaigns).map(([id, { variant }]) => [id, variant])).toEqual(drawn)
  }, 20_000)

  it('of another version of the truth: a past nobody can read is none', () => {
    const program = compile({
      kairos: 1,
      site: 'shop',
      segments: { bought: { when: { 'orders.count': { $gte: 1 } } }, home: { when: { 'page.path': '/' } } },
    })
    const whole = { events: {}, recent: [], orders: { count: 1, total: 9, last: {} }, viewed: {}, interests: {} }
    const broken = [
      7,
      {},
      { ...whole, recent: 'x' },
      { ...whole, recent: [null] },
      { ...whole, events: { a: 1 } },
      { ...whole, events: { a: { count: 'x', sum: 0 } } },
      { ...whole, orders: null },
      { ...whole, orders: { count: '1', total: 0, last: {} } },
      { ...whole, interests: { a: { at: 1, scores: { b: 'c' } } } },
      { ...whole, viewed: null },
    ]
    const enter = (past: unknown) => {
      const start = begin('visitor-1')
      const stored = { ...start, profile: { ...start.profile, past: past as NonNullable<Profile['past']> } }
      let { state } = step(stored, view(START), program)
      state = step(state, { name: 'purchase', at: START, offset: 0, props: { value: 1 } }, program).state
      return state.profile.past!.orders.count
    }
    expect(enter(whole)).toBe(2)
    for (const past of broken) expect(enter(past), JSON.stringify(past)).toBe(1)
  })
})

describe('work', () => {
  it('of limits and attention grows with the campaigns, not with their square', () => {
    const asked = (count: number, settings: object) => {
      let looks = 0
      const own = ((object, key) => {
        looks++
        return base.own(object, key)
      }) as typeof base.own
      const config = {
        kairos: 1,
        site: 'shop',
        settings,
        campaigns: many(count, (n) => ({
          id: `c${n}`,
          group: 'all',
          interrupts: true,
          limits: [{ max: 50, per: 'visit' }],
          variants: [{ id: 'v', actions: [{ type: 'slot', slot: `slot-${n}`, title: 'Hi' }] }],
        })),
      }
      const program = compileWith(config, createHistory({ ...base, own }))
      const { decisions } = base.enterPage(begin('visitor-1'), view(START), program)
      return { looks, acts: decisions.filter(({ acts }) => acts).length }
    }
    for (const settings of [{}, { attention: { perVisit: 20 } }]) {
      const [small, large] = [asked(500, settings), asked(4000, settings)]
      expect(large.acts).toBe('attention' in settings ? 20 : 50)
      expect(large.looks / small.looks).toBeLessThan(10)
    }
  })

  it('of compiling has an end: campaigns beyond 100,000 are left out with one diagnostic', () => {
    const variants = [{ id: 'v' }]
    const campaigns = many(1_000_000, (n) => ({ id: `c${n}`, variants }))
    const program = compile({ kairos: 1, site: 'shop', campaigns })
    expect(program.campaigns).toHaveLength(100_000)
    expect(program.diagnostics).toEqual([{ path: 'campaigns.100000', expected: 'at most 100000 campaigns' }])
  }, 30_000)
})
