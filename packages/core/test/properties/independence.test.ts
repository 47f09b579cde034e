import type { Campaign, Config } from '@kairos/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile, type Decision, segmentsOf, step } from '../../src/index.ts'
import { campaign, config, factValue, pageFacts, START, story, visitor, zone } from './arbitraries.ts'
import { begin, record, replay } from './play.ts'

const plays = fc.record({ config, story, visitor, zone })
const SEGMENTS = ['s0', 's1', 's2', 's3']

/** Nothing that spends what campaigns share on purpose: attention, a group's limits. */
const apart = ({ interrupts: _, group: __, ...rest }: Campaign): Campaign => rest
const weaker = (one: Campaign): Campaign => ({ ...apart(one), priority: -100 })
const elsewhere = (one: Campaign): Campaign => {
  const away = JSON.parse(JSON.stringify(one).replaceAll(/"slot":"\w+"/g, '"slot":"nowhere-else"')) as Campaign
  return { ...apart(away), priority: 100 }
}

/** What was decided about campaigns, turn by turn, without one of them. */
const decisionsWithout = (id: string, turns: readonly { decisions: Decision[] }[]) =>
  turns.map(({ decisions }) => decisions.filter(({ campaign }) => campaign !== id))

const withMore = (config: Config, more: Campaign): Config => ({ ...config, campaigns: [...config.campaigns!, more] })

describe('one campaign more', () => {
  for (const [how, place] of Object.entries({ 'of lower priority': weaker, 'on other surfaces': elsewhere }))
    it(`${how} changes no decision about the others`, () => {
      fc.assert(
        fc.property(plays, campaign('added', SEGMENTS, ['c0']), ({ config, story, ...how }, added) => {
          const { signals, turns } = record(story, { program: compile(config), ...how })
          const program = compile(withMore(config, place(added)))
          const more = replay(signals, { program, visitor: how.visitor })
          expect(decisionsWithout('added', more)).toEqual(decisionsWithout('added', turns))
        }),
        { numRuns: 120 },
      )
    })
})

describe('order', () => {
  it('of campaigns in the file does not matter', () => {
    const shuffled = plays.chain((play) =>
      fc.record({
        play: fc.constant(play),
        campaigns: fc.shuffledSubarray(play.config.campaigns!, { minLength: play.config.campaigns!.length }),
      }),
    )
    fc.assert(
      fc.property(shuffled, ({ play: { config, story, ...how }, campaigns }) => {
        const { signals, turns } = record(story, { program: compile(config), ...how })
        const again = replay(signals, { program: compile({ ...config, campaigns }), visitor: how.visitor })
        expect(again.map(({ decisions }) => decisions)).toEqual(turns.map(({ decisions }) => decisions))
      }),
      { numRuns: 60 },
    )
  })

  it('of segments in the file does not matter', () => {
    fc.assert(
      fc.property(plays, ({ config, story, ...how }) => {
        const { signals, turns } = record(story, { program: compile(config), ...how })
        const segments = Object.fromEntries(Object.entries(config.segments!).reverse())
        const again = replay(signals, { program: compile({ ...config, segments }), visitor: how.visitor })
        expect(again.map(({ decisions }) => decisions)).toEqual(turns.map(({ decisions }) => decisions))
        expect(again.map(({ state }) => segmentsOf(state).sort())).toEqual(
          turns.map(({ state }) => segmentsOf(state).sort()),
        )
      }),
      { numRuns: 60 },
    )
  })

  it('of unrelated facts does not matter, in one signal or in several', () => {
    const facts = fc.dictionary(fc.constantFrom(...pageFacts), factValue, { noNullPrototype: true }).map(Object.entries)
    const orders = facts.chain((entries) =>
      fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length })),
    )
    fc.assert(
      fc.property(config, visitor, orders, fc.boolean(), (config, id, [one, other], atOnce) => {
        const program = compile(config)
        const tell = (entries: [string, unknown][]) => {
          let { state } = step(
            begin(id),
            { name: 'page_view', at: START, offset: 60, props: { facts: { page: { path: '/' } } } },
            program,
          )
          for (const props of atOnce ? [entries] : entries.map((entry) => [entry]))
            state = step(state, { name: 'facts', at: START, props: Object.fromEntries(props) }, program).state
          return state
        }
        expect(segmentsOf(tell(one))).toEqual(segmentsOf(tell(other)))
        // Told one by one, who came first may hold a surface; told at once, priority alone decides.
        if (atOnce) expect(tell(one).page.decisions).toEqual(tell(other).page.decisions)
      }),
      { numRuns: 100 },
    )
  })
})
