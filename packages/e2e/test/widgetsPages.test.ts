import { fileURLToPath } from 'node:url'
import { serve } from '@kairos/cli'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  askFor,
  axeFinds,
  type Browser,
  boxOf,
  closeWidget,
  distFolder,
  launch,
  loadAxe,
  openWidget,
  STILL,
  serveShop,
  serveWidgets,
  shoot,
  type TemplateSite,
  type Visit,
  visit,
  WAIT,
  widgetIs,
  widgetsReady,
} from '../src/index.ts'

const LONG = 'A title that goes on '.repeat(240)
const form = {
  block: 'form',
  fields: ['email', 'name', 'phone', 'city', 'note'].map((name) => ({
    name,
    kind: name === 'email' ? name : 'text',
    label: name,
    required: name !== 'phone',
  })),
  agree: { text: 'I agree to get one letter a week.', link: { href: '#privacy', text: 'Privacy' } },
  submit: { label: 'Sign up for the letter' },
}
const link = { href: '#offer', text: 'See the offer, and all that comes with it' }
const KINDS = {
  modal: { kind: 'modal', link },
  fullscreen: { kind: 'fullscreen', link },
  bar: { kind: 'bar', link },
  'bar-bottom': { kind: 'bar', surface: 'bottom', link },
  corner: { kind: 'corner', link },
  toast: { kind: 'toast', link },
  teaser: { kind: 'teaser', label: 'Ten per cent for you, until Sunday evening' },
}
const FORMS = {
  'modal-form': { kind: 'modal', blocks: [form] },
  'corner-form': { kind: 'corner', blocks: [form] },
  'fullscreen-form': { kind: 'fullscreen', blocks: [form] },
}
const LONGS = Object.fromEntries(
  ['modal', 'fullscreen', 'bar', 'corner', 'toast'].map((kind) => [`${kind}-long`, { kind, title: LONG, link }]),
)
const TEN = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`ten-${index}`, { kind: 'modal' }]))

let browser: Browser
let site: TemplateSite
let seen: Visit
let page: Page
beforeAll(async () => {
  site = await serveWidgets(
    {
      ...KINDS,
      ...FORMS,
      ...LONGS,
      flow: { kind: 'bar', surface: 'bottom', flow: true },
    },
    { interrupts: false },
  )
  browser = await launch('chromium')
  seen = await visit(browser, site.url, { before: (tab) => tab.emulateMediaFeatures(STILL) })
  page = seen.page
  await widgetsReady(page)
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})
beforeEach(async () => {
  await page.setViewport({ width: 1280, height: 800 })
  // What a test left open is no matter of the next.
  await page.evaluate('kairos.close()')
})

/** All but that the picture of a page was asked for, whose head was exchanged. */
const problems = () => seen.problems.filter(({ text }) => !text.endsWith('/favicon.ico'))

/** Which parts with further blocks were loaded. */
const partsHere = () =>
  page.evaluate(() =>
    ['forms', 'offers'].filter((part) =>
      performance.getEntriesByType('resource').some(({ name }) => name.includes(`/kairos-${part}.mjs`)),
    ),
  )

/** What is cut off of an open widget, or cannot be reached: things that lie beside what can be scrolled to. */
const outOfReach = (id: string) =>
  page.evaluate((campaign) => {
    const host = [...document.querySelectorAll(`kairos-widget[data-campaign="${campaign}"]`)].at(-1)!
    const panel = host.shadowRoot!.querySelector<HTMLElement>('.panel.on')!
    const isOn = ({ left, right, top, bottom }: DOMRect) =>
      left >= -0.5 && top >= -0.5 && right <= innerWidth + 0.5 && bottom <= innerHeight + 0.5
    const found: string[] = []
    if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways')
    if (panel.scrollWidth > panel.clientWidth) found.push('it scrolls sideways')
    const cross = panel.querySelector('.close')!
    if (!isOn(cross.getBoundingClientRect())) found.push('the cross')
    for (const one of panel.querySelectorAll<HTMLElement>('a, button, input:not(.trap), h2')) {
      one.scrollIntoView({ block: 'nearest' })
      const box = one.getBoundingClientRect()
      const name = one.textContent?.slice(0, 20) || (one as HTMLInputElement).name || one.className
      if (one.localName !== 'h2' && !isOn(box)) found.push(`${name} is not in view`)
      if (box.left < 0 || box.right > innerWidth + 0.5) found.push(`${name} is cut off`)
      // WCAG 2.2, 2.5.8; links within a sentence are excepted.
      const isTarget = /^(button|input)$/.test(one.localName) || one.matches('.button')
      const label = one.closest('label')?.getBoundingClientRect() ?? box
      if (isTarget && (label.width < 24 || label.height < 24)) found.push(`${name} is too small`)
      // WCAG 2.2, 2.4.11: what has the focus is not hidden by the cross.
      if (one !== cross && isTarget) {
        const over = host.shadowRoot!.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
        if (!over || !(one.contains(over) || over.contains(one) || over.closest('label')?.contains(one)))
          found.push(`${name} is covered by ${over?.className}`)
      }
    }
    panel.scrollTop = 0
    return found
  }, id)

