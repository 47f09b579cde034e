import { expect, test } from 'vitest'
import { arrive, compile, createState, segmentsOf, step } from '../src/index.ts'

const at = Date.parse('2026-11-22T10:00Z')
const HOUR_MS = 36e5
const DAY_MS = 24 * HOUR_MS

const program = compile({
  kairos: 1,
  site: 'corner-shop',
  interests: { category: { from: { event: 'view_item', field: 'category' } } },
  segments: {
    returning: { when: { 'visit.count': 3, 'visitor.daysSinceLast': 2 } },
    fan: { when: { 'interest.category.top': 'shoes', 'viewed.last.category': 'shoes' } },
    buyer: { when: { 'orders.count': 2, 'orders.total': 80 } },
    reader: { when: { $did: { event: 'page_view', where: { path: '/pricing' }, times: { $gte: 3 }, within: '2h' } } },
    greeted: { when: { 'campaign.hello.shown': 2, 'campaign.hello.variant': 'b' } },
    phone: { when: { 'device.type': 'mobile', 'geo.country': 'DE' } },
    agreed: { when: { 'consent.personalization': true } },
  },
  campaigns: [{ id: 'hello', bucketVersion: 4, variants: [{ id: 'a' }, { id: 'b', weight: 3 }] }],
})

const persona = {
  device: 'mobile',
  visits: 2,
  lastSeen: '2d',
  firstSeen: '30d',
  pages: 7,
  traits: { firstName: 'Ann' },
  traffic: { source: 'newsletter' },
  facts: { 'geo.country': 'DE' },
  history: [
    { event: 'view_item', fields: { category: 'bags' }, ago: '3d' },
    { event: 'view_item', fields: { category: 'shoes' }, times: 2, ago: '2d' },
    { event: 'purchase', fields: { value: 40 }, times: 2, ago: '40d' },
    { event: 'page_view', fields: { path: '/pricing' }, times: 3, ago: '1h' },
  ],
  campaigns: { hello: { variant: 'b', shown: 2, ago: '2h' } },
} as const

const entered = (who: Parameters<typeof arrive>[0]) => {
  const { profile, ...arrival } = arrive(who, { visitor: 'ann', at }, program)
  const props = {
    facts: { ...arrival.facts, page: { path: '/' } },
    remembers: arrival.remembers,
    traffic: arrival.traffic,
  }
  return step(createState(profile), { name: 'page_view', at, offset: 0, props }, program).state
}

test('a persona arrives with its past, its device and what campaigns did', () => {
  const state = entered(persona as never)
  expect(segmentsOf(state).sort()).toEqual(['agreed', 'buyer', 'fan', 'greeted', 'phone', 'reader', 'returning'])
  expect(state.profile).toMatchObject({ id: 'ann', firstAt: at - 30 * DAY_MS, pages: 8, traits: { firstName: 'Ann' } })
  expect(state.profile.visit).toMatchObject({
    count: 3,
    previousAt: at - 2 * DAY_MS,
    traffic: { source: 'newsletter' },
  })
  expect(state.profile.campaigns['hello']).toMatchObject({ variant: 'b', p: 0.75, version: 4 })
})

test('who has not agreed comes without a past, each time', () => {
  for (const consent of ['pending', 'denied'] as const) {
    const state = entered({ ...persona, consent } as never)
    expect(segmentsOf(state)).toEqual(['phone'])
    expect(state.profile).toMatchObject({ pages: 1, traits: {} })
  }
})

test('where nobody has to be asked, who has not answered is remembered', () => {
  const free = compile({ kairos: 1, site: 'corner-shop', settings: { consent: { mode: 'not_required' } } })
  const arrive_ = (consent: 'pending' | 'denied') => arrive({ consent, visits: 1 }, { visitor: 'ann', at }, free)
  expect(arrive_('pending')).toMatchObject({ remembers: true, profile: { visit: { count: 1 } } })
  expect(arrive_('denied')).toMatchObject({ remembers: false, profile: { visit: { count: 0 } } })
})

test('an empty persona is a first visit on a computer', () => {
  const { profile, facts, remembers, traffic } = arrive({}, { visitor: 'new', at }, program)
  expect(profile).toMatchObject({ id: 'new', firstAt: at, pages: 0, visit: { count: 0 }, campaigns: {} })
  expect(facts).toMatchObject({ device: { type: 'desktop', touch: false } })
  expect([remembers, traffic]).toEqual([true, undefined])
})
