import type { Campaign, Config, Trigger } from '@kairos/schema'
import fc, { type Arbitrary } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile, createProfile, type ReplayFile, replay } from '../src/index.ts'
import { anySignal, json } from './fuzz/arbitraries.ts'
import { config, type Happening, happening, START, story, visitor, zone } from './properties/arbitraries.ts'
import { bare, record, told } from './properties/play.ts'

const moments: Trigger[] = [
  { type: 'page_view' },
  { type: 'url_change', delay: '2s' },
  { type: 'element_appeared', selector: '#a' },
  { type: 'element_visible', selector: '#a', for: '1s' },
  { type: 'interaction', selector: '#a' },
  { type: 'exit_intent', cancelOn: { type: 'event', name: 'purchase' } },
  { type: 'time_on_page', after: '5s' },
  { type: 'time_on_page', after: '5s', active: true },
  { type: 'scrolled_to', percent: 50, delay: '1m' },
  { type: 'scrolled_to', selector: '#a' },
  { type: 'inactivity', after: '45s' },
  { type: 'rage_click' },
  { type: 'manual', name: 'go' },
  {
    then: [{ type: 'event', name: 'view_item' }, { any: [{ type: 'rage_click' }, { type: 'manual', name: 'go' }] }],
    within: '1h',
  },
]

const deeds: Arbitrary<{ name: string; props: Record<string, unknown> }> = fc.constantFrom(
  { name: 'route', props: { path: '/shop', from: '/' } },
  { name: 'scrolled', props: { depth: 25 } },
  { name: 'scrolled', props: { depth: 75 } },
  { name: 'reached', props: { selector: '#a' } },
  { name: 'active', props: { seconds: 5 } },
  { name: 'idle', props: { seconds: 45 } },
  { name: 'idle', props: { seconds: 0 } },
  { name: 'exit_intent', props: { score: 0.6 } },
  { name: 'rage_click', props: {} },
  { name: 'appeared', props: { selector: '#a' } },
  { name: 'visible', props: { selector: '#a', ratio: 0.5, for: 1000 } },
  { name: 'interacted', props: { selector: '#a', on: 'click', for: 0 } },
  { name: 'trigger', props: { name: 'go' } },
  { name: 'consent', props: { remembers: true } },
  { name: 'consent', props: { remembers: false } },
  { name: 'config', props: {} },
)

/** Campaigns of all kinds, most of them with a trigger. */
const triggered: Arbitrary<Config> = fc
  .tuple(config, fc.array(fc.option(fc.constantFrom(...moments)), { minLength: 5, maxLength: 5 }))
  .map(([file, triggers]) => ({
    ...file,
    campaigns: file.campaigns!.map(
      (campaign, index): Campaign => ({ ...campaign, ...(triggers[index] && { trigger: triggers[index] }) }),
    ),
  }))

/** A page first, then up to 199 things of every kind. */
const visit: Arbitrary<Happening[]> = fc
  .tuple(
    story,
    fc.array(
      fc.oneof(
        happening,
        fc.record({ after: fc.nat(60_000), what: deeds.map((deed) => ({ kind: 'signal' as const, ...deed })) }),
      ),
      { maxLength: 180, size: 'max' },
    ),
  )
  .map(([first, rest]) => [...first, ...rest])

const plays = fc.record({ config: triggered, story: visit, visitor, zone })

const copied = <T>(value: T): T => JSON.parse(JSON.stringify(value))

