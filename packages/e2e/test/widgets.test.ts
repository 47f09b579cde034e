import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type Serving, serve } from '@kairos/cli'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  askFor,
  axeFinds,
  type Browser,
  boxOf,
  closeWidget,
  createVisitor,
  differingShare,
  distFolder,
  focused,
  galleryFolder,
  launch,
  loadAxe,
  openWidget,
  STILL,
  serveTemplateSite,
  serveWidgets,
  type Visit,
  type Visitor,
  visit,
  WAIT,
  widgetIs,
  widgetsReady,
} from '../src/index.ts'

let browser: Browser
let site: Serving
beforeAll(async () => {
  site = await serve({ folder: galleryFolder, cdn: fileURLToPath(distFolder), port: 0 })
  browser = await launch('chromium')
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

describe('the gallery', () => {
  let visitor: Visitor
  let seen: Visit
  let page: Page
  /** How often the page itself moved until all of it was there. */
  let own: number
  beforeAll(async () => {
    visitor = await createVisitor(browser)
    seen = await visitor.open(site.url, { before: (tab) => tab.emulateMediaFeatures(STILL) })
    page = seen.page
    await page.waitForSelector('html[data-ready]')
    await loadAxe(page)
    own = (await seen.measured()).shifts.length
  })
  afterAll(() => visitor?.leave())

  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key as 'Tab')
  }
  /** Opens a widget where Tab goes into it next: a modal has the focus, all else comes after what the page has. */
  const openForKeys = async (id: string) => {
    // In view a slot would move what is below it: then it waits.
    await page.evaluate(() => scrollTo(0, 0))
    await openWidget(page, id)
    if ((await focused(page))?.startsWith('widget')) return
    await page.$eval('[data-open=form-inline]', (last) => (last as HTMLElement).focus({ preventScroll: true }))
  }
  /** What the page was told last. */
  const toldLast = () => page.$eval('#told', (list) => list.firstElementChild?.textContent)

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
      const { x, y, width, height } = await openWidget(page, id)
      const isInView = x >= 0 && y >= 0 && x + width <= 1280 && y + height <= 800
      if (!isInView && !id.endsWith('inline')) found.push(`${id} is not in view`)
      found.push(...(await axeFinds(page, id)).map((violation) => `${id} ${violation}`))
      await closeWidget(page, id)
    }
    expect(found).toEqual([])
  })

  test('Tab reaches all that a widget has, in its order, and Enter on the cross closes it', async () => {
    for (const id of await page.$$eval('[data-open]', (all) => all.map((one) => (one as HTMLElement).dataset.open!))) {
      await openForKeys(id)
      const { count } = await keyStop(page, id)
      const way: number[] = []
      for (let i = 0; i < count; i++) {
        await press('Tab')
        way.push((await keyStop(page, id)).at)
      }
      expect([id, way, await focused(page)]).toEqual([id, [...Array(count).keys()], 'widget close'])
      await press('Enter')
      await widgetIs(page, id, false)
    }
  })

  test.each(['modal', 'fullscreen'])('%s keeps the focus and gives it back, by keyboard alone', async (id) => {
    await page.focus(`[data-open=${id}]`)
    await page.keyboard.press('Enter')
    await widgetIs(page, id, true)
    expect(await focused(page)).toBe(`widget panel ${id} on`)
    const visited: (string | undefined)[] = []
    for (let i = 0; i < 5; i++) {
      await page.keyboard.press('Tab')
      visited.push(await focused(page))
    }
    expect(visited.slice(0, 3)).toEqual(['widget button primary', 'widget button secondary', 'widget close'])
    // After the last one it is the browser's own, never the page's.
    expect(visited.filter((one) => one !== 'body' && !one?.startsWith('widget'))).toEqual([])
    await page.keyboard.press('Escape')
    await widgetIs(page, id, false)
    expect(await focused(page)).toBe(id)
  })

  test.each(['bar', 'corner', 'toast-button', 'teaser'])(
    '%s takes no focus, is reached by keys, and gives it back',
    async (id) => {
      await page.focus(`[data-open=${id}]`)
      await page.keyboard.press('Enter')
      await widgetIs(page, id, true)
      expect(await focused(page)).toBe(id)
      for (let i = 0; i < 60 && !(await focused(page))?.includes('close'); i++) await page.keyboard.press('Tab')
      expect(await focused(page)).toBe('widget close')
      await page.keyboard.press('Enter')
      await widgetIs(page, id, false)
      expect(await page.evaluate(() => document.activeElement?.localName)).not.toBe('kairos-widget')
    },
  )

  test('inline is a part of the page, and is closed by keys', async () => {
    // In view it would move what is below it: then it waits.
    await page.evaluate(() => scrollTo(0, 0))
    await openWidget(page, 'inline')
    await page.focus('[data-open=form-inline]')
    const visited: (string | undefined)[] = []
    for (let i = 0; i < 2; i++) {
      await page.keyboard.press('Tab')
      visited.push(await focused(page))
    }
    expect(visited).toEqual(['widget button primary', 'widget close'])
    await page.keyboard.press('Enter')
    await widgetIs(page, 'inline', false)
  })

  test('a survey is answered and a form is sent by keys alone', async () => {
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
    await openWidget(page, 'survey')
    await press('Tab', 'Space', 'Enter')
    await reads('survey', 'What went wrong?')
    await hasFocus('.question')
    await press('Tab', 'Space', 'Enter')
    await reads('survey', 'In your own words?')
    await hasFocus('.question')
    await press('Tab', 'a', 'Tab', 'Tab', 'Enter')
    await reads('survey', 'Thank you')
    await closeWidget(page, 'survey')

    await openWidget(page, 'form')
    await press('Tab', 'Enter')
    await reads('form', 'Please fill this in.')
    await hasFocus('[name=email][aria-invalid]')
    await page.keyboard.type('ann@example.com')
    await press('Enter')
    await hasFocus('[name=agree][aria-invalid]')
    await press('Space', 'Enter')
    await reads('form', 'Check your inbox')
    await closeWidget(page, 'form')
  })

  test('every scale, every choice and every field is filled in and sent by keys alone', async () => {
    const ends = async (id: string) => {
      await page.waitForFunction(
        (selector) =>
          [...document.querySelectorAll(selector)].some((host) =>
            host.shadowRoot!.querySelector('.panel.on .body:focus')?.textContent?.includes('Thank you'),
          ),
        WAIT,
        `kairos-widget[data-campaign="${id}"]`,
      )
      await press('Tab', 'Enter')
      await widgetIs(page, id, false)
    }
    const MAIL = [...'a@b.de']
    const FIELDS = ['a', 'Tab', ...MAIL, 'Tab', '1', 'Tab', 'ArrowDown', 'Tab', 'b', 'Tab', 'Space']
    const ways: Record<string, [keys: string[], entered: string[]]> = {
      'survey-stars': [['ArrowRight'], ['2']],
      'survey-faces': [['Space'], ['1']],
      'survey-open': [['w', 'Tab'], ['w']],
      'form-inline': [MAIL, ['a@b.de']],
      'form-later': [MAIL, ['a@b.de']],
      'form-fields': [FIELDS, ['a', 'a@b.de', '1', 's', 'b', 'on']],
    }
    for (const [id, [keys, entered]] of Object.entries(ways)) {
      await openForKeys(id)
      await press('Tab', ...keys)
      expect([id, await enteredIn(page, id)]).toEqual([id, entered])
      await press('Enter')
      await ends(id)
    }

    await openForKeys('survey-choices')
    await press('Tab', 'ArrowDown')
    expect(await enteredIn(page, 'survey-choices')).toEqual(['town'])
    await press('Enter')
    await page.waitForFunction(() => {
      const inner = document.activeElement?.shadowRoot?.activeElement
      return inner?.matches('.question') && inner.textContent?.includes('Who comes along?')
    }, WAIT)
    await press('Tab', 'Space', 'Tab', 'Space')
    expect(await enteredIn(page, 'survey-choices')).toEqual(['dog', 'child'])
    await press('Enter')
    await ends('survey-choices')
  })

  test('codes, steps, choices, links to share and tabs are for keys alone too', async () => {
    /** Words of what has the focus in an open widget, or of all of it. */
    const reads = (id: string, selector: string, words: string) =>
      page.waitForFunction(
        (campaign, selector, words) =>
          [...document.querySelectorAll(`kairos-widget[data-campaign="${campaign}"]`)].some((host) =>
            host.shadowRoot!.querySelector(`.panel.on ${selector}`)?.textContent?.includes(words),
          ),
        WAIT,
        id,
        selector,
        words,
      )
    await openWidget(page, 'coupon')
    await press('Tab', 'Enter')
    await reads('coupon', '.copy:focus', 'Copied')
    await press('Escape')
    await widgetIs(page, 'coupon', false)

    await openWidget(page, 'share')
    await press('Tab', 'Enter')
    await reads('share', '[part~=share]:focus', 'Link copied')
    await press('Escape')
    await widgetIs(page, 'share', false)

    await openWidget(page, 'steps')
    await press('Tab', 'Enter')
    await reads('steps', '.step:nth-child(2):focus', '')
    await press('Tab', 'Tab', 'Enter')
    await reads('steps', '.step:nth-child(1):focus', '')
    await press('Escape')
    await widgetIs(page, 'steps', false)

    await openWidget(page, 'survey-csat')
    await press('Tab', 'ArrowRight', 'ArrowRight', 'Enter')
    await reads('survey-csat', '.body:focus', '')
    await press('Escape')
    await widgetIs(page, 'survey-csat', false)

    await openForKeys('product')
    await press('Tab', 'Enter')
    await expect.poll(toldLast, WAIT).toBe('clicked product')
    await press('Escape')
    await widgetIs(page, 'product', false)

    await page.focus('[data-open=teaser]')
    await press('Enter')
    await widgetIs(page, 'teaser', true)
    for (let i = 0; i < 60 && !(await focused(page))?.includes('tab'); i++) await press('Tab')
    await press('Enter')
    await expect.poll(() => focused(page), WAIT).toBe('widget panel corner on')
    await press('Escape')
    await widgetIs(page, 'teaser', false)
    expect(await focused(page)).not.toMatch(/widget/)
  })

  test('a click beside a modal closes it, one inside does not', async () => {
    const { x, y, width } = await openWidget(page, 'modal-words')
    await page.mouse.click(x + width / 2, y + 20)
    expect(await boxOf(page, 'modal-words')).toBeTruthy()
    await page.mouse.click(x - 40, y)
    await widgetIs(page, 'modal-words', false)
  })

  test('a click beside a modal that is not to be closed so does nothing', async () => {
    const { x, y } = await openWidget(page, 'modal-stays')
    await page.mouse.click(x - 40, y)
    await press('Escape')
    await widgetIs(page, 'modal-stays', false)
    await expect.poll(toldLast, WAIT).toBe('closed modal-stays (escape)')
  })

  test('nothing moves for who wants less motion', async () => {
    await page.evaluate(() => scrollTo(0, 0))
    for (const id of ['modal', 'fullscreen', 'bar', 'bar-bottom', 'corner', 'toast', 'teaser'])
      expect([id, ...(await movesIn(page, id))]).toEqual([id, 0, 0])
    // Everybody else sees where it comes from.
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'no-preference' }])
    const moves = await movesIn(page, 'modal')
    await page.emulateMediaFeatures(STILL)
    expect(Math.min(...moves)).toBeGreaterThan(0)
  })

  test('what a screen has at its edges covers nothing of a widget', async () => {
    const session = await page.createCDPSession()
    const insets = { top: 44, bottom: 34, left: 50, right: 50 }
    await session.send('Emulation.setSafeAreaInsetsOverride', { insets })
    const spaces = (id: string) =>
      page.evaluate((campaign) => {
        const hosts = [...document.querySelectorAll(`kairos-widget[data-campaign="${campaign}"]`)]
        const panel = hosts.map((host) => host.shadowRoot!.querySelector('.panel.on')).find(Boolean)!
        const { paddingTop, paddingBottom } = getComputedStyle(panel)
        const { right, bottom } = panel.getBoundingClientRect()
        return { paddingTop, paddingBottom, right: innerWidth - right, bottom: innerHeight - bottom }
      }, id)
    const found: unknown[] = []
    for (const id of ['bar', 'bar-bottom', 'corner']) {
      await openWidget(page, id)
      found.push(await spaces(id))
      await closeWidget(page, id)
    }
    await session.send('Emulation.setSafeAreaInsetsOverride', { insets: {} })
    await session.detach()
    expect(found).toMatchObject([{ paddingTop: '44px' }, { paddingBottom: '34px' }, { right: 50, bottom: 34 }])
  })

  test('a widget is above everything the page has, whatever its z-index', async () => {
    await page.evaluate(() => {
      const cover = document.body.appendChild(document.createElement('div'))
      cover.id = 'cover'
      Object.assign(cover.style, { position: 'fixed', inset: 0, zIndex: 2147483647 })
    })
    const { x, y } = await openWidget(page, 'corner')
    const top = await page.evaluate((left, above) => document.elementFromPoint(left, above)?.localName, x + 40, y + 40)
    expect(top).toBe('kairos-widget')
    await page.evaluate(() => document.querySelector('#cover')!.remove())
    await closeWidget(page, 'corner')
  })

  test('the policy is not violated once, nothing moves, and the end leaves the page as it was', async () => {
    await openWidget(page, 'modal')
    await page.evaluate('kairos.destroy()')
    await expect.poll(() => page.evaluate(() => document.querySelectorAll('kairos-widget').length), WAIT).toBe(0)
    expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0)
    const problems = seen.problems.filter(({ text }) => !text.includes('/nowhere'))
    // The list of what was told grows at its top, which is the page's own doing.
    const moved = (await seen.measured()).shifts
      .slice(own)
      .filter(({ hadRecentInput, sources }) => !hadRecentInput && !sources.every((name) => name.startsWith('li ')))
    expect([problems, moved]).toEqual([[], []])
  })
})

