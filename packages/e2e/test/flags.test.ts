import { readFileSync } from 'node:fs'
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
  WAIT,
} from '../src/index.ts'

const fills = (name: string, ...titles: string[]) =>
  titles.map((title) => ({ id: title.toLowerCase(), actions: [{ type: 'slot', slot: name, title }] }))

/** A slot for what each flag does. */
const config = {
  kairos: 1,
  site: 'flags',
  settings: {
    consent: { mode: 'not_required' },
    timezone: 'Europe/Warsaw',
    records: { url: '/v1/batch' },
    channels: { draft: '/draft.json' },
  },
  segments: { vip: { when: { 'cart.value': { $gt: 500 } } } },
  campaigns: [
    { id: 'forced', pages: { include: ['/elsewhere'] }, variants: fills('forced', 'Spring', 'Autumn') },
    { id: 'vips', audience: { $segment: 'vip' }, variants: fills('vips', 'Gold') },
    { id: 'rich', audience: { 'geo.country': 'DE', 'cart.value': { $gte: 80 } }, variants: fills('rich', 'Berlin') },
    { id: 'eve', schedule: { from: '2030-12-24', until: '2030-12-24' }, variants: fills('eve', 'Christmas') },
    { id: 'back', audience: { 'visit.count': { $gte: 3 } }, variants: fills('back', 'Again') },
    { id: 'agreed', audience: { 'consent.personalization': true }, variants: fills('agreed', 'Agreed') },
    {
      id: 'name',
      audience: { 'traits.firstName': { $exists: true } },
      variants: [{ id: 'hello', actions: [{ type: 'slot', slot: 'name', title: 'Hello {{ traits.firstName }}' }] }],
    },
    { id: 'member', audience: { $did: { event: 'sign_up' } }, variants: fills('member', 'Member') },
    { id: 'drawn', variants: fills('drawn', 'Heads', 'Tails') },
    { id: 'once', limits: [{ max: 1, per: 'visit' }], variants: fills('once', 'Once') },
  ],
}
const draft = { ...config, campaigns: [...config.campaigns, { id: 'draft', variants: fills('draft', 'Draft') }] }
const SLOTS = draft.campaigns.map(({ id }) => `<kairos-slot name="${id}">own</kairos-slot>`).join('\n')
const pageWith = (tag: string) => ({
  body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Flags</title><link rel="icon" href="data:,">${tag}</head><body>${SLOTS}</body></html>`,
})
const tagOf = (file: string) => `<script async src="/kairos.js" data-config="/${file}.json"></script>`
const page = pageWith(tagOf('kairos'))

const ZOE = { visits: 2, traits: { firstName: 'Zoe' } }

type Asked = Record<string, string>
/** All flags there are, with every answer that is one of a few. */
const FLAGS: readonly [flag: string, value: string][] = [
  ['force', 'forced:spring'],
  ['segments', 'vip'],
  ['facts', 'geo.country:DE,cart.value:80'],
  ['at', '2030-12-24T18:00'],
  ['visit', '3'],
  ['consent', 'granted'],
  ['consent', 'denied'],
  ['consent', 'pending'],
  ['targeting', 'ignore'],
  ['targeting', 'respect'],
  ['only', '1'],
  ['persona', 'ann'],
  ['persona', `j~${btoa(JSON.stringify(ZOE)).replace(/=+$/, '')}`],
  ['profile', 'mine'],
  ['seed', 'qa-1'],
  ['channel', 'draft'],
  ['why', '1'],
  ['reset', '1'],
]
const linkOf = (asked: Asked) =>
  Object.entries(asked)
    .map(([flag, value]) => `kairos_${flag}=${value}`)
    .join('&')

type Wanted = [name: string, text: string | RegExp | false | undefined]

/** What the slots show on the first page of a preview; `drawn` by chance where nothing says which. */
function expected(asked: Asked): Record<string, string | RegExp> {
  const { force, targeting, only, consent = 'granted', persona, profile, seed } = asked
  const isKnown = consent === 'granted'
  const isMine = !!profile && !persona
  const firstName = { ann: 'Ann' }[persona ?? ''] ?? (persona && 'Zoe')
  const shown: Wanted[] = [
    ['forced', force && targeting !== 'respect' && 'Spring'],
    ...(only
      ? []
      : ([
          ['vips', asked['segments'] && 'Gold'],
          ['rich', asked['facts'] && 'Berlin'],
          ['eve', asked['at'] && 'Christmas'],
          ['draft', asked['channel'] && 'Draft'],
          ['back', isKnown && (asked['visit'] || persona) && 'Again'],
          ['agreed', isKnown && 'Agreed'],
          ['name', isKnown && firstName && `Hello ${firstName}`],
          ['member', isKnown && isMine && 'Member'],
          ['drawn', isKnown && (isMine ? mine : seed ? 'Heads' : /Heads|Tails/)],
          ['once', 'Once'],
        ] as Wanted[])),
  ]
  return Object.fromEntries(shown.filter(([, text]) => text) as [string, string | RegExp][])
}
const matching = (shown: Record<string, string | RegExp>) =>
  Object.fromEntries(
    Object.entries(shown).map(([name, text]) => [name, typeof text === 'string' ? text : expect.stringMatching(text)]),
  )

let browser: Browser
let server: FaultServer
let seen: Visit
/** What the real visitor drew, and everything that is kept of them. */
let mine: string
let real: string
let sent: number
beforeAll(async () => {
  server = await createFaultServer({
    ...(await builtFiles()),
    '/': page,
    '/next': page,
    '/none': pageWith(tagOf('none')),
    '/framed': pageWith(tagOf('framed')),
    '/pairs': pageWith(`<script type="module">import { init } from "/kairos.mjs"; window.begin = init</script>`),
    '/bare': { body: '<!doctype html><title>Bare</title><link rel="icon" href="data:,">' },
    ...Object.fromEntries(
      ['', 'framed'].map((name) => [
        `/frame${name && `-${name}`}`,
        {
          body: `<!doctype html><link rel="icon" href="data:,"><iframe src="/${name}?kairos_force=forced:spring"></iframe>`,
        },
      ]),
    ),
    '/kairos.json': { body: JSON.stringify(config) },
    '/draft.json': { body: JSON.stringify(draft) },
    '/none.json': { body: JSON.stringify({ ...config, settings: { ...config.settings, preview: false } }) },
    '/framed.json': { body: JSON.stringify({ ...config, settings: { ...config.settings, preview: 'frames' } }) },
    '/personas.json': { body: JSON.stringify({ personas: { ann: { visits: 2, traits: { firstName: 'Ann' } } } }) },
    'POST /v1/batch': { body: '{}' },
  })
  browser = await launch('chromium')
  seen = await (await createVisitor(browser)).open(`${server.url}/`)
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const open = (path: string) => seen.page.goto(server.url + path)
const posts = () => server.requests.filter(({ method }) => method === 'POST').length
const shown = () => seen.page.evaluate(filledHere)
/** In a preview. @param unasked a slot that may show anything */
const shows = (wanted: Record<string, string | RegExp>, about: string, unasked = '') =>
  expect
    .poll(
      async () => {
        if (!(await badge().catch(() => ''))) return 'no preview yet'
        const { [unasked]: _, ...found } = await shown()
        return found
      },
      { ...WAIT, message: about },
    )
    .toEqual(matching(wanted))
const badge = () =>
  seen.page.evaluate(
    () => document.querySelector('kairos-preview')?.shadowRoot?.querySelector('section')?.textContent ?? '',
  )
/** Everything the origin keeps, seen from a page without Kairos, so that nothing is written meanwhile. */
const keptNow = async () => {
  await open('/bare')
  return seen.page.evaluate(keptHere)
}
const leave = async () => {
  // What an open page still knows it would keep once more.
  await open('/bare')
  await seen.page.evaluate(() => sessionStorage.clear())
}

test('every flag that is documented is tried', () => {
  const readme = readFileSync(new URL('../../browser/README.md', import.meta.url), 'utf8')
  const documented = [...readme.matchAll(/^\| `kairos_(\w+)=/gm)].map(([, flag]) => flag)
  expect([...new Set(FLAGS.map(([flag]) => flag)), 'preview'].sort()).toEqual(documented.sort())
})