test('forms are loaded where a file has one, and offers where it has one', async () => {
  await expect.poll(partsHere, WAIT).toEqual(['forms'])
})

test.each([
  ['zoomed to 200 %', { width: 640, height: 400, deviceScaleFactor: 2 }],
  ['320 pixels wide', { width: 320, height: 568, deviceScaleFactor: 2 }],
  ['zoomed to 400 %', { width: 320, height: 256, deviceScaleFactor: 4 }],
])('%s nothing of a widget is cut off, and everything can be reached', async (_, viewport) => {
  await page.setViewport(viewport)
  const found: string[] = []
  for (const id of [...Object.keys(KINDS), ...Object.keys(FORMS)]) {
    await openWidget(page, id)
    found.push(...(await outOfReach(id)).map((what) => `${id}: ${what}`))
    await closeWidget(page, id)
  }
  expect(found).toEqual([])
})

test('a title of 5,000 characters leaves everything in reach', async () => {
  const found: string[] = []
  for (const id of Object.keys(LONGS)) {
    await openWidget(page, id)
    found.push(...(await outOfReach(id)).map((what) => `${id}: ${what}`))
    await closeWidget(page, id)
  }
  expect(found).toEqual([])
})

test('the keyboard of a phone covers neither the field nor the button', async () => {
  await page.setViewport({ width: 360, height: 640 })
  const HEIGHT = 280
  /** A keyboard, as it is told to pages: here there is none to be shown. */
  const keyboard = (height: number) =>
    page.evaluate((height) => {
      const view = window.visualViewport!
      Object.defineProperty(view, 'height', { value: innerHeight - height, configurable: true })
      view.dispatchEvent(new Event('resize'))
    }, height)
  /** How far below what the keyboard leaves an element of a widget ends. */
  const below = (id: string, selector: string) =>
    page.evaluate(
      (campaign, selector) => {
        const host = [...document.querySelectorAll(`kairos-widget[data-campaign="${campaign}"]`)].at(-1)!
        const one = host.shadowRoot!.querySelector<HTMLElement>(`.panel.on ${selector}`)!
        if (document.activeElement !== host) one.focus()
        else one.scrollIntoView({ block: 'nearest' })
        const { top, bottom } = one.getBoundingClientRect()
        return top < 0 ? top : Math.max(0, Math.floor(bottom - window.visualViewport!.height))
      },
      id,
      selector,
    )
  for (const id of Object.keys(FORMS)) {
    await openWidget(page, id)
    await page.evaluate((campaign) => {
      const host = [...document.querySelectorAll(`kairos-widget[data-campaign="${campaign}"]`)].at(-1)!
      host.shadowRoot!.querySelector<HTMLElement>('[name=note]')!.focus()
    }, id)
    await keyboard(HEIGHT)
    const field = await page.evaluate((campaign) => {
      const host = [...document.querySelectorAll(`kairos-widget[data-campaign="${campaign}"]`)].at(-1)!
      const { top, bottom } = host.shadowRoot!.activeElement!.getBoundingClientRect()
      return top >= 0 && bottom <= window.visualViewport!.height + 0.5
    }, id)
    const ends = [await below(id, '[type=submit]'), await below(id, '.close')]
    expect([id, field, ends]).toEqual([id, true, [0, 0]])
    await keyboard(0)
    await closeWidget(page, id)
  }
})

