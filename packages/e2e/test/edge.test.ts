import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, createVisitor, launch, serveEdge, shownTexts, WAIT } from '../src/index.ts'

const ANY = /^(Walk further|Rest better)/

describe.each(['chromium'] as const)('a page decided on a server, in %s', (name) => {
  let browser: Browser
  let server: Server
  let url: string
  beforeAll(async () => {
    server = serveEdge()
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    browser = await launch(name)
  })
  afterAll(async () => {
    await browser?.close()
    server?.close()
  })

  test('the browser goes on with it: one exposure, nothing moves, the same variant on the next page', async () => {
    const visitor = await createVisitor(browser)
    const records = () => {
      Object.assign(window, { records: [] })
      document.addEventListener('kairos:record', (event) => {
        ;(window as unknown as { records: unknown[] }).records.push((event as CustomEvent).detail)
      })
    }
    const open = (path: string) =>
      visitor.open(url + path, {
        watch: ['[name=hero]'],
        before: (page) => page.evaluateOnNewDocument(records),
      })
    const seen = await open('/')
    await expect.poll(() => seen.page.evaluate('window.records.length'), WAIT).toBeGreaterThan(0)
    const made = (await seen.page.evaluate('window.records')) as { name: string; variant: string; p: number }[]
    const measured = await seen.measured()
    const texts = shownTexts(measured, '[name=hero]').filter(Boolean)
    expect([texts.length, measured.layoutShift ?? 0, seen.problems]).toEqual([1, 0, []])
    expect(texts[0]).toMatch(ANY)
    const [exposure] = made.filter((record) => record.name === 'exposure')
    expect(exposure).toMatchObject({ p: 0.5, variant: texts[0]!.startsWith('Walk') ? 'walk' : 'rest' })
    expect(await seen.page.evaluate('document.querySelectorAll(".kairos-content").length')).toBe(1)

    const next = await open('/more')
    await next.page.waitForFunction('window.kairos.decisions?.().length')
    expect(shownTexts(await next.measured(), '[name=hero]').filter(Boolean)).toEqual(texts)
    const later = (await next.page.evaluate('window.records')) as { name: string }[]
    expect(later.filter((record) => record.name === 'exposure')).toEqual([])
    await next.page.evaluate('kairos.destroy()')
    expect(shownTexts(await next.measured(), '[name=hero]').at(-1)).toBe('Shoes for long ways')
    await visitor.leave()
  })

  // Firefox's driver cannot switch scripts off.
  if (name === 'chromium')
    test('without JavaScript the visitor sees the same, page after page', async () => {
      const visitor = await createVisitor(browser)
      const page = await visitor.context.newPage()
      await page.setJavaScriptEnabled(false)
      const texts: string[] = []
      for (const path of ['/', '/more', '/']) {
        await page.goto(url + path)
        texts.push(await page.$eval('.kairos-title', (title) => title.textContent ?? ''))
        // What is assigned to no slot has no box.
        expect(await page.$eval('kairos-slot > h1', (own) => own.getClientRects().length)).toBe(0)
      }
      expect(texts[0]).toMatch(ANY)
      expect(new Set(texts).size).toBe(1)
      await visitor.leave()
    })
})
