import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile, type Program, type State, segmentsOf, step } from '../../src/index.ts'
import { config, START, story, visitor, zone } from './arbitraries.ts'
import { bare, begin, offsetAt, record } from './play.ts'

const plays = fc.record({ config, story, visitor, zone })
const DAY_MS = 864e5

/** What the clock says of each campaign. */
const clocked = new Set(['starts_later', 'ended', 'outside_hours'])
const schedules = ({ page }: State) =>
  Object.fromEntries(
    Object.values(page.decisions).map(({ campaign, reason }) => [campaign, clocked.has(reason) ? reason : 'open']),
  )

/** The state at a later moment, worked out from nothing but profile and page. */
function asOf(state: State, { at, zoned, program }: { at: number; zoned: boolean; program: Program }) {
  const wake = { name: 'wake', at, ...(zoned && { offset: offsetAt(at) }) }
  const { state: woken, decisions } = step(bare(state), wake, program)
  return { segments: segmentsOf(step(bare(woken), wake, program).state), schedules: schedules(woken), decisions }
}

describe('wakeAt', () => {
  const moments = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
    minLength: 1,
    maxLength: 4,
  })

  it('is never later than a segment that changes by itself', () => {
    fc.assert(
      fc.property(plays, moments, ({ config, story, ...how }, moments) => {
        const program = compile(config)
        const { turns, signals } = record(story, { program, ...how })
        const { state, wakeAt } = turns.at(-1)!
        const zoned = signals.at(-1)!.offset !== undefined
        const { at } = state.page
        const now = asOf(state, { at, zoned, program })
        const until = wakeAt ?? at + 3 * DAY_MS
        for (const part of [...moments.map((moment) => moment ** 4), ...moments]) {
          const moment = Math.floor(at + (until - 1 - at) * part)
          const { segments } = asOf(state, { at: moment, zoned, program })
          expect({ moment, segments }).toEqual({ moment, segments: now.segments })
        }
        // The moment just before is where lateness shows.
        expect(asOf(state, { at: Math.max(at, until - 1), zoned, program }).segments).toEqual(now.segments)
      }),
      { numRuns: 200 },
    )
  })

  it('is never later than a schedule that opens or closes', () => {
    fc.assert(
      fc.property(plays, moments, ({ config, story, ...how }, moments) => {
        const program = compile(config)
        const { turns, signals } = record(story, { program, ...how })
        const zoned = signals.at(-1)!.offset !== undefined
        const { state, wakeAt } = turns.at(-1)!
        const { at } = state.page
        const now = asOf(state, { at, zoned, program })
        const until = wakeAt ?? at + 3 * DAY_MS
        for (const part of [...moments, 1]) {
          const moment = Math.max(at, Math.floor(at + (until - 1 - at) * part))
          const then = asOf(state, { at: moment, zoned, program })
          expect({ moment, schedules: then.schedules }).toEqual({ moment, schedules: now.schedules })
        }
      }),
      { numRuns: 200 },
    )
  })

  it('is always ahead', () => {
    fc.assert(
      fc.property(plays, ({ config, story, ...how }) => {
        for (const { wakeAt, state } of record(story, { program: compile(config), ...how }).turns)
          expect(wakeAt === undefined || wakeAt > state.page.at).toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  it('is made up for by whatever happens after it, when the timer was late', () => {
    fc.assert(
      fc.property(plays, fc.nat(5000), ({ config, story, ...how }, late) => {
        const program = compile(config)
        const { turns, signals } = record(story, { program, ...how })
        const { state, wakeAt } = turns.at(-1)!
        if (!wakeAt) return
        const when = {
          at: wakeAt + late,
          ...(signals.at(-1)!.offset !== undefined && { offset: offsetAt(wakeAt + late) }),
        }
        const woken = step(state, { name: 'wake', ...when }, program)
        const told = step(state, { name: 'facts', ...when, props: { 'nobody.reads': 1 } }, program)
        expect(schedules(told.state)).toEqual(schedules(woken.state))
        expect(told.decisions).toEqual(woken.decisions)
      }),
      { numRuns: 150 },
    )
  })
})

describe('a rule about seconds of the visit', () => {
  it.each([
    2,
    2.5,
    '2',
    true,
    { $gte: 2 },
    { $gt: 2.5 },
    { $gte: '2' },
    { $in: [2, 4] },
    { $nin: [3] },
    { $ne: 2 },
    { $not: { $gte: 2 } },
    { $not: 2 },
    { $regexi: '3$' },
  ])('is never answered late: %j', (test) => {
    const program = compile({ kairos: 1, site: 'shop', segments: { s: { when: { 'visit.seconds': test } } } })
    let { state, wakeAt } = step(begin('visitor-1'), { name: 'page_view', at: START, props: { facts: {} } }, program)
    for (let at = START; at < START + 6000; at += 500) {
      const now = asOf(state, { at, zoned: false, program }).segments
      if (at >= (wakeAt ?? Infinity)) ({ state, wakeAt } = step(state, { name: 'wake', at }, program))
      expect({ at, segments: segmentsOf(state) }).toEqual({ at, segments: now })
    }
  })
})
