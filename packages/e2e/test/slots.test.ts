import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Browser,
  builtFiles,
  createFaultServer,
  createVisitor,
  type FaultServer,
  launch,
  presentBrowsers,
  type Routes,
  shownTexts,
  type Visit,
  WAIT,
} from '../src/index.ts'

const list = ['One', 'Two', 'Three', 'Four', 'Five']
const slot = (more: object) => [{ id: 'a', actions: [{ type: 'slot', slot: 'hero', ...more }] }]
const file = (variant: object, more: object = {}, changes: object = {}) =>
  JSON.stringify({
    kairos: 1,
    site: 'slots',
    settings: { consent: { mode: 'not_required' }, slotTimeout: '500ms' },
    campaigns: [{ id: 'hero', variants: slot(variant), ...more }],
    ...changes,
  })
const TALL = file({ title: 'Personal hero', list })
const TAG = '<script src="/kairos.js" data-config="/kairos.json"></script>'
/** The snippet of the README: it hides, and shows again by itself. */
const SNIPPET = `kairos-slot { display: block }
kairos-slot[hold]:not([data-kairos]) { animation: kairos-hold .3s }
@keyframes kairos-hold { 0%, to { visibility: hidden } }`
const FOLD = '<div style="height: 1500px">Above</div>'
const document = (body: string, { css = 'kairos-slot { display: flow-root }', tag = TAG } = {}) => ({
  body: `<!doctype html><html lang="en"><head><title>Fixture</title>${tag}<style>${css}</style></head>
<body>${body}<p id="below">Below</p><div style="height: 2500px">More</div></body></html>`,
})
const HERO = '<kairos-slot name="hero"><p>Own hero</p></kairos-slot>'
const OURS = 'Personal hero One Two Three Four Five'

