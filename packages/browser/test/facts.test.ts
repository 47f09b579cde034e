import type { Profile } from '@kairos/core'
import { compile, createProfile } from '@kairos/core/first'
import { afterEach, expect, test, vi } from 'vitest'
import { start as parse } from '../src/device.ts'
import type { Env } from '../src/env.ts'
import { start } from '../src/facts.ts'
import type { Kit, Parts } from '../src/kit.ts'
import { openPage } from './page.ts'

const DAY_MS = 864e5
const load: Parts['device'] = async () => ({ start: parse })
const page = { path: '/' }
const hear = () => () => {}

afterEach(() => {
  document.head.innerHTML = ''
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

/** The facts of a page for a file whose rules read these paths. */
async function read(env: Env, { paths = [], config = {}, kept, device = load, analytics = true }: Reading) {
  const segments = Object.fromEntries(
    paths.map((path, index) => [`s${index}`, { when: { [path]: { $exists: true } } }]),
  )
  const facts = await start(env, compile({ kairos: 1, site: 'shop', segments, ...config }), { device })
  const profile: Profile = { ...createProfile('anna', 1), ...(kept && { facts: kept }) }
  const told = facts.read({ facts: { page, consent: { analytics } } }, profile).facts as Record<string, unknown>
  const { page: _, consent: __, ...found } = told
  return { facts, found }
}

interface Reading {
  paths?: string[]
  config?: object
  kept?: Profile['facts']
  device?: Parts['device']
  analytics?: boolean
}

test.each([
  ['PL', { country: 'PL' }],
  ['pl-MZ', { country: 'PL', region: 'MZ' }],
  ['PL;MZ;Kraków', { country: 'PL', region: 'MZ', city: 'Kraków' }],
  ['{"country":"PL","city":"Warszawa"}', { country: 'PL', city: 'Warszawa' }],
  ['somewhere', undefined],
  ['{', undefined],
])('a place written as %s', async (text, geo) => {
  const env = openPage()
  document.head.innerHTML = `<meta name="x-geo">`
  document.querySelector('meta')!.content = text
  const config = { settings: { geo: { from: [{ cookie: 'none' }, { meta: 'x-geo' }] } } }
  expect((await read(env, { config })).found).toEqual(geo ? { geo } : {})
})

test('a place in a cookie, and without settings none at all', async () => {
  const env = openPage()
  // biome-ignore lint/suspicious/noDocumentCookie: what the page does
  document.cookie = 'geo=PL%3BMZ%3BKrak%C3%B3w'
  const config = { settings: { geo: { from: { cookie: 'geo' } } } }
  expect((await read(env, { config })).found).toEqual({ geo: { country: 'PL', region: 'MZ', city: 'Kraków' } })
  expect((await read(env, { paths: ['geo.country'] })).found).toEqual({})
})

test.each([
  ['number', '80', 80],
  ['number', 'eighty', undefined],
  ['number', ' ', undefined],
  ['boolean', 'yes', true],
  ['boolean', '0', false],
  ['boolean', 'maybe', undefined],
  ['list', 'a, b,,c', ['a', 'b', 'c']],
  ['string', ' pro ', 'pro'],
  [undefined, '80', '80'],
])('a fact of the site as %s: "%s"', async (type, text, fact) => {
  const env = openPage(`/?fact=${encodeURIComponent(text)}`)
  const config = { facts: { fact: { ...(type && { type }), from: { query: 'fact' } } } }
  expect((await read(env, { config })).found).toEqual(fact === undefined ? {} : { fact })
})

test('facts are read from meta tags, elements and attributes, which win', async () => {
  const env = openPage(
    '/',
    '<p id="a">gold</p><b data-kairos-fact-crm.is-vip="true" data-kairos-fact-cart.value="80"></b>',
  )
  document.head.innerHTML = '<meta property="og:type" content="Product"><meta name="tier" content="7">'
  const config = {
    facts: {
      plan: { from: { selector: '#a' } },
      tier: { type: 'number', from: { meta: 'tier' } },
      'crm.isVip': { type: 'boolean', from: { query: 'none' } },
      bad: { from: { selector: '<<' } },
    },
  }
  const { found } = await read(env, { config, paths: ['cart.value'] })
  expect(found).toEqual({ plan: 'gold', tier: 7, crm: { isVip: true }, cart: { value: 80 } })
  const { facts } = await read(env, { paths: ['page.type', 'page.meta.tier', 'page.meta.none'] })
  expect(facts.read({ facts: { page, consent: {} } }, createProfile('anna', 1)).facts).toMatchObject({
    page: {
      path: '/',
      type: 'product',
      meta: { tier: '7' },
    },
  })
})

test('what was kept is there until its time, and fresh values win', async () => {
  const env = openPage('/?plan=pro')
  const until = Date.now() + DAY_MS
  const config = {
    facts: {
      plan: { keep: '30d', from: { query: 'plan' } },
      mood: { keep: '1d' },
      old: { keep: '1d' },
      cohort: { keep: '1d', purpose: 'analytics' },
      dropped: {},
    },
  }
  const one = (value: unknown, end = until) => ({ value, until: end })
  const kept = {
    plan: one('free'),
    mood: one('good'),
    old: one(1, 1),
    cohort: one('a'),
    dropped: one(1),
  }
  const all = { plan: 'pro', mood: 'good' }
  expect((await read(env, { config, kept })).found).toEqual({ ...all, cohort: 'a' })
  const { found, facts } = await read(env, { config, kept, analytics: false })
  expect(found).toEqual(all)
  const send = vi.fn()
  facts.watch({ send, hear })()
  expect(send.mock.calls).toEqual([['facts', { plan: 'pro' }]])
})

test('what the rest of the page says is told when it is there', async () => {
  const env = openPage('/', '<b data-kairos-fact-plan="free"></b>')
  const loading = vi.spyOn(document, 'readyState', 'get').mockReturnValue('loading')
  const { facts } = await read(env, { paths: ['page.type'], config: { facts: { plan: {}, tier: {} } } })
  const send = vi.fn()
  const stop = facts.watch({ send, hear })
  loading.mockReturnValue('interactive')
  document.body.innerHTML += '<b data-kairos-fact-tier="7"></b>'
  document.dispatchEvent(new Event('DOMContentLoaded'))
  expect(send.mock.calls).toEqual([['facts', { tier: '7' }]])
  stop()
})

test('only what is asked for is read and watched', async () => {
  const env = openPage()
  const { found, facts } = await read(env, { paths: ['device.online', 'locale.language'] })
  expect(found).toEqual({ device: { online: true }, locale: { language: 'en' } })
  const send = vi.fn()
  const stop = facts.watch({ send, hear })
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  window.dispatchEvent(new Event('offline'))
  window.dispatchEvent(new Event('resize'))
  stop()
  window.dispatchEvent(new Event('online'))
  expect(send.mock.calls).toEqual([['facts', { 'device.online': false }]])
})

const names = ['device.os', 'device.osVersion', 'device.browser', 'device.browserVersion']
const hints = (brand: string, platform: string, platformVersion: string) => ({
  brands: [
    { brand: 'Not.A/Brand', version: '99' },
    { brand: 'Chromium', version: '140' },
    { brand, version: '140' },
  ],
  platform,
  getHighEntropyValues: async () => ({ platformVersion }),
})

test.each([
  [hints('Google Chrome', 'Windows', '15.0.0'), 'windows', '11', 'chrome'],
  [hints('Microsoft Edge', 'Windows', '10.0.0'), 'windows', '10', 'edge'],
  [hints('Samsung Internet', 'Android', '14.0.0'), 'android', '14.0', 'samsung'],
  [hints('Google Chrome', 'macOS', '15.5.0'), 'macos', '15.5', 'chrome'],
  [hints('Opera', 'Chrome OS', '1.2.3'), 'chromeos', '1.2', 'opera'],
])('hints %#: %s %s %s', async (userAgentData, os, osVersion, browser) => {
  const env = openPage()
  vi.stubGlobal('navigator', { userAgentData })
  const window = { ...env.window, navigator: { userAgentData } } as unknown as Env['window']
  const device = vi.fn(load)
  const { found } = await read({ ...env, window: { ...window, location } as Env['window'] }, { paths: names, device })
  expect(found.device).toEqual({ os, osVersion, browser, browserVersion: 140 })
  expect(device).not.toHaveBeenCalled()
})

test.each([
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
    { os: 'ios', osVersion: '18.5', browser: 'safari', browserVersion: 18 },
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
    { os: 'macos', osVersion: '10.15', browser: 'safari', browserVersion: 18 },
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0',
    { os: 'windows', osVersion: '10', browser: 'firefox', browserVersion: 143 },
  ],
  [
    'Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0',
    { os: 'linux', browser: 'firefox', browserVersion: 143 },
  ],
])('the name says: %s', (userAgent, said) => {
  expect(parse(userAgent)).toEqual(said)
})

test('what changed between the decision and the watch is told', async () => {
  const { facts } = await read(openPage(), { paths: ['device.online'] })
  const send = vi.fn()
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  facts.watch({ send, hear })()
  expect(send.mock.calls).toEqual([['facts', { 'device.online': false }]])
})

test('a route reads the page anew, has what it says kept, and no origin of its own', async () => {
  const env = openPage('/?utm_source=news&plan=free')
  const { facts } = await read(env, { config: { facts: { plan: { keep: '30d', from: { query: 'plan' } } } } })
  let enter: Parameters<Kit['hear']>[0] = () => {}
  const send = vi.fn()
  facts.watch({
    send,
    hear(listener) {
      enter = listener
      return () => {}
    },
  })
  env.window.history.replaceState(null, '', '/?utm_source=other&plan=pro')
  const told = facts.read({ facts: { page, consent: {} } }, createProfile('anna', 1))
  expect(told).toMatchObject({ facts: { plan: 'pro' }, traffic: undefined })
  enter({ name: 'page_view', at: 1 })
  expect(send.mock.calls).toEqual([
    ['facts', { plan: 'free' }],
    ['facts', { plan: 'pro' }],
  ])
})