/** Which of what an open widget has for keys has the focus: of radio buttons one has it, the arrows are for the others. */
const keyStop = (page: Page, id: string) =>
  page.evaluate((campaign) => {
    const hosts = [...document.querySelectorAll(`kairos-widget[data-campaign="${campaign}"]`)]
    const panel = hosts.map((host) => host.shadowRoot!.querySelector('.panel.on')).find(Boolean)!
    const stops = [...panel.querySelectorAll<HTMLInputElement>('a[href], button, input, select, textarea')].filter(
      (one, _, all) =>
        one.checkVisibility() &&
        one.tabIndex >= 0 &&
        (one.type !== 'radio' || one === all.find(({ name }) => name === one.name)),
    )
    const { activeElement } = panel.getRootNode() as ShadowRoot
    return { count: stops.length, at: stops.indexOf(activeElement as HTMLInputElement) }
  }, id)

/** What was entered or chosen in an open widget, in its order. */
const enteredIn = (page: Page, id: string) =>
  page.evaluate((campaign) => {
    const hosts = [...document.querySelectorAll(`kairos-widget[data-campaign="${campaign}"]`)]
    const form = hosts.map((host) => host.shadowRoot!.querySelector<HTMLFormElement>('.panel.on form')).find(Boolean)!
    return ([...form.elements] as HTMLInputElement[])
      .filter(({ type, checked, value }) => value && (checked || !/radio|checkbox/.test(type)))
      .map(({ value }) => value)
  }, id)

