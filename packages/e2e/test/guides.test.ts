import { validate } from '@kairos/cli'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Browser,
  createVisitor,
  type FaultServer,
  guideFiles,
  launch,
  serveHtmlGuide,
  serveNextGuide,
  serveTagManagerGuide,
  serveWordPressGuide,
  shownTexts,
  TAG,
  typeErrors,
  type Visit,
  WAIT,
} from '../src/index.ts'

// The apps of React, Vue and Svelte are in frameworks.test.ts.

describe('what a guide shows', () => {
  test('has the types it says, and a wrong one would be found', async () => {
    const [react, next] = await Promise.all([guideFiles('react'), guideFiles('next')])
    const below = (folder: string, files: Record<string, string>) =>
      Object.fromEntries(Object.entries(files).map(([name, code]) => [`${folder}/${name}`, code]))
    const wrong = { 'next/app/wrong.tsx': next['app/page.tsx']!.replace(' name="hero"', '') }
    expect(typeErrors({ ...below('react', react), ...below('next', next), ...wrong })).toEqual([
      expect.stringMatching(/^next\/app\/wrong\.tsx: .*\n *Property 'name' is missing/),
    ])
  })

  test.each([
    ['html', 'kairos.json'],
    ['next', 'public/kairos.json'],
    ['wordpress', 'kairos.json'],
    ['gtm', 'kairos.json'],
  ])('has rules without a mistake: %s', async (name, file) => {
    const { findings } = await validate((await guideFiles(name))[file]!)
    expect(findings).toEqual([])
  })
})

describe('in a browser', () => {
  let browser: Browser
  const sites: FaultServer[] = []
  beforeAll(async () => {
    browser = await launch('chromium')
  })
  afterAll(async () => {
    await browser?.close()
    for (const site of sites) await site.close()
  })

  /** Lines for people: React draws its work into the browser's profiler. */
  const said = ({ lines }: Visit) => lines.filter((line) => !line.startsWith('timeStamp'))
  const shown = (page: Page, selector: string) =>
    page.$eval(selector, (element) => {
      const root = element.shadowRoot
      const nodes = root?.querySelector('slot')?.assignedNodes({ flatten: true }) ?? [...(root ?? element).childNodes]
      return nodes.map((node) => node.textContent?.trim()).join('')
    })
  const shows = (page: Page, selector: string, words: string) =>
    expect.poll(() => shown(page, selector), WAIT).toBe(words)

  test('plain HTML shows what it says, on a first page and the next', async () => {
    const site = await serveHtmlGuide()
    sites.push(site)
    const visitor = await createVisitor(browser)
    const first = await visitor.open(site.url)
    await shows(first.page, '[name=hero]', 'Walk further')
    await first.page.click('button')
    await shows(first.page, '.note', 'Returns are free')
    const second = await visitor.open(site.url, { watch: ['[name=hero]'] })
    await shows(second.page, '[name=hero]', 'Walk further')
    const measured = await second.measured()
    expect(shownTexts(measured, '[name=hero]').filter(Boolean)).toEqual(['Walk further'])
    expect([measured.layoutShift ?? 0, first.problems, second.problems]).toEqual([0, [], []])
    await visitor.leave()
  })

  test('WordPress prints the tag and the slots of the other guides', async () => {
    const site = await serveWordPressGuide()
    sites.push(site)
    expect(site.html).toContain(`<head><meta charset="utf-8"><title>Shoes</title>${TAG}`)
    expect(site.html).toContain('<kairos-slot name="hero" hold><div class="wp-block-group kairos-slot-hero">')
    const visitor = await createVisitor(browser)
    const { page, problems, measured } = await visitor.open(site.url)
    await shows(page, '[name=hero]', 'Walk further')
    await shows(page, '[name=offer]', 'Try them at home')
    await shows(page, '.entry-footer', 'Read on: ten long ways')
    expect([problems, (await measured()).layoutShift ?? 0]).toEqual([[], 0])
    await visitor.leave()
  })

  test('WordPress names the same files where it loads the tag itself, and lets a slot keep its attributes', async () => {
    const { 'enqueue.php': enqueue, 'allowed.php': allowed, 'block.html': block } = await guideFiles('wordpress')
    const [, source, config] = /src="(.*?)" data-config="(.*?)"/.exec(TAG)!
    expect(enqueue).toContain(`wp_enqueue_script( 'kairos', home_url( '${source}' )`)
    expect(enqueue).toContain(`set_attribute( 'data-config', home_url( '${config}' ) )`)
    const attributes = /<kairos-slot ([^>]*)>/
      .exec(block!)![1]!
      .split(' ')
      .map((one) => one.split('=')[0])
    expect(attributes.map((name) => allowed!.includes(`'${name}' => true`))).toEqual([true, true])
  })

  test('Google Tag Manager: the tag comes late and moves nothing; data layer and consent are heard', async () => {
    const site = await serveTagManagerGuide()
    sites.push(site)
    const visitor = await createVisitor(browser)
    const { page, problems, measured } = await visitor.open(site.url)
    await shows(page, '[name=hero]', 'Walk further')
    const pushed = (name: string) =>
      page.evaluate(
        (name) =>
          (window as unknown as { dataLayer: { event?: string }[] }).dataLayer.filter((one) => one.event === name),
        name,
      )
    await page.evaluate(`dataLayer.push({ event: 'add_to_cart', ecommerce: { items: [{ item_id: 'p1' }] } })`)
    await shows(page, '[name=cart]', 'Returns are free')
    expect(await pushed('experience_impression')).toEqual([])
    await page.evaluate(
      `gtag('consent', 'update', { personalization_storage: 'granted', analytics_storage: 'granted' })`,
    )
    await expect.poll(async () => (await pushed('experience_impression')).length, WAIT).toBe(2)
    expect([problems, (await measured()).layoutShift ?? 0]).toEqual([[], 0])
    await visitor.leave()
  })

  test('Next is hydrated as silently as without us, with a server that filled the slot too', async () => {
    const site = await serveNextGuide()
    sites.push(site)
    const hydrated = (page: Page) => page.waitForSelector('body > div:not([data-kairos-wait])')
    const { '/kairos.js': code } = site.routes
    site.routes['/kairos.js'] = { body: '' }
    const bare = await (await createVisitor(browser)).open(site.url)
    await hydrated(bare.page)
    site.routes['/kairos.js'] = code!
    for (const url of [site.url, site.edge.url]) {
      const visitor = await createVisitor(browser)
      const first = await visitor.open(url)
      await shows(first.page, '.note', 'Returns are free')
      const seen = await visitor.open(url, { watch: ['[name=hero]'] })
      await hydrated(seen.page)
      await shows(seen.page, '.note', 'Returns are free')
      const measured = await seen.measured()
      expect(shownTexts(measured, '[name=hero]').filter(Boolean)).toEqual([
        expect.stringMatching(/^(Walk further|Rest better)$/),
      ])
      expect([measured.layoutShift ?? 0, said(seen), seen.problems]).toEqual([0, said(bare), []])
      await visitor.leave()
    }
    // What the worker sends is there without a script.
    const page = await (await createVisitor(browser)).context.newPage()
    await page.setJavaScriptEnabled(false)
    await page.goto(site.edge.url)
    expect(await page.$eval('[name=hero]', (slot) => slot.shadowRoot!.textContent)).toMatch(/^(Walk|Rest)/)
  })
})
