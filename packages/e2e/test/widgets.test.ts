import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { type Serving, serve } from '@kairos/cli'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Browser,
  createVisitor,
  differingShare,
  distFolder,
  launch,
  serveTemplateSite,
  type Visit,
  type Visitor,
  visit,
  WAIT,
} from '../src/index.ts'

const folder = fileURLToPath(new URL('../../../examples/widgets/', import.meta.url))
const STILL = [{ name: 'prefers-reduced-motion', value: 'reduce' }]

let browser: Browser
let site: Serving
let axe: string
beforeAll(async () => {
  site = await serve({ folder, cdn: fileURLToPath(distFolder), port: 0 })
  browser = await launch('chromium')
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const open = (page: Page, id: string) => page.evaluate((campaign) => (window as never as Own).kairos.open(campaign), id)
interface Own {
  kairos: { open: (id: string) => Promise<unknown>; close: (id: string) => Promise<void> }
}

/** The box of an open widget, and where it is. */
const boxOf = (page: Page, id: string) =>
  page.evaluate((campaign) => {
    const hosts = document.querySelectorAll(`kairos-widget[data-campaign="${campaign}"]`)
    const panel = [...hosts].map((host) => host.shadowRoot!.querySelector('.panel.on')).find(Boolean)
    if (!panel) return undefined
    const { x, y, width, height } = panel.getBoundingClientRect()
    return { x, y, width, height }
  }, id)

async function opened(page: Page, id: string) {
  await open(page, id)
  await expect.poll(() => boxOf(page, id), WAIT).toBeTruthy()
  return (await boxOf(page, id))!
}

const closed = (page: Page, id: string) => expect.poll(() => boxOf(page, id), WAIT).toBeUndefined()

/** What has the focus: the page's own element by its campaign or tag, or the class of what has it in a widget. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document
    const inner = activeElement?.shadowRoot?.activeElement
    return inner
      ? `widget ${inner.className}`
      : ((activeElement as HTMLElement)?.dataset.open ?? activeElement?.localName)
  })

describe('the gallery', () => {
  let visitor: Visitor
  let seen: Visit
  let page: Page
  /** What the page itself moved until all of it was there. */
  let own: number
  beforeAll(async () => {
    visitor = await createVisitor(browser)
    seen = await visitor.open(site.url, { before: (tab) => tab.emulateMediaFeatures(STILL) })
    page = seen.page
    await page.waitForSelector('html[data-ready]')
    await page.evaluate(axe)
    own = (await seen.measured()).layoutShift ?? 0
  })
  afterAll(() => visitor?.leave())

  test('what shows widgets is there before one is asked for', async () => {
    const parts = () =>
      page.evaluate(() =>
        ['widgets', 'preact'].filter((part) =>
          performance.getEntriesByType('resource').some(({ name }) => name.includes(`/kairos-${part}.mjs`)),
        ),
      )
    await expect.poll(parts, WAIT).toEqual(['widgets', 'preact'])
  })

  test.each(['light', 'dark'])('axe finds nothing in any widget (%s)', async (scheme) => {
    await page.evaluate((name) => {
      document.documentElement.dataset.scheme = name
    }, scheme)
    const ids = await page.$$eval('[data-open]', (buttons) =>
      buttons.map((button) => (button as HTMLElement).dataset.open!),
    )
    const found: string[] = []
    for (const id of ids) {
      const { x, y, width, height } = await opened(page, id)
      const isInView = x >= 0 && y >= 0 && x + width <= 1280 && y + height <= 800
      if (!isInView && !id.endsWith('inline')) found.push(`${id} is not in view`)
      const violations = await page.evaluate(async (campaign) => {
        const { axe } = window as never as {
          axe: { run: (on: object) => Promise<{ violations: Violation[]; passes: unknown[] }> }
        }
        const hosts = [...document.querySelectorAll(`kairos-widget[data-campaign="${campaign}"]`)]
        const result = await axe.run(hosts.filter((host) => host.shadowRoot!.querySelector('.on')))
        // Where it looked at nothing, it found nothing.
        if (!result.passes.length) return ['not looked at']
        return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
        interface Violation {
          id: string
          nodes: { html: string }[]
        }
      }, id)
      found.push(...violations.map((violation) => `${id} ${violation}`))
      await page.evaluate((campaign) => (window as never as Own).kairos.close(campaign), id)
      await closed(page, id)
    }
    expect(found).toEqual([])
  })

  test('a modal keeps the focus and gives it back, by keyboard alone', async () => {
    await page.focus('[data-open=modal]')
    await page.keyboard.press('Enter')
    await expect.poll(() => boxOf(page, 'modal'), WAIT).toBeTruthy()
    expect(await focused(page)).toBe('widget panel modal on')
    const visited: (string | undefined)[] = []
    for (let i = 0; i < 5; i++) {
      await page.keyboard.press('Tab')
      visited.push(await focused(page))
    }
    expect(visited.slice(0, 3)).toEqual(['widget button primary', 'widget button secondary', 'widget close'])
    // After the last one it is the browser's own, never the page's.
    expect(visited.filter((one) => one !== 'body' && !one?.startsWith('widget'))).toEqual([])
    await page.keyboard.press('Escape')
    await closed(page, 'modal')
    expect(await focused(page)).toBe('modal')
  })

  test.each(['bar', 'corner', 'toast-button', 'teaser'])(
    '%s takes no focus, is reached by keys, and gives it back',
    async (id) => {
      await page.focus(`[data-open=${id}]`)
      await page.keyboard.press('Enter')
      await expect.poll(() => boxOf(page, id), WAIT).toBeTruthy()
      expect(await focused(page)).toBe(id)
      for (let i = 0; i < 60 && !(await focused(page))?.includes('close'); i++) await page.keyboard.press('Tab')
      expect(await focused(page)).toBe('widget close')
      await page.keyboard.press('Enter')
      await closed(page, id)
      expect(await page.evaluate(() => document.activeElement?.localName)).not.toBe('kairos-widget')
    },
  )

  test('a survey is answered and a form is sent by keys alone', async () => {
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key as 'Tab')
    }
    const reads = (id: string, words: string) =>
      page.waitForFunction(
        (selector, text) =>
          document.querySelector(selector)?.shadowRoot?.querySelector('.body')?.textContent?.includes(text),
        {},
        `kairos-widget[data-campaign="${id}"]`,
        words,
      )
    /** What has the focus now is what is said. */
    const hasFocus = (selector: string) =>
      page.waitForFunction((one) => document.activeElement?.shadowRoot?.activeElement?.matches(one), {}, selector)
    await opened(page, 'survey')
    await press('Tab', 'Space', 'Enter')
    await reads('survey', 'What went wrong?')
    await hasFocus('.question')
    await press('Tab', 'Space', 'Enter')
    await reads('survey', 'In your own words?')
    await hasFocus('.question')
    await press('Tab', 'a', 'Tab', 'Tab', 'Enter')
    await reads('survey', 'Thank you')
    await page.evaluate(() => (window as never as Own).kairos.close('survey'))
    await closed(page, 'survey')

    await opened(page, 'form')
    await press('Tab', 'Enter')
    await reads('form', 'Please fill this in.')
    await hasFocus('[name=email][aria-invalid]')
    await page.keyboard.type('ann@example.com')
    await press('Enter')
    await hasFocus('[name=agree][aria-invalid]')
    await press('Space', 'Enter')
    await reads('form', 'Check your inbox')
    await page.evaluate(() => (window as never as Own).kairos.close('form'))
    await closed(page, 'form')
  })

  test('a click beside a modal closes it, one inside does not', async () => {
    const { x, y, width } = await opened(page, 'modal-words')
    await page.mouse.click(x + width / 2, y + 20)
    expect(await boxOf(page, 'modal-words')).toBeTruthy()
    await page.mouse.click(x - 40, y)
    await closed(page, 'modal-words')
  })

  test('a widget is above everything the page has, whatever its z-index', async () => {
    await page.evaluate(() => {
      const cover = document.body.appendChild(document.createElement('div'))
      cover.id = 'cover'
      Object.assign(cover.style, { position: 'fixed', inset: 0, zIndex: 2147483647 })
    })
    const { x, y } = await opened(page, 'corner')
    const top = await page.evaluate((left, above) => document.elementFromPoint(left, above)?.localName, x + 40, y + 40)
    expect(top).toBe('kairos-widget')
    await page.evaluate(() => document.querySelector('#cover')!.remove())
    await page.evaluate(() => (window as never as Own).kairos.close('corner'))
    await closed(page, 'corner')
  })

  test('the policy is not violated once, nothing moves, and the end leaves the page as it was', async () => {
    await opened(page, 'modal')
    await page.evaluate('kairos.destroy()')
    await expect.poll(() => page.evaluate(() => document.querySelectorAll('kairos-widget').length), WAIT).toBe(0)
    expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0)
    const problems = seen.problems.filter(({ text }) => !text.includes('/nowhere.png'))
    const { layoutShift } = await seen.measured()
    expect([problems, (layoutShift ?? 0) - own]).toEqual([[], 0])
  })
})