/** How much of a widget moves right after it was opened, and right after it was closed. */
const movesIn = (page: Page, id: string) =>
  page.evaluate(async (campaign) => {
    const { kairos } = window as never as { kairos: { open: (id: string) => void; close: (id: string) => void } }
    const frame = () => new Promise(requestAnimationFrame)
    const open = () =>
      [...document.querySelectorAll(`kairos-widget[data-campaign="${campaign}"]`)]
        .map((host) => host.shadowRoot!.querySelector('.panel.on'))
        .find(Boolean)
    kairos.open(campaign)
    while (!open()) await frame()
    const panel = open()!
    const opening = panel.getAnimations({ subtree: true }).length
    kairos.close(campaign)
    while (open()) await frame()
    return [opening, panel.getAnimations({ subtree: true }).length]
  }, id)

const PAGES = [
  ['startbootstrap-shop-homepage', 'dist'],
  ['startbootstrap-creative', 'dist'],
  ['swagger-ui-dist', '.'],
] as const

/** Of all kinds, and of all blocks that look like something. */
const SHOWN = [
  ...['modal', 'corner', 'bar', 'toast', 'teaser', 'fullscreen', 'inline', 'form-fields', 'survey', 'survey-stars'],
  ...['coupon', 'countdown', 'product', 'share', 'steps'],
]