test('a visitor is remembered and measured', async () => {
  await seen.page.waitForFunction('window.kairos?.decisions?.().length')
  await seen.page.evaluate(`kairos.track('sign_up')`)
  await expect.poll(posts, WAIT).toBeGreaterThan(0)
  mine = (await seen.page.evaluate('kairos.variant("drawn")')) === 'heads' ? 'Heads' : 'Tails'
  real = await keptNow()
  sent = posts()
  expect(real).toContain('sign_up')
})

test('each flag alone does what it says, on the next page, after a reload and on the way back too', {
  timeout: 180_000,
}, async () => {
  for (const [flag, value] of FLAGS) {
    const asked = { [flag]: value }
    const first = expected(asked)
    // What may show once in a visit has shown; where nothing may be remembered, only the page itself knows.
    const { once, ...next } = first
    const isCounted = once && first['agreed']
    const unasked = isCounted ? '' : 'once'
    const about = linkOf(asked)
    await open(`/?a=1&${about}#part`)
    await shows(first, about)
    expect(seen.page.url(), about).toBe(`${server.url}/?a=1#part`)
    if (isCounted) await expect.poll(() => seen.page.evaluate(keptHere), WAIT).toMatch(/once[^}]*shown/)
    await open('/next')
    await shows(next, `${about}, the next page`, unasked)
    const { drawn } = await shown()
    const same = { ...next, ...(drawn && { drawn }) }
    await seen.page.reload()
    await shows(same, `${about}, reloaded`, unasked)
    await seen.page.goBack()
    await shows(same, `${about}, back`, unasked)
    await leave()
  }
  expect(await keptNow()).toBe(real)
  expect(posts()).toBe(sent)
})

