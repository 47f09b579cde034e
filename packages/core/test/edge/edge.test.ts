import type { Campaign, Config } from '@kairos/schema'
import { describe, expect, test } from 'vitest'
import { createEdge, type EdgePage } from '../../src/edge/index.ts'
import { parseShared, sharedText } from '../../src/edge/shared.ts'

const HTML =
  '<!doctype html><html lang="en"><head><title>Shop</title></head><body><!-- <kairos-slot name="hero"> --><kairos-slot name="hero" hold><p>own</p></kairos-slot></body></html>'
const hero = (more: Partial<Campaign> = {}): Campaign => ({
  id: 'hero',
  variants: [{ id: 'a', actions: [{ type: 'slot', slot: 'hero', title: 'Hello <you>' }] }],
  ...more,
})
const SPLIT = [
  { id: 'a', weight: 1, actions: [{ type: 'slot' as const, slot: 'hero', title: 'A' }] },
  { id: 'b', weight: 3, actions: [{ type: 'slot' as const, slot: 'hero', title: 'B' }] },
]
const ask = (campaigns: Campaign[], page: Partial<EdgePage> = {}, config: Partial<Config> = {}) =>
  createEdge({
    kairos: 1,
    site: 'shop',
    settings: { consent: { mode: 'not_required' } },
    campaigns,
    ...config,
  }).personalize({
    html: HTML,
    url: 'https://corner.example/shop?utm_campaign=Spring',
    at: 1_700_000_000_000,
    visitor: 'visitor-1',
    ...page,
  })
const acts = (...args: Parameters<typeof ask>) => ask(...args).decisions.some((decision) => decision.acts)

test('fills the slot as the browser would, and leaves its own content and comments where they are', () => {
  const { html } = ask([hero()])
  expect(html).toContain(
    '<head><meta name="kairos-edge" content="new" data-revision="0" data-slots="hero"><title>Shop</title></head><body><!-- <kairos-slot name="hero"> --><kairos-slot name="hero" hold data-kairos="filled"><template shadowrootmode="open"><slot name="kairos"></slot></template><div class="kairos-content" slot="kairos" data-kairos-edge="hero/a"><h2 class="kairos-title">Hello &lt;you&gt;</h2></div><p>own</p></kairos-slot>',
  )
})

test('puts the content of an isolated slot where no framework meets it', () => {
  const { html } = ask([hero()], { html: HTML.replace(' hold', ' isolated') })
  expect(html).toContain(
    '<kairos-slot name="hero" isolated><template shadowrootmode="open"><div class="kairos-content"',
  )
})

describe('the cookie', () => {
  test('names a new visitor with the variant and its probability', () => {
    const { setCookie = '', decisions } = ask([hero({ variants: SPLIT })])
    const [, text = ''] = /^kairos_shop=([^;]*);Path=\/;Max-Age=34560000;SameSite=Lax;Secure$/.exec(setCookie) ?? []
    const { id, campaigns } = parseShared(text)
    const variant = decisions[0]!.variant!
    expect([id, campaigns]).toEqual(['visitor-1', { hero: { variant, p: variant === 'a' ? 0.25 : 0.75 } }])
  })

  test.each(['a', 'b'])('keeps the variant %s it tells of, and nothing new is told', (variant) => {
    const text = sharedText({ id: 'x', receipt: undefined, campaigns: { hero: { variant, p: 0.25 } } })
    const answer = ask([hero({ variants: SPLIT })], { cookie: `other=1; kairos_shop=${text}` })
    expect([answer.decisions[0]!.variant, answer.setCookie]).toEqual([variant, undefined])
    expect(answer.html).toContain('content=""')
  })

  test.each<[string, Partial<EdgePage>, Partial<Config>]>([
    ['an answer is awaited', {}, { settings: {} }],
    ['the visitor refused', { cookie: 'kairos_shop=/r' }, {}],
    ['the browser refuses for the visitor', { gpc: '1' }, {}],
    ['a program asks', { isBot: true }, {}],
  ])('is not written where %s; what is for everybody shows', (_, page, config) => {
    expect(ask([hero()], page, config).setCookie).toBeUndefined()
    expect([acts([hero()], page, config), acts([hero({ variants: SPLIT })], page, config)]).toEqual([true, false])
  })

  test('that is not ours is none', () =>
    expect(ask([hero()], { cookie: 'kairos_shop=%E0%A4%A/x' }).setCookie).toContain('visitor-1'))
})

describe('decides what it knows', () => {
  test.each<[string, NonNullable<Campaign['audience']>, Partial<EdgePage>]>([
    ['path', { 'page.path': '/shop' }, {}],
    ['query', { 'page.query.utm_campaign': 'Spring' }, {}],
    ["the link's campaign", { 'traffic.campaign': 'spring' }, {}],
    ['place', { 'geo.country': 'PL' }, { geo: { country: 'pl' } }],
    ['language', { 'locale.language': 'pl' }, { acceptLanguage: 'pl-PL,en;q=0.5' }],
    ['language of the page', { 'page.language': 'en' }, {}],
  ])('%s', (_, audience, page) => expect(acts([hero({ audience })], page)).toBe(true))

  test.each<[string, Partial<Campaign>]>([
    ['visits', { audience: { 'visit.count': { $lt: 2 } } }],
    ['the device', { audience: { 'device.type': { $exists: false } } }],
    ['a place nobody told', { audience: { 'geo.country': { $exists: false } } }],
    ['limits', { limits: [{ max: 1, per: 'visit' }] }],
    ['a trigger', { trigger: { type: 'page_view' } }],
    ['a segment that asks for visits', { audience: { $segment: 'back' } }],
    ['markup', { variants: [{ id: 'a', actions: [{ type: 'slot', slot: 'hero', html: '<b>x</b>' }] }] }],
    [
      'a fact in a text',
      { variants: [{ id: 'a', actions: [{ type: 'slot', slot: 'hero', title: "{{ traits.a | default: 'x' }}" }] }] },
    ],
  ])('and leaves %s to the browser', (_, more) => {
    const segments = { back: { when: { 'visit.count': { $gte: 1 } } } }
    expect(ask([hero(more)], {}, { segments }).decisions).toEqual([])
  })

  test('and leaves a place to the browser that a stronger campaign may want there', () => {
    const other = hero({ id: 'other', priority: 2, audience: { 'visit.count': 2 } })
    expect(ask([other, hero()]).decisions).toEqual([])
    expect(acts([{ ...other, pages: { include: ['/cart'] } }, hero()])).toBe(true)
  })

  test('and nothing where a link looks at something', () =>
    expect(ask([hero()], { url: 'https://corner.example/?kairos_force=hero:a' })).toEqual({
      html: HTML,
      decisions: [],
    }))
})

test('the browser is told the place where the file says', () => {
  const settings = { geo: { from: { meta: 'x-geo' } } }
  expect(ask([], { geo: { country: 'PL', city: 'A"b' } }, { settings }).html).toContain(
    '<meta name="x-geo" content="PL;;A&quot;b">',
  )
})