/** A slot as wide on every page, below all that is seen: there it is filled at once. */
const addSlot = (page: Page) =>
  page.evaluate(() => {
    document.querySelector('kairos-slot')?.remove()
    const slot = document.createElement('kairos-slot')
    slot.setAttribute('name', 'promo')
    const place = document.createElement('div')
    Object.assign(place.style, { position: 'absolute', top: '3000px', left: 0, width: '600px' })
    place.append(slot)
    document.body.append(place)
  })

/** A clock goes on between two pictures; from here on it does not. */
const stopClocks = (page: Page) =>
  page.evaluate(() => {
    for (const { shadowRoot } of document.querySelectorAll('kairos-widget'))
      for (const number of shadowRoot!.querySelectorAll('.left b')) {
        const still = number.cloneNode() as Element
        still.textContent = '10'
        number.replaceWith(still)
      }
  })

/** The page beside a widget in its corner, and how the page's own elements are to look. */
const beside = async (page: Page) => ({
  picture: Buffer.from(
    await page.screenshot({
      type: 'png',
      clip: { x: 0, y: 0, width: 800, height: 800 },
      optimizeForSpeed: true,
      captureBeyondViewport: false,
    }),
  ),
  styles: await page.evaluate(() =>
    [...document.querySelectorAll('html, body, body *')].slice(0, 50).map((one) => {
      const style = getComputedStyle(one)
      return `${one.localName} ${[...style].map((name) => style.getPropertyValue(name)).join('; ')}`
    }),
  ),
})

