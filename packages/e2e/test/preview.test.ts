import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type Browser,
  builtFiles,
  createFaultServer,
  createVisitor,
  type FaultServer,
  launch,
  type Visit,
  type Visitor,
  WAIT,
} from '../src/index.ts'

const slot = (name: string, title: string) => [{ type: 'slot', slot: name, title }]
const variants = (name: string, ...titles: string[]) =>
  titles.map((title) => ({ id: title.toLowerCase(), actions: slot(name, title) }))

const config = {
  kairos: 1,
  site: 'looked',
  settings: { consent: { mode: 'not_required' }, timezone: 'Europe/Warsaw', records: { url: '/v1/batch' } },
  segments: { vip: { when: { 'cart.value': { $gt: 500 } } }, back: { when: { 'visit.count': { $gte: 2 } } } },
  campaigns: [
    { id: 'hero', pages: { include: ['/elsewhere'] }, variants: variants('hero', 'Spring', 'Autumn') },
    { id: 'vips', audience: { $segment: 'vip' }, variants: variants('vips', 'Gold') },
    { id: 'back', audience: { $segment: 'back' }, variants: variants('back', 'Again') },
    { id: 'rich', audience: { 'geo.country': 'DE', 'cart.value': { $gte: 80 } }, variants: variants('rich', 'Berlin') },
    { id: 'eve', schedule: { from: '2030-12-24', until: '2030-12-24' }, variants: variants('eve', 'Christmas') },
    { id: 'once', limits: [{ max: 1, per: 'visit' }], variants: variants('once', 'Once') },
    { id: 'idle', trigger: { type: 'inactivity', after: '10m' }, variants: variants('idle', 'Still') },
  ],
}
const SLOTS = ['hero', 'vips', 'back', 'rich', 'eve', 'once', 'idle']
const page = {
  body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Looked</title><link rel="icon" href="data:,">
<script async src="/kairos.js" data-config="/kairos.json"></script></head><body style="margin:2em;font-family:Georgia,serif">
<h1>A page</h1>${SLOTS.map((name) => `<kairos-slot name="${name}">own</kairos-slot>`).join('\n')}</body></html>`,
}
const personas = {
  personas: { ann: { device: 'mobile', visits: 4, facts: { 'geo.country': 'DE', 'cart.value': 90 } } },
}

let browser: Browser
let server: FaultServer
let visitor: Visitor
let seen: Visit
beforeAll(async () => {
  server = await createFaultServer({
    ...(await builtFiles()),
    '/': page,
    '/next': page,
    '/bare': { body: '<!doctype html><title>Bare</title><link rel="icon" href="data:,">' },
    '/frame': {
      body: '<!doctype html><link rel="icon" href="data:,"><iframe src="/?kairos_force=hero:spring"></iframe>',
    },
    '/kairos.json': { body: JSON.stringify(config) },
    '/personas.json': { body: JSON.stringify(personas) },
    'POST /v1/batch': { body: '{}' },
  })
  browser = await launch('chromium')
  visitor = await createVisitor(browser)
  seen = await visitor.open(`${server.url}/`)
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** What the slots of the open page show, but for the page's own. */
const shown = () =>
  seen.page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('kairos-slot')].flatMap((slot) => {
        const text = slot.shadowRoot?.querySelector('slot')?.assignedElements()[0]?.textContent
        return text ? [[slot.getAttribute('name'), text]] : []
      }),
    ),
  )
const shows = (expected: object) => expect.poll(() => shown().catch(() => undefined), WAIT).toEqual(expected)
const badge = () =>
  seen.page.evaluate(
    () => document.querySelector('kairos-preview')?.shadowRoot?.querySelector('section')?.textContent ?? '',
  )
const says = (text: string) => expect.poll(() => badge().catch(() => ''), WAIT).toContain(text)
const remembers = (text: string) =>
  expect.poll(() => seen.page.evaluate('sessionStorage["kairos_preview:kairos:looked:profile"]'), WAIT).toContain(text)
const open = (path: string) => seen.page.goto(server.url + path)
const posts = () => server.requests.filter(({ method }) => method === 'POST').length

/** Everything the origin keeps, values too. Runs in the page. */
const kept = async () => {
  const open = (name: string) =>
    new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(name)
      request.onsuccess = () => resolve(request.result)
    })
  const found: Record<string, unknown> = {
    cookie: document.cookie,
    local: { ...localStorage },
    tab: { ...sessionStorage },
  }
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await open(name)
    for (const store of database.objectStoreNames) {
      const objects = database.transaction(store).objectStore(store)
      const get = (request: IDBRequest) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)))
      found[`${name} ${store}`] = [await get(objects.getAllKeys()), await get(objects.getAll())]
    }
    database.close()
  }
  return JSON.stringify(found)
}
/** The same, seen from a page without Kairos, so that nothing is written meanwhile. */
const keptNow = async () => {
  await open('/bare')
  return seen.page.evaluate(kept)
}

test('a visit is remembered and measured', async () => {
  await seen.page.waitForFunction('window.kairos?.decisions?.().length')
  await expect.poll(posts, WAIT).toBeGreaterThan(0)
})

test('a forced variant shows off its pages, says why it would not, and takes only its own flags out of the address', async () => {
  await open('/?utm_source=mail&kairos_force=hero:spring&q=a%20b#top')
  await shows({ hero: 'Spring', once: 'Once' })
  expect(seen.page.url()).toBe(`${server.url}/?utm_source=mail&q=a%20b#top`)
  await says('hero would not show here, because other page: ')
})

