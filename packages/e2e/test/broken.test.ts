import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Answer,
  type Browser,
  builtFiles,
  createFaultServer,
  createVisitor,
  type FaultServer,
  launch,
  type Measured,
  presentBrowsers,
  type Routes,
  shownTexts,
  type Visit,
  WAIT,
} from '../src/index.ts'

const config = {
  kairos: 1,
  site: 'broken',
  settings: { consent: { mode: 'not_required' }, records: { url: '/v1/batch' } },
  slots: { lead: { selector: '#lead' } },
  segments: { all: { when: {} } },
  campaigns: [
    { id: 'hero', variants: [{ id: 'a', actions: [{ type: 'slot', slot: 'hero', title: 'Personal hero' }] }] },
    { id: 'lead', variants: [{ id: 'a', actions: [{ type: 'slot', slot: 'lead', title: 'Personal lead' }] }] },
  ],
}
const text = JSON.stringify(config)
const TAG = '<script src="/kairos.js" data-config="/kairos.json"></script>'
/** Boxes that look the same whatever is in them. */
const ROOMY = '[name=hero], #lead { display: flow-root; height: 200px }'
const document = (head: string, css = ROOMY) => ({
  body: `<!doctype html><html lang="en"><head><title>Fixture</title>${head}<style>${css}</style></head>
<body><kairos-slot name="hero" hold><p>Own hero</p></kairos-slot><div id="lead"><p>Own lead</p></div><p>Below</p></body></html>`,
})
const calls = `
  const kairos = window.kairos
  kairos.track('add_to_cart', { id: 'p1' })
  kairos.identify({ firstName: 'Ann' })
  kairos.identify(null)
  kairos.set({ 'cart.value': 80 })
  kairos.consent({ personalization: true, analytics: true })
  kairos.on('record', () => {})()
  kairos.push((same) => { window.same = same === kairos })
  ;[kairos.segments(), kairos.decisions(), kairos.variant('hero') ?? 'none', window.same]`

