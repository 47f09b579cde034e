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
    {
      id: 'name',
      audience: { 'traits.firstName': { $exists: true } },
      variants: [{ id: 'hello', actions: slot('name', "Hello {{ traits.firstName | default: 'you' }}") }],
    },
    { id: 'idle', trigger: { type: 'inactivity', after: '10m' }, variants: variants('idle', 'Still') },
  ],
}
const SLOTS = ['hero', 'vips', 'back', 'rich', 'eve', 'once', 'name', 'idle']
const page = {
  body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Looked</title><link rel="icon" href="data:,">
<script async src="/kairos.js" data-config="/kairos.json"></script></head><body style="margin:2em;font-family:Georgia,serif">
<h1>A page</h1>${SLOTS.map((name) => `<kairos-slot name="${name}">own</kairos-slot>`).join('\n')}</body></html>`,
}
const personas = {
  personas: {
    odd: { visits: 'many' },
    ann: { device: 'mobile', visits: 4, facts: { 'geo.country': 'DE', 'cart.value': 90 } },
  },
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
    '/fuzz': {
      body: page.body.replace(
        /<script.*<\/script>/,
        '<script type="module">import { init } from "/kairos.mjs"; window.begin = init</script>',
      ),
    },
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
  [
    `?kairos_persona=j~${btoa(JSON.stringify({ visits: 2, traits: { firstName: 'Zoe' } }))}`,
    { back: 'Again', once: 'Once', name: 'Hello Zoe' },
  ],
  [
    '?kairos_segments=vip&kairos_force=hero:spring,once:off&kairos_facts=geo.country:DE,cart.value:81&kairos_visit=2',
    { hero: 'Spring', vips: 'Gold', rich: 'Berlin', back: 'Again' },
  ],
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
    document.querySelector('kairos-preview')?.shadowRoot?.querySelector<HTMLElement>('.leave')?.click()
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

test('a copy of the real visitor is who that one is, and goes its own way', async () => {
  await open('/?kairos_preview=off')
  await seen.page.waitForFunction('window.kairos?.decisions?.().length')
  await open('/bare')
  const real = await seen.page.evaluate(`localStorage['kairos:looked:profile']`)
  const { id, pages } = JSON.parse(real as string).profile
  await open('/?kairos_profile=mine')
  await says('a copy of you')
  await remembers(`"id":"${id}"`)
  await remembers(`"pages":${pages + 1}`)
  await open('/bare')
  expect(await seen.page.evaluate(`localStorage['kairos:looked:profile']`)).toBe(real)
})

test('what would have been sent is known, over pages', async () => {
  await open('/?kairos_preview=off')
  const sent = posts()
  await open('/?kairos_force=hero:spring&kairos_why=1')
  await shows({ hero: 'Spring', once: 'Once' })
  await open('/next')
  const records = () =>
    seen.page.evaluate(() => {
      const root = document.querySelector('kairos-panel')?.shadowRoot
      root?.querySelector<HTMLElement>('#tab-records')?.click()
      return root?.querySelector('.records')?.textContent ?? ''
    })
  await expect.poll(() => records().catch(() => ''), WAIT).toContain('once · once')
  expect(posts()).toBe(sent)
})

test('what nobody knows is said, with the nearest name', async () => {
  await open(
    '/?kairos_force=heroo:spring,hero:sprin&kairos_segments=vpi&kairos_facts=cart.valeu:3&kairos_at=tomorrow&kairos_visits=2&kairos_persona=odd',
  )
  for (const name of [
    '“hero”',
    '“spring”',
    '“vip”',
    '“cart.value”',
    '2026-12-24T18:00',
    '“kairos_visit”',
    'is no visitor',
  ])
    await says(name)
})

/** Flags as nobody writes them who means well; the same for the same number. */
const hostile = (seed: number) => {
  const names =
    'force segments facts at visit consent targeting only persona profile seed channel why reset preview __proto__ x'.split(
      ' ',
    )
  const odd = [
    '',
    ':',
    ',',
    '-',
    '::,,',
    '0',
    '-1',
    '1e999',
    'NaN',
    'null',
    'true',
    'mine',
    'off',
    'granted',
    'respect',
    'draft',
    'ann',
    'odd',
    'hero',
    'hero:spring',
    'hero:spring,hero:off',
    '__proto__:x',
    'constructor:prototype',
    'toString',
    'vip,-vip',
    '../../etc/passwd',
    'traits.firstName:<img src=x onerror=hit=1>',
    'traits.firstName:javascript:hit=1',
    'traits.firstName:{{ page.url }}',
    'page.url:javascript:hit=1',
    'cart.value:1e308',
    '<script>hit=1</script>',
    '"><svg onload=hit=1>',
    'javascript:hit=1',
    'https://evil.example/kairos.json',
    '//evil.example',
    '%',
    '%00',
    '%E0%A4%A',
    '\u0000',
    '\u202e',
    '💥'.repeat(50),
    'a'.repeat(9000),
    'z~AAAA',
    'j~e30',
    'j~%%%',
    'z~'.repeat(99),
    '9999-99-99',
    '2030-12-24T18:00',
    '275760-09-14',
  ]
  let state = seed * 7919 + 1
  const draw = (most: number) => {
    state = (state * 48271) % 2147483647
    return state % most
  }
  const flag = () => {
    const value = Array.from({ length: 1 + draw(2) }, () => odd[draw(odd.length)]).join(draw(2) ? ',' : '')
    return `kairos_${names[draw(names.length)]}=${draw(3) ? encodeURIComponent(value) : value.replace(/[#&]/g, '')}`
  }
  return `${draw(4) ? '?' : '#'}${Array.from({ length: 1 + draw(4) }, flag).join('&')}`
}

test('500 hostile links change no content, throw nothing and write nothing', async () => {
  await open('/fuzz')
  // The test before may have left a preview open in this tab.
  await seen.page.evaluate(() => sessionStorage.clear())
  const before = await seen.page.evaluate(kept)
  const sent = posts()
  const texts = config.campaigns.flatMap(({ variants }) =>
    variants.flatMap(({ actions }) => actions.map(({ title }) => title)),
  )
  // What leaves the preview is an ordinary visit, which is remembered.
  const links = Array.from({ length: 600 }, (_, seed) => hostile(seed))
    .filter((link) => !/kairos_preview=off(&|$)/.test(link))
    .slice(0, 500)
  expect(links).toHaveLength(500)
  const wrong = await seen.page.evaluate(
    async ({ links, config, texts }) => {
      const { begin } = window as never as {
        begin: (options: object) => Record<string, (told?: unknown, more?: unknown) => unknown>
      }
      const wrong: string[] = []
      const plain = document.documentElement.outerHTML
      const counts = () => document.querySelectorAll('script, img, svg, iframe').length
      const before = counts()
      for (const link of links) {
        try {
          history.replaceState(null, '', `/fuzz${link.slice(0, 200)}`)
        } catch {
          // No address at all.
          continue
        }
        const kairos = begin({ config, bots: 'include' })
        const isReady = new Promise((resolve) => kairos.on!('ready', () => resolve(true)))
        const isLate = new Promise((resolve) => setTimeout(() => resolve(false), 8000))
        if (!(await Promise.race([isReady, isLate]))) wrong.push(`never ready: ${link.slice(0, 200)}`)
        for (const slot of document.querySelectorAll('kairos-slot')) {
          const text = slot.shadowRoot?.querySelector('slot')?.assignedElements()[0]?.textContent
          if (text && !texts.includes(text) && !/^Hello [\p{L}\p{N} ,'’&+-]{1,40}$/u.test(text))
            wrong.push(`${text}: ${link.slice(0, 200)}`)
        }
        if (counts() !== before || 'hit' in window) wrong.push(`more than text: ${link.slice(0, 200)}`)
        // Asked once all of it runs, so that all of it is stopped.
        await kairos.open!('nobody')
        kairos.destroy!()
        // What is stopped while it starts ends a moment later.
        const left = () => document.querySelector('kairos-preview, kairos-panel')
        for (let tick = 0; tick < 500 && left(); tick++) await new Promise((resolve) => setTimeout(resolve))
        if (left()) wrong.push(`left behind: ${link.slice(0, 200)}`)
        left()?.remove()
        for (const key of Object.keys(sessionStorage))
          if (!key.startsWith('kairos_preview')) wrong.push(`${key}: ${link.slice(0, 200)}`)
        sessionStorage.clear()
      }
      if (document.documentElement.outerHTML !== plain) wrong.push(document.documentElement.outerHTML)
      return wrong
    },
    { links, config, texts },
  )
  expect(wrong).toEqual([])
  expect(posts()).toBe(sent)
  expect(seen.external).toEqual([])
  expect(await keptNow()).toBe(before)
})

test('a page that comes back after its preview was left is the ordinary one again', async () => {
  await open('/?kairos_force=hero:spring')
  await shows({ hero: 'Spring', once: 'Once' })
  await open('/bare')
  await seen.page.evaluate(() => sessionStorage.clear())
  await seen.page.goBack()
  await expect.poll(() => badge().catch(() => 'none'), WAIT).toBe('')
  await seen.page.waitForFunction('window.kairos?.decisions?.().length')
  // The real visitor has met that once, in this visit.
  await shows({})
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
