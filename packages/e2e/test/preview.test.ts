import { deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type Browser,
  builtFiles,
  createFaultServer,
  createVisitor,
  type FaultServer,
  filledHere,
  keptHere,
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
const shown = () => seen.page.evaluate(filledHere)
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

/** Everything the origin keeps, seen from a page without Kairos, so that nothing is written meanwhile. */
const keptNow = async () => {
  await open('/bare')
  return seen.page.evaluate(keptHere)
}

test('a visit is remembered and measured', async () => {
  await seen.page.waitForFunction('window.kairos?.decisions?.().length')
  await expect.poll(posts, WAIT).toBeGreaterThan(0)
})

test('a forced variant shows off its pages, says why it would not, and takes only its own flags out of the address', async () => {
  await open('/?utm_source=mail&kairos_force=hero:spring&q=a%20b#top')
  await shows({ hero: 'Spring', once: 'Once' })
  expect(seen.page.url()).toBe(`${server.url}/?utm_source=mail&q=a%20b#top`)
  await says('hero would not show here, because this page is not one of its pages: needs a page on /elsewhere')
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
    '/?kairos_force=heroo:spring,hero:sprin&kairos_segments=vpi&kairos_facts=cart.valeu:3&kairos_at=24.12.2030%2018:00&kairos_visits=2&kairos_persona=odd',
  )
  for (const sentence of [
    'There is no campaign “heroo”. Did you mean “hero”?',
    'The campaign hero has no variant “sprin”. Did you mean “spring”?',
    'There is no segment “vpi”. Did you mean “vip”?',
    'No rule and no text reads the fact “cart.valeu”. Did you mean “cart.value”?',
    'kairos_at is a date such as 2026-12-24T18:00, not “24.12.2030 18:00”. Did you mean “2030-12-24T18:00”?',
    'There is no kairos_visits. Did you mean “kairos_visit”?',
    '“odd” of personas.json is no visitor',
  ])
    await says(sentence)
})

/** Visitors in links, as they are cut by what people send them with, changed by hand, or made to fill the memory. */
const hostileVisitors = () => {
  const web = (bytes: Buffer) => bytes.toString('base64url')
  const packed = (json: string) => `z~${web(deflateRawSync(Buffer.from(json)))}`
  const plain = (json: string) => `j~${web(Buffer.from(json))}`
  const deep = (depth: number, open: string, close: string) => open.repeat(depth) + close.repeat(depth)
  const history = Array.from({ length: 900 }, (_, index) => ({
    event: `e${index}`,
    ago: `${index}s`,
    fields: { n: index },
  }))
  const whole = JSON.stringify({ visits: 3, traits: { firstName: 'Ann' }, facts: { 'cart.value': 90 }, history })
  const good = packed(JSON.stringify({ visits: 3, traits: { firstName: 'Ann' }, history: history.slice(0, 40) }))
  const jsons = [
    whole,
    deep(3000, '[', ']'),
    deep(3000, '{"a":', '}').replace('"a":}', '"a":1}'),
    `{"facts":${deep(3000, '{"a":', '}').replace('"a":}', '"a":1}')}}`,
    `{"traits":${deep(1500, '{"a":', '}').replace('"a":}', '"a":1}')}}`,
    `{"facts":{"${'a.'.repeat(1900)}b":1}}`,
    '{"facts":{"__proto__.polluted":1,"constructor.prototype.polluted":1},"traits":{"__proto__":{"firstName":"hit"}}}',
    '{"visits":1e9,"pages":-1}',
    '{"campaigns":{"hero":{"variant":"spring","shown":1000}},"history":[{"event":"page_view","times":1000}]}',
    '{"traits":{"firstName":"<img src=x onerror=hit=1>"},"device":"toaster","visitor":{"a":1},"consent":[]}',
    '{"lastSeen":"never","firstSeen":"-9d","history":[{"event":"x","ago":"1e99s"}]}',
    ' '.repeat(1e6),
  ]
  return [
    ...jsons.map(packed),
    ...jsons.filter(({ length }) => length < 9000).map(plain),
    ...[1, 2, 3, 5, 8, 13].map((part) => good.slice(0, -part)),
    ...[0.2, 0.5, 0.9].map((share) => good.slice(0, good.length * share)),
    `${good.slice(0, 90)}A${good.slice(91)}`,
    `${good}${good}`,
    good,
  ]
}
const VISITORS = hostileVisitors()

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
    'x:y,'.repeat(1900),
    `traits.${'a.'.repeat(3000)}b:1`,
    '['.repeat(7000),
  ]
  let state = seed * 7919 + 1
  const draw = (most: number) => {
    state = (state * 48271) % 2147483647
    return state % most
  }
  const flag = () => {
    if (!draw(5)) return `kairos_persona=${VISITORS[draw(VISITORS.length)]}`
    const value = Array.from({ length: 1 + draw(2) }, () => odd[draw(odd.length)]).join(draw(2) ? ',' : '')
    return `kairos_${names[draw(names.length)]}=${draw(3) ? encodeURIComponent(value) : value.replace(/[#&]/g, '')}`
  }
  const long = draw(20) ? '' : `&own=${'x'.repeat(100_000)}`
  return `${draw(4) ? '?' : '#'}${Array.from({ length: 1 + draw(4) }, flag).join('&')}${long}`
}

test('500 hostile links change no content, throw nothing and write nothing', { timeout: 180_000 }, async () => {
  await open('/fuzz')
  // The test before may have left a preview open in this tab.
  await seen.page.evaluate(() => sessionStorage.clear())
  const before = await seen.page.evaluate(keptHere)
  const sent = posts()
  const texts = config.campaigns.flatMap(({ variants }) =>
    variants.flatMap(({ actions }) => actions.map(({ title }) => title)),
  )
  // What leaves the preview is an ordinary visit, which is remembered.
  const links = Array.from({ length: 600 }, (_, seed) => hostile(seed))
    .filter((link) => !/kairos_preview=off(&|$)/.test(link))
    .slice(0, 500)
  expect(links).toHaveLength(500)
  expect(VISITORS.every((one) => links.some((link) => link.includes(one)))).toBe(true)
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
          history.replaceState(null, '', `/fuzz${link}`)
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