describe.each(presentBrowsers)('a broken site in %s', (name) => {
  let browser: Browser
  let server: FaultServer
  let usual: Routes
  beforeAll(async () => {
    usual = {
      ...(await builtFiles()),
      '/': document(TAG),
      '/kairos.json': { body: text },
      'POST /v1/batch': { body: '{"success":true}', headers: { 'content-type': 'application/json' } },
    }
    server = await createFaultServer({})
    browser = await launch(name)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  /** A first visit to a page with these faults. */
  const open = async (faults: Routes, path = '/') => {
    for (const route of Object.keys(server.routes)) delete server.routes[route]
    Object.assign(server.routes, usual, faults)
    const visitor = await createVisitor(browser)
    const seen = await visitor.open(server.url + path, { watch: ['[name=hero]', '#lead'] })
    return { visitor, seen }
  }
  /** The same with a config that answers only when the page is painted. */
  const openLate = async (faults: Routes) => {
    let answer = () => {}
    const painted = new Promise<void>((resolve) => {
      answer = resolve
    })
    const opened = await open({ ...faults, '/kairos.json': () => painted.then(() => ({ body: text })) })
    await opened.seen.measured()
    answer()
    return opened
  }
  const shown = (measured: Measured) =>
    ['[name=hero]', '#lead'].map((selector) => shownTexts(measured, selector).at(-1))
  const showsOwn = (seen: Visit) =>
    expect.poll(async () => shown(await seen.measured()), WAIT).toEqual(['Own hero', 'Own lead'])

  const faults: [string, Answer][] = [
    ['is missing', { status: 404, body: 'Not found' }],
    ['is an error page', { status: 500, body: '<!doctype html><h1>Sorry</h1>' }],
    ['is HTML with status 200', { headers: { 'content-type': 'text/html' }, body: '<!doctype html><h1>Home</h1>' }],
    ['is cut in the middle', { body: text.slice(0, text.length / 2) }],
    ['is cut off by the connection', { body: text, truncateAt: 60 }],
    ['is empty', { body: '' }],
    ['is null', { body: 'null' }],
    ['is of a later version', { body: text.replace('"kairos":1', '"kairos":2') }],
    ['has an empty list for campaigns and nothing else', { body: '{"kairos":1,"site":"broken","campaigns":[]}' }],
    [
      'has the wrong types everywhere',
      { body: '{"kairos":1,"site":7,"settings":[],"slots":3,"segments":"","campaigns":{}}' },
    ],
    [
      'has only broken campaigns',
      { body: '{"kairos":1,"site":"broken","campaigns":[null,{},{"id":"a","variants":[{}]}]}' },
    ],
    ['closes the connection', { cut: 'before' }],
    ['answers after five seconds', { body: text, delayMs: 5000 }],
  ]
  test.each(faults)('the page shows its own content when kairos.json %s', async (_, answer) => {
    const { visitor, seen } = await open({ '/kairos.json': answer })
    await showsOwn(seen)
    expect(await seen.page.evaluate(calls)).toEqual([[], expect.any(Array), 'none', true])
    await showsOwn(seen)
    const kept = await seen.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(':config:')))
    if (!answer.body?.includes('"kairos":1') || answer.truncateAt || answer.delayMs) expect(kept).toEqual([])
    await seen.page.goto('about:blank')
    expect(ofOurs(seen)).toEqual([])
    await visitor.leave()
  })

  test('a page whose tag names no config is left alone', async () => {
    const { visitor, seen } = await open({ '/': document('<script src="/kairos.js"></script>') })
    await showsOwn(seen)
    expect(await seen.page.evaluate('typeof window.kairos')).toBe('undefined')
    expect(await seen.page.evaluate(() => [localStorage.length, window.document.adoptedStyleSheets.length])).toEqual([
      0, 0,
    ])
    expect(seen.problems).toEqual([])
    await visitor.leave()
  })

  test('a page is personalised although the second file is missing', async () => {
    for (const answer of [{ status: 404 }, { cut: 'before' }, { body: 'export const build = "old"' }] as Answer[]) {
      const { visitor, seen: first } = await open({ '/kairos-live.mjs': answer })
      await first.page.waitForFunction('window.kairos.decisions().length > 0')
      // What came after the first paint is measured first; the next page is decided before.
      const seen = await visitor.open(server.url, { watch: ['[name=hero]', '#lead'] })
      await expect.poll(async () => shown(await seen.measured()), WAIT).toEqual(['Personal hero', 'Personal lead'])
      expect(await seen.page.evaluate(calls)).toEqual([['all'], expect.any(Array), 'a', true])
      expect(ofOurs(seen)).toEqual([])
      await visitor.leave()
    }
  })

  test('a slow config fills the boxes it fits, and what was asked before waits for it', async () => {
    const early = `<script>(window.kairos ||= []).push((kairos) => kairos.on('ready', ({ segments }) => { window.heard = segments }))</script>`
    const { visitor, seen } = await openLate({ '/': document(early + TAG) })
    await seen.page.waitForFunction('window.heard')
    expect(await seen.page.evaluate('window.heard')).toEqual(['all'])
    await expect.poll(async () => shown(await seen.measured()), WAIT).toEqual(['Personal hero', 'Personal lead'])
    const { layoutShift, shifts } = await seen.measured()
    expect([layoutShift ?? 0, shifts, seen.problems]).toEqual([0, [], []])
    await visitor.leave()
  })

  test.each([
    ['taller', 'kairos-slot, #lead { display: block }'],
    ['of another margin', 'kairos-slot, #lead { display: block; height: 200px }'],
    [
      'of another margin below',
      'kairos-slot, #lead { display: block } .kairos-content > * { margin: 16px 0 60px; font: inherit }',
    ],
  ])('a slow config moves nothing where its content is %s than the page’s own', async (_, css) => {
    const { visitor, seen } = await openLate({ '/': document(TAG, css), '/bare': document('', css) })
    await seen.page.waitForFunction('window.kairos.decisions().length > 0')
    const bare = await visitor.open(`${server.url}/bare`)
    expect(await tops(seen)).toEqual(await tops(bare))
    const { layoutShift, shifts } = await seen.measured()
    expect([layoutShift ?? 0, shifts, seen.problems]).toEqual([0, [], []])
    await visitor.leave()
  })

  test('the site’s own rule for kairos-slot wins over ours', async () => {
    const { visitor, seen } = await open({ '/': document(TAG, 'kairos-slot { display: grid }') })
    expect(await seen.page.$eval('[name=hero]', (slot) => getComputedStyle(slot).display)).toBe('grid')
    await visitor.leave()
  })

  test('a visitor with the last good config does not notice that it is broken now', async () => {
    const { visitor, seen } = await open({})
    await expect.poll(async () => shown(await seen.measured()), WAIT).toEqual(['Personal hero', 'Personal lead'])
    for (const [, answer] of faults.filter(([, { body = '' }]) => !body.includes('"kairos":1'))) {
      server.routes['/kairos.json'] = answer
      const again = await visitor.open(server.url, { watch: ['[name=hero]', '#lead'] })
      expect(shown(await again.measured())).toEqual(['Personal hero', 'Personal lead'])
      expect(ofOurs(again)).toEqual([])
      await again.close()
    }
    await visitor.leave()
  })
})

/** Where everything in the page begins. */
const tops = (seen: Visit) =>
  seen.page.$$eval('body > *', (elements) => elements.map((element) => element.getBoundingClientRect().y))

/** A line of the network about a file that is missing is the browser's own; everything else would be of our making. */
const ofOurs = ({ problems }: Visit) => problems.filter(({ kind }) => kind !== 'request')