describe.each(presentBrowsers)('slots in %s', (name) => {
  let browser: Browser
  let server: FaultServer
  let usual: Routes
  beforeAll(async () => {
    usual = { ...(await builtFiles()), '/kairos.json': { body: TALL } }
    server = await createFaultServer({})
    browser = await launch(name)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  const open = async (routes: Routes) => {
    for (const route of Object.keys(server.routes)) delete server.routes[route]
    Object.assign(server.routes, usual, routes)
    const visitor = await createVisitor(browser)
    return { visitor, seen: await visitor.open(server.url, { watch: ['[name=hero]'] }) }
  }
  /** The same with a config that answers only when the page is painted. */
  const openLate = async (routes: Routes, text = TALL) => {
    let answer = () => {}
    const painted = new Promise<void>((resolve) => {
      answer = resolve
    })
    const opened = await open({ ...routes, '/kairos.json': () => painted.then(() => ({ body: text })) })
    await opened.seen.measured()
    answer()
    await opened.seen.page.waitForFunction('window.kairos.decisions().length > 0')
    return opened
  }
  const reads = async (seen: Visit) => shownTexts(await seen.measured(), '[name=hero]').at(-1)
  const reason = (seen: Visit) => seen.page.evaluate('window.kairos.decisions()[0].reason')
  const isStill = async (seen: Visit) => {
    const { layoutShift, shifts } = await seen.measured()
    expect([layoutShift ?? 0, shifts, seen.problems]).toEqual([0, [], []])
  }

  test('content taller than a slot in view waits until the visitor is elsewhere, and moves nothing', async () => {
    const { visitor, seen } = await openLate({ '/': document(HERO) })
    await expect.poll(() => reason(seen), WAIT).toBe('late')
    expect(await reads(seen)).toBe('Own hero')
    // Above the screen it would move what is in view.
    await seen.page.evaluate(() => window.scrollTo(0, 1200))
    await seen.measured()
    expect([await reads(seen), await reason(seen)]).toEqual(['Own hero', 'late'])
    await isStill(seen)
    await visitor.leave()
  })

  test('content taller than a slot below the fold is there before the visitor is', async () => {
    const { visitor, seen } = await openLate({ '/': document(FOLD + HERO) })
    await expect.poll(() => reads(seen), WAIT).toBe(OURS)
    await expect.poll(() => reason(seen), WAIT).toBe('acts')
    await seen.page.evaluate(() => window.scrollTo(0, 1400))
    await isStill(seen)
    await visitor.leave()
  })

  describe('where the tag itself comes after first paint', () => {
    /** Two frames after the page was painted, as a tag manager adds it. */
    const LATE_TAG = `<script>
      const add = () => {
        const tag = Object.assign(document.createElement('script'), { src: '/kairos.js' })
        tag.dataset.config = '/kairos.json'
        document.head.append(tag)
      }
      const look = () => performance.getEntriesByType('paint').length
        ? requestAnimationFrame(() => requestAnimationFrame(add)) : setTimeout(look, 10)
      look()
    </script>`
    /** A visitor whose config is known: everything is decided as the script runs. */
    const openWithLateTag = async (body: string) => {
      const { visitor, seen: first } = await open({ '/': document(body, { tag: LATE_TAG }) })
      await first.page.waitForFunction('localStorage.length && window.kairos.decisions().length')
      await first.close()
      const seen = await visitor.open(server.url, { watch: ['[name=hero]'] })
      await seen.page.waitForFunction('window.kairos?.decisions?.().length')
      return { visitor, seen }
    }

    test('taller content does not take the place of what was seen', async () => {
      const { visitor, seen } = await openWithLateTag(HERO)
      await expect.poll(() => reason(seen), WAIT).toBe('late')
      expect(await reads(seen)).toBe('Own hero')
      await isStill(seen)
      await visitor.leave()
    })

    test('it does out of view', async () => {
      const { visitor, seen } = await openWithLateTag(FOLD + HERO)
      await expect.poll(() => reads(seen), WAIT).toBe(OURS)
      await isStill(seen)
      await visitor.leave()
    })
  })

  test('a preview shows what is late', async () => {
    const { visitor } = await open({
      '/': document(HERO),
      // Long painted when it is decided.
      '/kairos-preview.mjs': { ...(usual['/kairos-preview.mjs'] as object), delayMs: 500 },
    })
    const seen = await visitor.open(`${server.url}/?kairos_force=hero:a`, { watch: ['[name=hero]'] })
    await expect.poll(() => reads(seen), WAIT).toBe(OURS)
    expect(shownTexts(await seen.measured(), '[name=hero]')).toContain('Own hero')
    await visitor.leave()
  })

  test('a click on a link in an isolated slot is measured', async () => {
    const text = file({ title: 'Personal hero', link: { href: '#below', text: 'Go' } })
    const { visitor, seen } = await open({
      '/': document(HERO.replace('name', 'isolated name'), {
        css: 'kairos-slot { display: flow-root; height: 300px }',
      }),
      '/kairos.json': { body: text },
    })
    await seen.page.waitForFunction(
      'document.querySelector("[name=hero]").shadowRoot?.querySelector(".kairos-content")',
    )
    await seen.page.evaluate('window.heard = []; kairos.on("record", ({ name }) => window.heard.push(name))')
    // The second file hears clicks.
    await seen.page.waitForFunction('window.heard.includes("impression")')
    await seen.page.click('[name=hero] >>> .kairos-link')
    await expect.poll(() => seen.page.evaluate('window.heard'), WAIT).toEqual(['impression', 'click'])
    await visitor.leave()
  })

  test('what was late in view is shown once the slot has been left below', async () => {
    const { visitor, seen } = await openLate({
      '/': document(FOLD + HERO, { tag: `<script>history.scrollRestoration = 'manual'</script>${TAG}` }),
      // The page is at its slot before anything is measured.
      '/kairos-late.mjs': { ...(usual['/kairos-late.mjs'] as object), delayMs: 300 },
    })
    await seen.page.evaluate(() => window.scrollTo(0, 1400))
    await expect.poll(() => reason(seen), WAIT).toBe('late')
    expect(await reads(seen)).toBe('Own hero')
    await seen.page.evaluate(() => window.scrollTo(0, 0))
    await expect.poll(() => reads(seen), WAIT).toBe(OURS)
    await expect.poll(() => reason(seen), WAIT).toBe('acts')
    await isStill(seen)
    await visitor.leave()
  })

  test('a reserved height takes late content of up to it', async () => {
    const css = 'kairos-slot { display: flow-root; min-height: 420px }'
    const { visitor, seen } = await openLate({ '/': document(HERO, { css }) })
    await expect.poll(() => reads(seen), WAIT).toBe(OURS)
    await isStill(seen)
    await visitor.leave()
  })

  test('a known config keeps the reserved height itself', async () => {
    const text = file({ title: 'Personal hero' }, {}, { slots: { hero: { reserve: '420px' } } })
    const { visitor, seen } = await open({ '/': document(HERO), '/kairos.json': { body: text } })
    await seen.page.waitForFunction('window.kairos.decisions().length > 0')
    const again = await visitor.open(server.url, { watch: ['[name=hero]'] })
    expect(await again.page.$eval('[name=hero]', (element) => element.clientHeight)).toBe(420)
    expect(await reads(again)).toBe('Personal hero')
    await isStill(again)
    await visitor.leave()
  })

  test('what the visitor does is answered in the box the slot has', async () => {
    const css = 'kairos-slot { display: flow-root; height: 80px }'.replace('height', 'min-height')
    const text = file({ title: 'Personal hero', list }, { audience: { 'cart.value': { $gt: 5 } } })
    const { visitor, seen } = await open({ '/': document(HERO, { css }), '/kairos.json': { body: text } })
    await seen.page.waitForFunction('window.kairos.decisions().length > 0')
    const before = await seen.page.$eval('[name=hero]', (element) => element.clientHeight)
    await seen.page.evaluate('kairos.set({ "cart.value": 80 })')
    await expect.poll(() => reads(seen), WAIT).toBe(OURS)
    expect(await seen.page.$eval('[name=hero]', (element) => element.clientHeight)).toBe(before)
    await isStill(seen)
    await visitor.leave()
  })

  test('the snippet alone shows a held slot when kairos.js never answers', async () => {
    const held = HERO.replace('name', 'hold name')
    const tag = TAG.replace('src', 'async src')
    const opened = open({ '/': document(held, { css: SNIPPET, tag }), '/kairos.js': { delayMs: 4000, status: 500 } })
    const { visitor, seen } = await opened
    const { watched } = await seen.measured()
    expect(watched.at(-1)).toMatchObject({ text: 'Own hero', visible: true })
    if (name === 'chromium') expect(watched.some(({ visible, present }) => present && !visible)).toBe(true)
    await visitor.leave()
  })

  test('a slot is filled while its children are still arriving', async () => {
    const { visitor } = await open({ '/': document(HERO) })
    const body = document(`<kairos-slot name="hero">${'<p>Own hero</p>'.repeat(40)}</kairos-slot>`)
    server.routes['/'] = { ...body, drip: { bytes: 200, everyMs: 20 } }
    const again = await visitor.open(server.url, { watch: ['[name=hero]'] })
    const measured = await again.measured()
    expect(shownTexts(measured, '[name=hero]').filter(Boolean)).toEqual([OURS])
    expect(await again.page.$$eval('[name=hero] > p', (own) => own.length)).toBe(40)
    await isStill(again)
    await visitor.leave()
  })

  test('nested, isolated and several places of one name: undone, the page is as it was', async () => {
    const body = `<kairos-slot name="outer"><p>Own outer</p>${HERO}</kairos-slot>${HERO}
<kairos-slot name="hero" isolated hold><p>Own isolated</p></kairos-slot>
<template id="offer"><p title="{{ page.language }}">Language {{ page.language }}</p></template>`
    const css = 'kairos-slot { display: flow-root; height: 300px }'
    const text = file(
      { title: 'Personal hero', html: '<b>Strong</b>', template: '#offer' },
      {},
      { slots: { below: { selector: '#below', reserve: '50px' } } },
    )
    const tag = '<script>window.recorded = []</script>'
    const { visitor, seen: bare } = await open({
      '/': document(body, { css, tag }),
      '/kairos.json': { body: text },
    })
    const before = await bare.page.content()
    server.routes['/'] = document(body, { css, tag: tag + TAG })
    await visitor.open(server.url)
    const seen = await visitor.open(server.url)
    await seen.page.waitForFunction(
      'document.querySelectorAll("[name=hero] > .kairos-content, [isolated][data-kairos=filled]").length === 3',
    )
    const isolated = () => window.document.querySelector('[isolated]')!.shadowRoot!.textContent
    expect(await seen.page.evaluate(isolated)).toBe('Personal heroLanguage enStrong')
    await seen.page.evaluate('kairos.destroy()')
    expect((await seen.page.content()).replace(TAG, '')).toBe(before)
    expect(await seen.page.evaluate(isolated)).toBe('')
    expect(await seen.page.evaluate(() => window.document.adoptedStyleSheets.length)).toBe(0)
    expect(seen.problems).toEqual([])
    await visitor.leave()
  })
})