test('looks the same on pages that nobody here wrote, and changes nothing of how these look', async () => {
  const config = JSON.parse(await readFile(`${galleryFolder}kairos.json`, 'utf8'))
  const routes = {
    '/offer.svg': { body: await readFile(`${galleryFolder}offer.svg`), headers: { 'content-type': 'image/svg+xml' } },
  }
  const before = (page: Page) => page.emulateMediaFeatures(STILL)
  const shots = async (url: string) => {
    const seen = await visit(browser, url, { before })
    const { page } = seen
    await widgetsReady(page)
    await addSlot(page)
    const taken: Buffer[] = []
    for (const id of SHOWN) {
      const { x, y, width, height } = await openWidget(page, id)
      await stopClocks(page)
      // Without the round corners, through which the page is seen.
      const clip = { x: x + 16, y: y + 16, width: width - 32, height: height - 32 }
      taken.push(
        Buffer.from(
          await page.screenshot({ type: 'png', clip, captureBeyondViewport: id === 'inline', optimizeForSpeed: true }),
        ),
      )
      await closeWidget(page, id)
    }
    const without = await beside(page)
    await openWidget(page, 'corner')
    const withOurs = await beside(page)
    await seen.close()
    return { taken, without, withOurs }
  }
  const own = await shots(site.url)
  for (const template of PAGES) {
    const theirs = await serveTemplateSite({ config, template, routes })
    const { taken, without, withOurs } = await shots(theirs.url)
    taken.forEach((png, index) => {
      const share = own.taken[index]!.equals(png) ? 0 : differingShare(own.taken[index]!, png)
      expect(share, `${template[0]}, ${SHOWN[index]}`).toBeLessThan(0.002)
    })
    expect(withOurs.styles, template[0]).toEqual(without.styles)
    expect(differingShare(without.picture, withOurs.picture), template[0]).toBe(0)
    await theirs.close()
  }
})