test.each(['modal', 'corner', 'bar-bottom'])('%s survives that the page exchanges all of its body', async (id) => {
  await openWidget(page, id)
  const isOnTop = async () => {
    const { x, y } = (await boxOf(page, id))!
    return page.evaluate((left, top) => document.elementFromPoint(left, top)?.localName, x + 30, y + 20)
  }
  const anew = () => {
    const body = document.createElement('body')
    body.innerHTML = '<main>Another page</main><div style="position:fixed;inset:0;z-index:2147483647"></div>'
    document.body.replaceWith(body)
  }
  await page.evaluate(anew)
  expect(await isOnTop()).toBe('kairos-widget')
  // In a view transition, as sites without a framework do it between two pages.
  await page.evaluate(`document.startViewTransition(${anew}).finished`)
  expect(await isOnTop()).toBe('kairos-widget')
  // Everything at once, as sites do that put a whole document in the place of the old one.
  await page.evaluate(() => {
    const root = document.documentElement.cloneNode(false) as HTMLElement
    root.append(document.head.cloneNode(true), document.body.cloneNode(true))
    document.replaceChild(root, document.documentElement)
  })
  await expect.poll(async () => (await boxOf(page, id)) && (await isOnTop()), WAIT).toBe('kairos-widget')
  await page.keyboard.press('Escape')
  await widgetIs(page, id, false)
})

test('a bar in the page comes back where the page takes it out', async () => {
  await page.evaluate(() => {
    document.body.innerHTML = '<main style="height:3000px">Long</main>'
  })
  await openWidget(page, 'flow')
  await page.evaluate(() => {
    document.body.innerHTML = '<main style="height:3000px">Another</main>'
  })
  await expect.poll(() => page.evaluate(() => document.body.lastElementChild?.localName), WAIT).toBe('kairos-widget')
  await closeWidget(page, 'flow')
})

test('of ten widgets at once one comes, and the others say why', async () => {
  const busy = await serveWidgets(TEN)
  await page.goto(busy.url)
  await widgetsReady(page)
  await Promise.all(Object.keys(TEN).map((id) => askFor(page, id)))
  await page.waitForSelector('kairos-widget', WAIT)
  const reasons = await page.evaluate(() => {
    const { kairos } = window as never as { kairos: { decisions: () => { reason: string }[] } }
    return kairos.decisions().map(({ reason }) => reason)
  })
  const open = await page.evaluate(() => document.querySelectorAll('kairos-widget').length)
  expect([open, reasons.filter((one) => one === 'acts').length]).toEqual([1, 1])
  expect(reasons.filter((one) => one !== 'acts')).toEqual(Array(9).fill('lost_to_priority'))
  expect(await partsHere()).toEqual([])
  expect(problems()).toEqual([])
  await busy.close()
})

test('in the shop a widget has the colours of the shop, by custom properties alone', async () => {
  const shop = await serveShop()
  await page.goto(new URL('/?kairos_channel=draft&kairos_force=workshop-letter:corner', shop.url).href)
  await widgetIs(page, 'workshop-letter', true)
  const colours = await page.evaluate(() => {
    const root = document.querySelector('kairos-widget')!.shadowRoot!
    const button = getComputedStyle(root.querySelector('.primary')!)
    return [button.backgroundColor, button.color, getComputedStyle(root.querySelector('.panel')!).borderRadius]
  })
  expect(colours).toEqual(['rgb(47, 93, 75)', 'rgb(255, 255, 255)', '18px'])
  await loadAxe(page)
  expect(await axeFinds(page, 'workshop-letter')).toEqual([])
  await shoot(page, 'shop-widget')
  await shop.close()
})

test('who is about to leave with a full cart gets the offer, and keeps a tab of it', async () => {
  const folder = fileURLToPath(new URL('../../../examples/cart/', import.meta.url))
  const shop = await serve({ folder, cdn: fileURLToPath(distFolder), port: 0 })
  await page.goto(shop.url)
  await page.waitForFunction("window.kairos?.decisions?.().some(({ reason }) => reason === 'not_triggered')", WAIT)
  await page.click('[data-price="119"]')
  // A hand leaves at its own pace, again and again until what hears it is there.
  const leave = async () => {
    for (let y = 400; y >= 0; y -= 40) await page.mouse.move(600, y)
    await page.mouse.move(600, 400)
    return boxOf(page, 'save-the-cart')
  }
  await expect.poll(leave, { ...WAIT, interval: 300 }).toBeTruthy()
  const shown = () =>
    page.evaluate(() => document.querySelector('kairos-widget')?.shadowRoot?.querySelector('.panel.on')?.textContent)
  expect(await shown()).toMatch(/Shall we send it for free.*holds €119.*CORNER-SHIP.*min/s)
  await page.keyboard.press('Escape')
  await expect.poll(shown, WAIT).toBe('Free delivery')
  expect(problems()).toEqual([])
  await shop.close()
})