const PAGES = [
  ['startbootstrap-shop-homepage', 'dist'],
  ['startbootstrap-creative', 'dist'],
  ['swagger-ui-dist', '.'],
] as const

test('looks the same on pages that nobody here wrote', async () => {
  const config = JSON.parse(await readFile(`${folder}kairos.json`, 'utf8'))
  const routes = {
    '/offer.svg': { body: await readFile(`${folder}offer.svg`), headers: { 'content-type': 'image/svg+xml' } },
  }
  const before = (page: Page) => page.emulateMediaFeatures(STILL)
  const shots = async (url: string) => {
    const seen = await visit(browser, url, { before })
    await seen.page.waitForFunction(() => 'open' in ((window as never as Own).kairos ?? {}))
    const taken: Buffer[] = []
    for (const id of ['modal', 'corner', 'bar']) {
      const { x, y, width, height } = await opened(seen.page, id)
      // Without the round corners, through which the page is seen.
      const clip = { x: x + 16, y: y + 16, width: width - 32, height: height - 32 }
      taken.push(Buffer.from(await seen.page.screenshot({ type: 'png', clip })))
      await seen.page.evaluate((campaign) => (window as never as Own).kairos.close(campaign), id)
      await closed(seen.page, id)
    }
    await seen.close()
    return taken
  }
  const own = await shots(site.url)
  for (const template of PAGES) {
    const theirs = await serveTemplateSite({ config, template, routes })
    const there = await shots(theirs.url)
    there.forEach((png, index) => {
      const share = png.length && differingShare(own[index]!, png)
      expect(share, `${template[0]}, number ${index}`).toBeLessThan(0.002)
    })
    await theirs.close()
  }
})