test('each two flags together do what both say, and so do all of them', async () => {
  await open('/pairs')
  const asked: Asked[] = FLAGS.flatMap(([flag, value], index) =>
    FLAGS.slice(index + 1).flatMap(([other, word]) => (other === flag ? [] : [{ [flag]: value, [other]: word }])),
  )
  asked.push(Object.fromEntries([...FLAGS].reverse()), Object.fromEntries(FLAGS))
  const found = await seen.page.evaluate(
    async ({ links, config, read }) => {
      const { begin } = window as never as {
        begin: (options: object) => Record<string, (told?: unknown, more?: unknown) => unknown>
      }
      const filled = new Function(`return (${read})()`) as () => Record<string, string>
      const found: Record<string, string>[] = []
      for (const link of links) {
        sessionStorage.clear()
        history.replaceState(null, '', `/pairs?${link}`)
        const kairos = begin({ config, bots: 'include' })
        await new Promise((resolve) => kairos.on!('ready', resolve))
        found.push(filled())
        // Asked once all of it runs, so that all of it is stopped.
        await kairos.open!('nobody')
        kairos.destroy!()
        const left = () => document.querySelector('kairos-preview, kairos-panel')
        for (let tick = 0; tick < 500 && left(); tick++) await new Promise((resolve) => setTimeout(resolve))
      }
      sessionStorage.clear()
      return found
    },
    { links: asked.map(linkOf), config, read: filledHere.toString() },
  )
  expect(Object.fromEntries(asked.map((one, index) => [linkOf(one), found[index]]))).toEqual(
    Object.fromEntries(asked.map((one) => [linkOf(one), matching(expected(one))])),
  )
  expect(await keptNow()).toBe(real)
  expect(posts()).toBe(sent)
})

test('the same seed draws the same for everybody, and without one every preview draws anew', async () => {
  const drawn = new Set<string>()
  for (let time = 0; time < 20 && drawn.size < 2; time++) {
    await open('/?kairos_reset=1')
    await expect.poll(async () => (await shown())['drawn'], WAIT).toMatch(/Heads|Tails/)
    drawn.add((await shown())['drawn']!)
  }
  expect(drawn.size).toBe(2)
  await leave()
})

test('kairos_preview=off beside other flags leaves them out, and ends a preview for good', async () => {
  await open('/?kairos_force=forced:spring')
  await shows(expected({ force: 'forced:spring' }), 'begun')
  await open('/?kairos_force=forced:autumn&kairos_preview=off&b=2')
  await seen.page.waitForFunction('window.kairos?.decisions?.().length')
  expect(seen.page.url()).toBe(`${server.url}/?b=2`)
  expect((await shown())['forced']).toBeUndefined()
  expect(await badge()).toBe('')
  await open('/next')
  await seen.page.waitForFunction('window.kairos?.decisions?.().length')
  expect(await badge()).toBe('')
})

test('in a frame a link works only where the file says "frames", and with "preview": false nowhere', async () => {
  for (const [path, variant] of [
    ['/frame', undefined],
    ['/frame-framed', 'spring'],
  ] as const) {
    await open(path)
    const frame = await seen.page.waitForFrame((one) => one !== seen.page.mainFrame() && one.url() !== 'about:blank')
    await frame.waitForFunction('window.kairos?.decisions?.().length')
    expect(await frame.evaluate('kairos.variant("forced")'), path).toBe(variant)
    await seen.page.evaluate(() => sessionStorage.clear())
  }
  const before = server.requests.length
  await open('/none?kairos_force=forced:spring')
  await seen.page.waitForFunction('window.kairos?.decisions?.().length')
  expect(await seen.page.evaluate('kairos.variant("forced")')).toBeUndefined()
  expect(seen.page.url()).toBe(`${server.url}/none?kairos_force=forced:spring`)
  expect(server.requests.slice(before).some(({ path }) => path.includes('kairos-preview'))).toBe(false)
})

test('nothing went wrong on any page', () => {
  expect(seen.problems).toEqual([])
})