test('one widget interrupts a visitor, in all tabs: the other tab waits, and says why', async () => {
  const own = await serveWidgets({ modal: { kind: 'modal' }, bar: { kind: 'bar' } })
  const visitor = await createVisitor(browser)
  const [one, two] = [await visitor.open(own.url), await visitor.open(own.url)]
  for (const { page } of [one, two]) await widgetsReady(page)
  await one.page.bringToFront()
  await openWidget(one.page, 'modal')
  await two.page.bringToFront()
  const reason = () => two.page.evaluate("kairos.decisions().find(({ campaign }) => campaign === 'bar').reason")
  await askFor(two.page, 'bar')
  await expect.poll(reason, WAIT).toBe('other_tab')
  await closeWidget(one.page, 'modal')
  await widgetIs(two.page, 'bar', true)
  await visitor.leave()
  await own.close()
})

test('on a small phone everything fits, a finger pushes it away, and a bar in the page moves nothing', async () => {
  const long = { text: 'Words that go on '.repeat(12), link: { href: '#', text: 'A button with many words on it' } }
  const own = await serveWidgets({
    modal: { kind: 'modal', ...long },
    corner: { kind: 'corner', ...long },
    toast: { kind: 'toast', ...long },
    top: { kind: 'bar', ...long },
    bottom: { kind: 'bar', surface: 'bottom', ...long },
    'flow-bottom': { kind: 'bar', surface: 'bottom', flow: true },
    'flow-top': { kind: 'bar', flow: true },
  })
  const viewport = { width: 320, height: 480, isMobile: true, hasTouch: true }
  const seen = await visit(browser, own.url, { viewport, before: (page) => page.emulateMediaFeatures(STILL) })
  const { page } = seen
  await widgetsReady(page)
  const { layoutShift: before } = await seen.measured()
  const touch = await page.createCDPSession()
  const ways = { modal: [0, 200], corner: [200, 0], toast: [-200, 0], top: [0, -100], bottom: [0, 200] } as const
  for (const [id, [x, y]] of Object.entries(ways)) {
    const box = await openWidget(page, id)
    expect([box.x >= 0, box.x + box.width <= 320, box.y >= 0, box.y + box.height <= 480], id).toEqual(
      Array(4).fill(true),
    )
    const at = { x: 160, y: y < 0 ? box.y + box.height - 20 : box.y + 30 }
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] })
    for (const part of [0.3, 0.7, 1])
      await touch.send('Input.dispatchTouchEvent', {
        type: 'touchMove',
        touchPoints: [{ x: at.x + x * part, y: at.y + y * part }],
      })
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await widgetIs(page, id, false)
  }
  await openWidget(page, 'flow-bottom')
  expect(await page.evaluate(() => document.body.lastElementChild?.localName)).toBe('kairos-widget')
  await closeWidget(page, 'flow-bottom')
  // Above what is seen: the browser keeps that where it is, when the bar comes and when it goes.
  await page.evaluate(() => scrollTo(0, 400))
  const top = () => page.evaluate(() => document.querySelector('footer')!.getBoundingClientRect().top)
  const stood = await top()
  await openWidget(page, 'flow-top')
  const [first, isSeen] = await page.evaluate(() => {
    const host = document.body.firstElementChild!
    return [host.localName, host.getBoundingClientRect().height > 0]
  })
  expect([first, isSeen, await top()]).toEqual(['kairos-widget', true, stood])
  await closeWidget(page, 'flow-top')
  await page.waitForFunction(() => document.body.firstElementChild?.localName !== 'kairos-widget', WAIT)
  expect([await top(), (await seen.measured()).layoutShift]).toEqual([stood, before])
  await seen.close()
  await own.close()
})