describe('replay', () => {
  it('gives the turns of a recorded visit again, bit for bit', () => {
    let longest = 0
    fc.assert(
      fc.property(plays, ({ config, story, ...how }) => {
        const { signals, turns } = record(story, { program: compile(config), ...how })
        longest = Math.max(longest, signals.length)
        const file: ReplayFile = { kairos: 1, revision: 0, profile: createProfile(how.visitor, START), signals }
        const again = replay(copied(file), copied(config))
        expect(again.diagnostics).toEqual([])
        expect(again.turns.map(told)).toEqual(turns.map(told))
      }),
      { numRuns: 150 },
    )
    expect(longest).toBeGreaterThan(150)
  }, 60_000)

  it('begins with the profile that the page before left', () => {
    fc.assert(
      fc.property(plays, plays, (first, { story, visitor, zone }) => {
        const { config } = first
        const { profile } = record(first.story, { program: compile(config), ...first }).turns.at(-1)!.state
        const { signals } = record(story, { program: compile(config), visitor, zone })
        const file: ReplayFile = { kairos: 1, revision: 0, profile, signals }
        const once = replay(file, config)
        const twice = replay(copied(file), config)
        expect(once.turns[0]!.state.profile.id).toBe(first.visitor)
        expect(twice.turns.map(told)).toEqual(once.turns.map(told))
      }),
      { numRuns: 30 },
    )
  }, 60_000)

  it('takes for true what a preview took for true', () => {
    const campaigns = ['one', 'two'].map((id) => ({
      id,
      audience: { 'cart.value': { $gte: 80 } },
      pages: { include: ['/elsewhere'] },
      variants: [{ id: 'a', actions: [{ type: 'slot', slot: id, title: "{{ geo.city | default: 'here' }}" }] }],
    }))
    const signals = [
      {
        name: 'page_view',
        at: START,
        props: { facts: { page: { path: '/elsewhere', url: 'https://s.example/elsewhere' } } },
      },
    ]
    const preview = { facts: { 'cart.value': 90, 'geo.city': 'evil.example/win' }, force: { two: 'off' } }
    const file = { kairos: 1, revision: 0, visitor: 'anna', preview, signals }
    const { turns, diagnostics } = replay(file, { kairos: 1, site: 'shop', campaigns })
    expect(diagnostics).toEqual([])
    expect(turns[0]!.decisions).toMatchObject([
      // A word with signs that an address needs is read in no text.
      { campaign: 'one', acts: true, actions: [{ title: 'here' }] },
      { campaign: 'two', acts: false },
    ])
    expect(
      replay({ ...file, preview: { facts: 3 } }, { kairos: 1, site: 'shop', campaigns }).diagnostics,
    ).toMatchObject([{ path: 'preview' }])
  })

  it('meets a visitor who is only an id with the first signal', () => {
    const signals = [{ name: 'page_view', at: START, props: { facts: {} } }]
    const { turns } = replay({ kairos: 1, revision: 0, visitor: 'anna', signals }, { kairos: 1, site: 'shop' })
    expect(bare(turns[0]!.state).profile).toMatchObject({ id: 'anna', firstAt: START })
  })

  it.each([
    ['no file', null, ['kairos', 'signals', 'visitor']],
    ['another version', { kairos: 2, revision: 0, visitor: 'anna', signals: [] }, ['kairos']],
    ['another revision', { kairos: 1, revision: 4, visitor: 'anna', signals: [] }, ['revision']],
    ['no signals', { kairos: 1, revision: 0, visitor: 'anna', signals: {} }, ['signals']],
    ['a profile that is none', { kairos: 1, revision: 0, profile: { id: 'anna' }, signals: [] }, ['profile']],
    [
      'signals that are none',
      {
        kairos: 1,
        revision: 0,
        visitor: 'anna',
        signals: [
          null,
          { name: 'page_view' },
          { name: '', at: 1 },
          { name: 'wake', at: 1, props: [] },
          { name: 'wake', at: 1, offset: 'x' },
        ],
      },
      ['signals.0', 'signals.1', 'signals.2', 'signals.3', 'signals.4'],
    ],
  ])('says what is wrong with %s', (_, file, paths) => {
    const { turns, diagnostics } = replay(file, { kairos: 1, site: 'shop' })
    expect(turns).toEqual([])
    expect(diagnostics.map(({ path }) => path)).toEqual(paths)
  })

  it('never throws, whatever the file is', () => {
    fc.assert(
      fc.property(json, fc.array(fc.oneof(anySignal as Arbitrary<unknown>, json)), (junk, signals) => {
        for (const file of [junk, { kairos: 1, visitor: 'anna', signals }, { kairos: 1, profile: junk, signals }])
          expect(Array.isArray(replay(file, { kairos: 1, site: 'shop' }).diagnostics)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})