/** A page with campaigns of its own, all of which wait to be asked for. */
async function serveOwn(actions: Record<string, object>) {
  const campaigns = Object.entries(actions).map(([id, action]) => ({
    id,
    trigger: { type: 'manual', name: 'never' },
    variants: [{ id: 'on', actions: [{ type: 'widget', title: 'An offer', ...action }] }],
  }))
  const config = { kairos: 1, site: 'own', settings: { consent: { mode: 'not_required' } }, campaigns }
  return serveTemplateSite({ config })
}

const ready = (page: Page) => page.waitForFunction(() => 'open' in ((window as never as Own).kairos ?? {}))

test('one widget interrupts a visitor, in all tabs: the other tab waits, and says why', async () => {
  const own = await serveOwn({ modal: { kind: 'modal' }, bar: { kind: 'bar' } })
  const visitor = await createVisitor(browser)
  const [one, two] = [await visitor.open(own.url), await visitor.open(own.url)]
  for (const { page } of [one, two]) await ready(page)
  await one.page.bringToFront()
  await opened(one.page, 'modal')
  await two.page.bringToFront()
  const reason = () => two.page.evaluate("kairos.decisions().find(({ campaign }) => campaign === 'bar').reason")
  await open(two.page, 'bar')
  await expect.poll(reason, WAIT).toBe('other_tab')
  await one.page.evaluate((campaign) => (window as never as Own).kairos.close(campaign), 'modal')
  await expect.poll(() => boxOf(two.page, 'bar'), WAIT).toBeTruthy()
  await visitor.leave()
  await own.close()
})

test('on a small phone everything fits, a finger pushes it away, and a bar in the page moves nothing', async () => {
  const long = { text: 'Words that go on '.repeat(12), link: { href: '#', text: 'A button with many words on it' } }
  const own = await serveOwn({
    modal: { kind: 'modal', ...long },
    corner: { kind: 'corner', ...long },
    toast: { kind: 'toast', ...long },
    bar: { kind: 'bar', surface: 'bottom', flow: true },
  })
  const viewport = { width: 320, height: 480, isMobile: true, hasTouch: true }
  const seen = await visit(browser, own.url, { viewport, before: (page) => page.emulateMediaFeatures(STILL) })
  const { page } = seen
  await ready(page)
  const { layoutShift: before } = await seen.measured()
  const touch = await page.createCDPSession()
  const ways = { modal: [0, 200], corner: [200, 0], toast: [-200, 0] } as const
  for (const [id, [x, y]] of Object.entries(ways)) {
    const box = await opened(page, id)
    expect([box.x >= 0, box.x + box.width <= 320, box.y >= 0, box.y + box.height <= 480], id).toEqual(
      Array(4).fill(true),
    )
    const at = { x: 160, y: box.y + 30 }
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] })
    for (const part of [0.3, 0.7, 1])
      await touch.send('Input.dispatchTouchEvent', {
        type: 'touchMove',
        touchPoints: [{ x: at.x + x * part, y: at.y + y * part }],
      })
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await closed(page, id)
  }
  await opened(page, 'bar')
  expect(await page.evaluate(() => document.body.lastElementChild?.localName)).toBe('kairos-widget')
  expect((await seen.measured()).layoutShift).toBe(before)
  await seen.close()
  await own.close()
})
