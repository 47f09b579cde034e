import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Browser,
  colourShare,
  createFaultServer,
  createVisitor,
  differingShare,
  type FaultServer,
  type FrameRecording,
  launch,
  presentBrowsers,
  recordFrames,
  serveTemplateSite,
  shoot,
  shownTexts,
  visit,
} from '../src/index.ts'

const page = (body: string) => ({ body: `<!doctype html><html lang="en"><title>Fixture</title><body>${body}` })
const after = (ms: number, code: string) => `<script>setTimeout(() => { ${code} }, ${ms})</script>`
const slot = '<div id="slot" style="height:300px;background:#f00">first</div>'

const routes = {
  '/still': page(`${slot}<p>below`),
  '/shift': page(`<div id="ad" style="height:1px"></div><p>moved${after(300, "ad.style.height = '300px'")}`),
  '/change': page(slot + after(400, "slot.textContent = 'second'; slot.style.background = '#00f'")),
  // Never painted: the change of the text happens in the frame that would have shown it.
  '/in-time': page(
    '<div id="slot">first</div><script>requestAnimationFrame(() => { slot.textContent = "second" })</script>',
  ),
  '/hidden': page('<main style="opacity:0"><p id="slot">first</p></main>'),
  '/slotted': page(
    '<div id="slot">unslotted<b slot="x">slotted</b></div>' +
      "<script>slot.attachShadow({ mode: 'open' }).innerHTML = '<slot name=x>fallback</slot><i> inside</i>'</script>",
  ),
  '/errors': page(
    "<script>Promise.reject('late'); console.error('loud'); fetch('/none'); throw Error('lost')</script>",
  ),
  '/external': page('<img src="https://pictures.example/a.png" alt="">'),
  '/strict': { ...page('<script>1</script>'), headers: { 'content-security-policy': "script-src 'self'" } },
}

describe.each(presentBrowsers)('%s', (name) => {
  let browser: Browser
  let server: FaultServer
  beforeAll(async () => {
    server = await createFaultServer(routes)
    browser = await launch(name)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  test('a layout shift is measured, and a still page has none', async () => {
    const [still, shift] = [await visit(browser, `${server.url}/still`), await visit(browser, `${server.url}/shift`)]
    await shift.page.waitForFunction('document.querySelector("#ad").offsetHeight > 1')
    const [before, after] = [await still.measured(), await shift.measured()]
    expect(before.firstContentfulPaint).toBeGreaterThan(0)
    // Firefox has no layout-shift entries yet: then the score says so instead of a false 0.
    const supported = await still.page.evaluate(() => PerformanceObserver.supportedEntryTypes.includes('layout-shift'))
    if (supported) {
      expect(before.layoutShift).toBe(0)
      expect(after.layoutShift).toBeGreaterThan(0)
      expect(after.shifts[0]?.sources[0]).toBe('p 0,299')
    } else expect([before.layoutShift, after.layoutShift]).toEqual([undefined, undefined])
    await Promise.all([still.close(), shift.close()])
  })

  test.each([
    ['/change', ['first', 'second']],
    ['/in-time', ['second']],
    ['/hidden', ['']],
    ['/slotted', ['slotted inside']],
  ])('the frame log of %s holds what was painted', async (path, texts) => {
    const seen = await visit(browser, server.url + path, { watch: ['#slot'] })
    if (path === '/change') await seen.page.waitForFunction('document.querySelector("#slot").textContent === "second"')
    const result = await seen.measured()
    const shown = shownTexts(result, '#slot')
    // The very first frame may come before the element is parsed.
    expect(result.watched.find(({ present }) => !present)?.text ?? '').toBe('')
    expect(shown.length > texts.length ? shown.slice(1) : shown).toEqual(texts)
    await seen.close()
  })

  test('frames of a loading page are recorded and compared', async () => {
    let recording: FrameRecording | undefined
    const before = async (page: Parameters<typeof recordFrames>[0]) => {
      recording = await recordFrames(page)
    }
    const seen = await visit(browser, `${server.url}/change`, { before })
    await seen.page.waitForFunction('document.querySelector("#slot").textContent === "second"')
    const frames = await recording!.stop()
    const last = frames.at(-1)!
    const clip = { x: 100, y: 100, width: 400, height: 150 }
    const red = frames.filter(({ png }) => colourShare(png, [255, 0, 0], { clip }) > 0.9)
    expect(red.length).toBeGreaterThan(0)
    expect(colourShare(last.png, [0, 0, 255], { clip })).toBe(1)
    expect(differingShare(red[0]!.png, last.png, { clip })).toBe(1)
    expect(differingShare(last.png, last.png)).toBe(0)
    await seen.close()
  })

  test('what goes wrong in a page is recorded by kind', async () => {
    const seen = await visit(browser, `${server.url}/errors`)
    const strict = await visit(browser, `${server.url}/strict`)
    await expect
      .poll(() => seen.problems.map(({ kind }) => kind).sort())
      .toEqual(['console', 'rejection', 'request', 'uncaught'])
    expect(seen.problems).toContainEqual({ kind: 'rejection', text: 'late' })
    expect(seen.lines).toEqual(['error: loud'])
    await expect.poll(() => strict.problems.some(({ kind }) => kind === 'csp')).toBe(true)
    await Promise.all([seen.close(), strict.close()])
  })

  test('no request leaves this machine', async () => {
    const seen = await visit(browser, `${server.url}/external`)
    expect(seen.external).toEqual(['https://pictures.example/a.png'])
    expect(seen.problems).toEqual([])
    await seen.close()
  })

  test('the template without Kairos opens offline', async () => {
    const site = await serveTemplateSite({ config: {}, tag: '' })
    const seen = await visit(browser, site.url, { watch: ['header h1'] })
    const hosts = new Set(seen.external.map((url) => new URL(url).host))
    expect([...hosts].sort()).toEqual(['cdn.jsdelivr.net', 'dummyimage.com'])
    expect(seen.problems).toEqual([])
    expect(shownTexts(await seen.measured(), 'header h1').at(-1)).toBe('Shop in style')
    await shoot(seen.page, `template-${name}`)
    await seen.close()
    await site.close()
  })

  test('a visitor keeps storage between pages, another has none of it', async () => {
    const [ann, ben] = [await createVisitor(browser), await createVisitor(browser)]
    const first = await ann.open(`${server.url}/still`)
    await first.page.evaluate(() => localStorage.setItem('seen', 'yes'))
    const read = () => localStorage.getItem('seen')
    const [again, other] = [await ann.open(`${server.url}/still`), await ben.open(`${server.url}/still`)]
    expect([await again.page.evaluate(read), await other.page.evaluate(read)]).toEqual(['yes', null])
    await Promise.all([ann.leave(), ben.leave()])
  })
})
