import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { base } from '../../src/base.ts'
import { compile, segmentsOf, step } from '../../src/index.ts'
import { config, START, story, visitor, zone } from './arbitraries.ts'
import { bare, begin, frozen, record, replay, told } from './play.ts'

const plays = fc.record({ config, story, visitor, zone })

describe('a step', () => {
  it('leaves state, signal and program as they were', () => {
    fc.assert(
      fc.property(plays, ({ config, story, ...how }) => {
        const program = frozen(compile(config))
        const { signals } = record(story, { program, ...how })
        const before = structuredClone(signals)
        replay(frozen(signals), { program, visitor: how.visitor, between: (state) => frozen(state) })
        expect(signals).toEqual(before)
      }),
      { numRuns: 100 },
    )
  })

  it('gives the same turn for the same input', () => {
    fc.assert(
      fc.property(plays, ({ config, story, ...how }) => {
        const program = compile(config)
        const { signals, turns } = record(story, { program, ...how })
        const last = turns.at(-2)?.state
        if (!last) return
        const signal = signals.at(-1)!
        expect(told(step(last, signal, program))).toEqual(told(step(last, signal, program)))
      }),
      { numRuns: 100 },
    )
  })
})

describe('recorded signals', () => {
  it('give equal turns when they are replayed, by another copy of the program too', () => {
    fc.assert(
      fc.property(plays, ({ config, story, ...how }) => {
        const { signals, turns } = record(story, { program: compile(config), ...how })
        const again = replay(signals, { program: compile(structuredClone(config)), visitor: how.visitor })
        expect(again.map(told)).toEqual(turns.map(told))
      }),
      { numRuns: 60 },
    )
  })

  it('give equal turns when nothing is cached', () => {
    fc.assert(
      fc.property(plays, ({ config, story, ...how }) => {
        const program = compile(config)
        const { signals, turns } = record(story, { program, ...how })
        const again = replay(signals, {
          program,
          visitor: how.visitor,
          between: (state) => structuredClone(bare(state)),
        })
        expect(again.map(told)).toEqual(turns.map(told))
      }),
      { numRuns: 250 },
    )
  })

  it('give equal turns when the cache is lost now and then', () => {
    fc.assert(
      fc.property(plays, fc.infiniteStream(fc.boolean()), ({ config, story, ...how }, loses) => {
        const program = compile(config)
        const { signals, turns } = record(story, { program, ...how })
        const between = (state: Parameters<typeof bare>[0]) => (loses.next().value ? bare(state) : state)
        const again = replay(signals, { program, visitor: how.visitor, between })
        expect(again.map(told)).toEqual(turns.map(told))
      }),
      { numRuns: 150 },
    )
  })

  it('decide the same before the parts for later are loaded', () => {
    fc.assert(
      fc.property(plays, ({ config, story, ...how }) => {
        const program = compile(config)
        const { signals, turns } = record(story, { program, ...how })
        const { decisions } = base.enterPage(begin(how.visitor), signals[0]!, program)
        expect(decisions).toEqual(turns[0]!.decisions)
      }),
      { numRuns: 100 },
    )
  })
})

describe('incremental answers', () => {
  it('equal those of a program that never saw the state before', () => {
    fc.assert(
      fc.property(plays, ({ config, story, ...how }) => {
        const { signals, turns } = record(story, { program: compile(config), ...how })
        const fresh = compile(config)
        turns.forEach(({ state }, index) => {
          const { at, offset } = signals[index]!
          const whole = step(bare(state), { name: 'wake', at, ...(offset !== undefined && { offset }) }, fresh)
          expect(segmentsOf(state).sort()).toEqual(segmentsOf(whole.state).sort())
        })
      }),
      { numRuns: 250 },
    )
  })
})

describe('what changes beside the facts of a signal', () => {
  const view = (more: object = {}) => ({ name: 'page_view', at: START, props: { facts: {} }, ...more })

  it.each([
    ['kept', (state: ReturnType<typeof begin>) => state],
    ['lost', bare],
  ])('is a variant drawn in a turn, known to rules from the next turn on, when answers are %s', (_, between) => {
    const program = compile({
      kairos: 1,
      site: 'shop',
      segments: { met: { when: { 'campaign.first.variant': 'v' } } },
      campaigns: [
        { id: 'first', variants: [{ id: 'v' }] },
        { id: 'second', priority: 1, audience: { $segment: 'met' }, variants: [{ id: 'v' }] },
      ],
    })
    const { state } = step(begin('visitor-1'), view(), program)
    expect(segmentsOf(state)).toEqual([])
    const next = step(between(state), { name: 'facts', at: START + 1, props: { 'nobody.reads': 1 } }, program)
    expect(next.changed).toEqual(['campaign.first.variant', 'segment.met'])
    expect(next.state.page.decisions.second).toMatchObject({ acts: true })
  })

  it("is the site's zone, when it becomes known", () => {
    const program = compile({
      kairos: 1,
      site: 'shop',
      segments: { friday: { when: { 'time.weekday': 'fri' } } },
      campaigns: [{ id: 'fridays', schedule: { days: ['fri'] }, variants: [{ id: 'v' }] }],
    })
    const { state } = step(begin('visitor-1'), view(), program)
    expect(state.page.decisions.fridays).toMatchObject({ reason: 'zone_pending' })
    const zoned = step(state, { name: 'facts', at: START, offset: 60, props: { 'page.type': 'shop' } }, program).state
    expect(segmentsOf(zoned)).toEqual(['friday'])
    expect(zoned.page.decisions.fridays).toMatchObject({ acts: true })
  })
})

describe('a new revision', () => {
  it.each([
    ['cached', (state: ReturnType<typeof begin>) => state],
    ['nothing is cached', bare],
  ])('that drops a live campaign ends it on an open page, when answers are %s', (_, between) => {
    const file = (...ids: string[]) => ({
      kairos: 1,
      site: 'shop',
      campaigns: ids.map((id) => ({ id, live: id === 'live', variants: [{ id: 'v' }] })),
    })
    const first = step(
      begin('visitor-1'),
      { name: 'page_view', at: START, props: { facts: {} } },
      compile(file('live', 'quiet')),
    )
    const { decisions } = step(between(first.state), { name: 'config', at: START + 1000 }, compile(file()))
    expect(decisions.map(({ campaign, reason }) => [campaign, reason])).toEqual([['live', 'ended']])
  })
})