test.each([
  ['#kairos_force=hero:autumn&kairos_only=1', { hero: 'Autumn' }],
  ['?kairos_force=hero:spring&kairos_targeting=respect', { once: 'Once' }],
  ['?kairos_segments=vip,-back&kairos_visit=3', { vips: 'Gold', once: 'Once' }],
  ['?kairos_visit=3', { back: 'Again', once: 'Once' }],
  ['?kairos_facts=geo.country:DE,cart.value:80', { rich: 'Berlin', once: 'Once' }],
  ['?kairos_at=2030-12-24T18:00', { eve: 'Christmas', once: 'Once' }],
  ['?kairos_at=2030-12-24T18:00&kairos_visit=2&kairos_force=once:off', { eve: 'Christmas', back: 'Again' }],
  ['?kairos_consent=pending', { idle: undefined }],
  ['?kairos_persona=ann', { back: 'Again', rich: 'Berlin', once: 'Once' }],
])('%s', async (flags, expected) => {
  await open(`/${flags}`)
  await says('Preview')
  const wanted = Object.fromEntries(Object.entries(expected).filter(([, text]) => text))
  if (flags.includes('pending')) await says('consent pending')
  else await shows(wanted)
})

test('a preview goes on over pages with a visitor of its own, reloads and the back button included, and is left by a click', async () => {
  await open('/?kairos_preview=off')
  await seen.page.waitForFunction('window.kairos?.decisions?.().length')
  const before = await keptNow()
  const sent = posts()
  await open('/?kairos_visit=2')
  await shows({ back: 'Again', once: 'Once' })
  await remembers('"shown"')
  await open('/next')
  await shows({ back: 'Again' })
  await says('visit 2')
  await seen.page.reload()
  await shows({ back: 'Again' })
  await seen.page.goBack()
  await shows({ back: 'Again' })
  await open('/next?kairos_reset=1')
  await shows({ back: 'Again', once: 'Once' })
  await remembers('"shown"')
  await seen.page.evaluate(`kairos.preview({ facts: { 'geo.country': 'DE', 'cart.value': 81 } })`)
  await says('cart.value:81')
  await shows({ back: 'Again', rich: 'Berlin' })
  await seen.page.evaluate(`kairos.preview({ forward: '11m' })`)
  await shows({ back: 'Again', rich: 'Berlin', idle: 'Still' })
  expect(await keptNow()).toContain('kairos_preview')
  await open('/')
  await says('Preview')
  // Nothing of the real visit is decided, or written, before the page is gone.
  await seen.page.evaluate(() => sessionStorage.clear())
  expect(await keptNow()).toBe(before)
  expect(posts()).toBe(sent)

  await open('/?kairos_force=hero:spring')
  await says('hero:spring')
  await seen.page.evaluate(() => {
    document.querySelector('kairos-preview')?.shadowRoot?.querySelector('button')?.click()
  })
  await expect
    .poll(() => seen.page.evaluate(() => !document.querySelector('kairos-preview')).catch(() => false), WAIT)
    .toBe(true)
  await expect.poll(() => seen.page.evaluate(() => Object.keys(sessionStorage).length), WAIT).toBe(0)
  await open('/?kairos_visit=2')
  await says('visit 2')
  await open('/?kairos_preview=off')
  await seen.page.waitForFunction('window.kairos?.decisions?.().length')
  expect(await badge()).toBe('')
})

test('what nobody knows is said, with the nearest name', async () => {
  await open(
    '/?kairos_force=heroo:spring,hero:sprin&kairos_segments=vpi&kairos_facts=cart.valeu:3&kairos_at=tomorrow&kairos_visits=2',
  )
  for (const name of ['“hero”', '“spring”', '“vip”', '“cart.value”', '2026-12-24T18:00', '“kairos_visit”'])
    await says(name)
})

test('a frame shows no preview', async () => {
  await open('/?kairos_preview=off')
  await open('/frame')
  const frame = await seen.page.waitForFrame((one) => one.url().includes('kairos_force'))
  await frame.waitForFunction('window.kairos?.decisions?.().length')
  expect(await frame.evaluate('kairos.variant("hero")')).toBeUndefined()
})

test('nothing went wrong on any page', () => {
  expect(seen.problems).toEqual([])
})
