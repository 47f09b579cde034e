import type { Trigger } from '@kairos/schema'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  came,
  comes,
  createVisitor,
  decides,
  type FaultServer,
  launch,
  PHONE,
  type SmallSiteOptions,
  serveSmallSite,
  type Visit,
  type VisitOptions,
} from '../src/index.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch('chromium')
})
afterAll(() => browser.close())

const undo: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const one of undo.splice(0)) await one()
})

/** Comes when the collectors have begun. */
const ready: Trigger = { type: 'element_appeared', selector: 'body' }

/** Opens a page of a site and waits until everything is noticed on it. */
async function open(
  { triggers = {}, ...site }: SmallSiteOptions,
  options?: VisitOptions,
): Promise<Visit & { site: FaultServer }> {
  const server = await serveSmallSite({ ...site, triggers: { ready, ...triggers } })
  const visitor = await createVisitor(browser)
  undo.push(visitor.leave, server.close)
  const visit = await visitor.open(server.url, options)
  await comes(visit.page, 'ready')
  return { ...visit, site: server }
}

/** Whatever was going to be noticed, is. */
const settle = (page: Page) => page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)))
const cameBy = async (page: Page) => (await came(page)).filter((id) => id !== 'ready')

const percents = Object.fromEntries(
  Array.from({ length: 20 }, (_, index) => [
    `at-${String((index + 1) * 5).padStart(3, '0')}`,
    { type: 'scrolled_to', percent: (index + 1) * 5 } satisfies Trigger,
  ]),
)
const upTo = (percent: number) => Object.keys(percents).filter((id) => Number(id.slice(3)) <= percent)
const LONG = '<div style="height:10000px">long</div>'

describe('scrolling', () => {
  test('the depth is the share of the page above the lower edge of the window, back up it stays', async () => {
    const { page, problems } = await open({ triggers: percents, pages: { '/': LONG } })
    await settle(page)
    // 800 of 10,000 pixels.
    expect(await cameBy(page)).toEqual(upTo(8))
    await page.mouse.move(600, 400)
    await page.mouse.wheel({ deltaY: 2200 })
    await comes(page, 'at-030')
    await settle(page)
    expect(await page.evaluate(() => scrollY)).toBe(2200)
    expect(await cameBy(page)).toEqual(upTo(30))
    await page.mouse.wheel({ deltaY: -2200 })
    await settle(page)
    expect(await cameBy(page)).toEqual(upTo(30))
    // Jumped over or not: all of them were reached.
    await page.keyboard.press('End')
    await comes(page, 'at-100')
    expect(await cameBy(page)).toEqual(upTo(100))
    expect(problems).toEqual([])
  })

  test('a page that fits the window has been seen as a whole; one that grows has not', async () => {
    const { page } = await open({
      config: { campaigns: [decides('deep', { audience: { 'page.scrollDepth': { $gte: 60 } }, live: true })] },
      triggers: percents,
      pages: { '/': '<p id="short">short</p>' },
    })
    await comes(page, 'at-100')
    expect(await cameBy(page)).toEqual([...upTo(100), 'deep'])
  })

  test('a page that grows before anything is measured is measured as it is then', async () => {
    const { page } = await open({
      triggers: percents,
      pages: { '/': `<script>setTimeout(() => document.body.insertAdjacentHTML('beforeend', '${LONG}'))</script>` },
    })
    await settle(page)
    expect(await cameBy(page)).toEqual(upTo(5))
  })

  test('a page that shrinks to the window is seen as a whole without a scroll', async () => {
    const { page } = await open({ triggers: percents, pages: { '/': LONG } })
    await settle(page)
    expect(await cameBy(page)).toEqual(upTo(8))
    await page.evaluate(() => document.querySelector('div')?.remove())
    await comes(page, 'at-100')
  })

  test('what scrolls in place of the page counts, under a dialog too', async () => {
    const { page } = await open({
      triggers: percents,
      pages: {
        '/': `<main style="height:100vh;overflow:auto">${LONG}</main><dialog style="position:fixed;inset:0;margin:auto">Hello</dialog>
<aside style="position:fixed;right:0;top:0;width:200px;height:300px;overflow:auto"><div style="height:900px">list</div></aside>`,
      },
    })
    await settle(page)
    expect(await cameBy(page)).toEqual(upTo(8))
    await page.mouse.move(1180, 100)
    await page.mouse.wheel({ deltaY: 600 })
    await settle(page)
    expect(await cameBy(page)).toEqual(upTo(8))
    await page.evaluate(() => document.querySelector('dialog')?.show())
    await page.mouse.move(300, 600)
    await page.mouse.wheel({ deltaY: 4200 })
    await comes(page, 'at-050')
    await settle(page)
    expect(await cameBy(page)).toEqual(upTo(50))
  })
})

describe('elements', () => {
  test('the upper edge of an element: in view, jumped over, and of one that comes later', async () => {
    const { page } = await open({
      triggers: {
        next: { type: 'scrolled_to', selector: '#next' },
        far: { type: 'scrolled_to', selector: '#far' },
        later: { type: 'scrolled_to', selector: '#later' },
      },
      pages: {
        '/': `<div style="height:800px"></div><p id="next" style="margin:0">next</p><div style="height:3000px"></div>
<p id="far">far</p><div style="height:5000px"></div>`,
      },
    })
    await settle(page)
    expect(await cameBy(page)).toEqual([])
    await page.evaluate(() => scrollTo(0, 2))
    await comes(page, 'next')
    expect(await cameBy(page)).toEqual(['next'])
    await page.keyboard.press('End')
    await comes(page, 'far')
    await page.evaluate(() => document.body.insertAdjacentHTML('afterbegin', '<i id="later">later</i>'))
    await comes(page, 'later')
  })

  test('an element appears: now, later, and by a class or attribute; a selector that is none is told once', async () => {
    const { page, problems } = await open({
      triggers: {
        now: { type: 'element_appeared', selector: '#now' },
        later: { type: 'element_appeared', selector: '.later b' },
        class: { type: 'element_appeared', selector: 'p.sold-out' },
        attribute: { type: 'element_appeared', selector: 'p[data-stock="0"]' },
        wrong: { type: 'element_appeared', selector: 'p[[' },
      },
      pages: { '/': '<p id="now">now</p>' },
    })
    await comes(page, 'now')
    await page.evaluate(() => {
      const stock = document.createElement('div')
      stock.innerHTML = '<span class="later"><b>!</b></span>'
      document.body.append(stock)
    })
    await comes(page, 'later')
    await page.evaluate(() => document.querySelector('#now')?.classList.add('sold-out'))
    await comes(page, 'class')
    await page.evaluate(() => document.querySelector('#now')?.setAttribute('data-stock', '0'))
    await comes(page, 'attribute')
    expect(await cameBy(page)).toEqual(['attribute', 'class', 'later', 'now'])
    expect(problems).toEqual([])
  })

  test('in view by its share; one taller than the screen by the share of the screen; for a while without a break', async () => {
    const { page } = await open({
      triggers: {
        half: { type: 'element_visible', selector: '#small' },
        whole: { type: 'element_visible', selector: '#small', ratio: 1 },
        tall: { type: 'element_visible', selector: '#tall', ratio: 0.7 },
        stays: { type: 'element_visible', selector: '#small', for: '700ms' },
      },
      pages: {
        '/': `<div style="height:1000px"></div><p id="small" style="height:200px;margin:0">small</p>
<div style="height:2000px"></div><p id="tall" style="height:6000px;margin:0">tall</p>`,
      },
    })
    const scroll = (y: number) => page.evaluate((y) => scrollTo(0, y), y)
    await scroll(290)
    await settle(page)
    expect(await cameBy(page)).toEqual([])
    await scroll(310)
    await comes(page, 'half')
    await scroll(0)
    await settle(page)
    expect(await cameBy(page)).toEqual(['half'])
    await scroll(400)
    await comes(page, 'whole')
    await comes(page, 'stays')
    await scroll(3200 - 800 + 500)
    await settle(page)
    expect(await cameBy(page)).toEqual(['half', 'stays', 'whole'])
    await scroll(3200 - 800 + 700)
    await comes(page, 'tall')
  })

  test('a hidden tab is a break', async () => {
    const { page } = await open({
      triggers: { stays: { type: 'element_visible', selector: '#small', for: '1500ms' } },
      pages: { '/': '<p id="small">small</p>' },
    })
    const other = await page.browserContext().newPage()
    await page.waitForFunction(() => document.hidden, { polling: 50 })
    await new Promise((resolve) => setTimeout(resolve, 2000))
    expect(await cameBy(page)).toEqual([])
    await page.bringToFront()
    await comes(page, 'stays')
    await other.close()
  })
})

describe('interaction', () => {
  const site: SmallSiteOptions = {
    triggers: {
      click: { type: 'interaction', selector: '#deaf' },
      shadow: { type: 'interaction', selector: '.inside' },
      hover: { type: 'interaction', selector: '#menu', on: 'hover' },
      stay: { type: 'interaction', selector: '#menu', on: 'hover', for: '600ms' },
      focus: { type: 'interaction', selector: '#name', on: 'focus' },
    },
    pages: {
      '/': `<button id="deaf">stops its clicks</button><x-box></x-box>
<div id="menu" style="width:400px"><p>one</p><p>two</p></div><p id="aside">aside</p><input id="first"><input id="name">
<script>
deaf.onclick = (event) => event.stopImmediatePropagation()
document.querySelector('x-box').attachShadow({ mode: 'open' }).innerHTML = '<button class="inside">in</button>'
</script>`,
    },
  }

  test('a click that the page stops, and one within a shadow root', async () => {
    const { page } = await open(site)
    await page.click('#deaf')
    await comes(page, 'click')
    expect(await cameBy(page)).toEqual(['click'])
    await page.click('x-box >>> .inside')
    await comes(page, 'shadow')
  })

  test('hovering: at once, and for a while over all parts of an element; leaving is a break', async () => {
    const { page } = await open(site)
    await page.hover('#menu p')
    await comes(page, 'hover')
    await page.hover('#aside')
    await new Promise((resolve) => setTimeout(resolve, 900))
    expect(await cameBy(page)).toEqual(['hover'])
    await page.hover('#menu p')
    await page.hover('#menu p + p')
    await comes(page, 'stay')
  })

  test('the keyboard comes to a field', async () => {
    const { page } = await open(site)
    await page.focus('#first')
    await settle(page)
    expect(await cameBy(page)).toEqual([])
    await page.keyboard.press('Tab')
    await comes(page, 'focus')
  })

  test('a finger hovers over nothing', async () => {
    const { page } = await open(site, PHONE)
    await page.tap('#menu p')
    await settle(page)
    expect(await cameBy(page)).toEqual([])
  })
})

describe('about to leave', () => {
  const triggers: Record<string, Trigger> = {
    clear: { type: 'exit_intent', sensitivity: 'low' },
    likely: { type: 'exit_intent' },
    faint: { type: 'exit_intent', sensitivity: 'high' },
  }
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
  /** Moves in steps of the time a hand needs. */
  const glide = async (page: Page, [fromX, fromY]: [number, number], [toX, toY]: [number, number], steps: number) => {
    for (let step = 0; step <= steps; step++) {
      const part = step / steps
      await page.mouse.move(fromX + (toX - fromX) * part, fromY + (toY - fromY) * part)
      await wait(12)
    }
  }
  const body = '<select id="size" style="margin:40px"><option>40<option>41</select><div style="height:6000px"></div>'

  test('the mouse leaves at the top, fast', async () => {
    const { page } = await open({ triggers, pages: { '/': body } })
    await glide(page, [600, 500], [610, -30], 8)
    await comes(page, 'likely')
    expect(await cameBy(page)).toContain('faint')
  })

  test('the mouse goes up and stays in the page, or leaves at the side', async () => {
    const { page } = await open({ triggers, pages: { '/': body } })
    await glide(page, [600, 700], [620, 400], 30)
    await glide(page, [620, 400], [-40, 380], 8)
    await glide(page, [600, 300], [1310, 290], 8)
    await settle(page)
    expect(await cameBy(page)).toEqual([])
  })

  test('a list that the browser opens takes the mouse from the page', async () => {
    const { page } = await open({ triggers, pages: { '/': body } })
    await page.focus('#size')
    await glide(page, [100, 500], [110, -30], 8)
    await settle(page)
    expect(await cameBy(page)).toEqual([])
  })

  test('a finger flicks back up from below; not one that only reads on, and not a button to the top', async () => {
    const { page } = await open({ triggers, pages: { '/': body } }, PHONE)
    const swipe = async (from: number, to: number, steps: number) => {
      const touch = await page.touchscreen.touchStart(200, from)
      for (let step = 1; step <= steps; step++) {
        await touch.move(200, from + ((to - from) * step) / steps)
        await wait(10)
      }
      await touch.end()
    }
    for (let times = 0; times < 3; times++) await swipe(700, 100, 20)
    await swipe(300, 400, 20)
    await settle(page)
    expect(await cameBy(page)).toEqual([])
    await wait(2000)
    await page.evaluate(() => scrollTo({ top: 900, behavior: 'instant' }))
    await settle(page)
    expect(await cameBy(page)).toEqual([])
    await swipe(700, 100, 20)
    await wait(600)
    await swipe(100, 750, 6)
    await comes(page, 'likely')
    expect(await cameBy(page)).toEqual(['faint', 'likely'])
  })

  test('back from another tab, on a touch screen, is a faint sign', async () => {
    const { page } = await open({ triggers, pages: { '/': body } }, PHONE)
    const other = await page.browserContext().newPage()
    await wait(1500)
    await page.bringToFront()
    await comes(page, 'faint')
    await settle(page)
    expect(await cameBy(page)).toEqual(['faint'])
    await other.close()
  })
})

describe('clicking in vain', () => {
  const site: SmallSiteOptions = {
    triggers: { rage: { type: 'rage_click' } },
    pages: {
      '/': `<button id="dead">Buy</button><div><button id="plus">+</button><input type="number"></div>
<button id="next" aria-controls="pictures">›</button><div id="pictures"></div><p style="margin-top:200px" id="far">far</p>`,
    },
  }

  test('three clicks on the same spot', async () => {
    const { page } = await open(site)
    await page.click('#dead', { count: 2 })
    await page.click('#far')
    await settle(page)
    expect(await cameBy(page)).toEqual([])
    await page.click('#dead')
    await page.click('#dead')
    await page.click('#dead')
    await comes(page, 'rage')
  })

  test('not on what is made for it', async () => {
    const { page } = await open(site)
    for (const selector of ['#plus', '#next', 'input']) await page.click(selector, { count: 5 })
    await page.focus('#dead')
    for (let times = 0; times < 5; times++) await page.keyboard.press('Enter')
    await settle(page)
    expect(await cameBy(page)).toEqual([])
  })
})

describe('seconds', () => {
  test('idle after a while, and again only after the visitor was back; active while they do something', async () => {
    const { page } = await open({
      triggers: {
        away: { type: 'inactivity', after: '1s' },
        busy: { type: 'time_on_page', after: '2s', active: true },
      },
      config: {
        campaigns: [
          decides('back', { audience: { 'page.idleSeconds': 0, 'page.secondsOnPage': { $gte: 3 } } }),
          decides('stayed', { audience: { 'page.secondsOnPage': { $gte: 2 } } }),
        ],
      },
      pages: { '/': LONG },
    })
    await comes(page, 'away')
    await comes(page, 'busy')
    await comes(page, 'stayed')
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect(await cameBy(page)).toEqual(['away', 'busy', 'stayed'])
    await page.mouse.move(300, 300)
    await comes(page, 'back')
  })

  test('a hidden tab is neither idle nor active; a clock that is set counts for nothing', async () => {
    const { page } = await open({
      triggers: {
        away: { type: 'inactivity', after: '2s' },
        busy: { type: 'time_on_page', after: '3s', active: true },
        year: { type: 'inactivity', after: '1d' },
      },
      pages: { '/': LONG },
    })
    const other = await page.browserContext().newPage()
    await page.waitForFunction(() => document.hidden, { polling: 50 })
    await new Promise((resolve) => setTimeout(resolve, 3500))
    expect(await cameBy(page)).toEqual([])
    await page.bringToFront()
    await page.evaluate(() => {
      const { now } = Date
      Date.now = () => now() + 365 * 864e5
    })
    await comes(page, 'away')
    await comes(page, 'busy')
    expect(await cameBy(page)).toEqual(['away', 'busy'])
    await other.close()
  })

  test('a cart that is left alone, from its last change on', async () => {
    const { page } = await open({
      config: { campaigns: [decides('left', { audience: { 'cart.abandonedSeconds': { $gte: 2 } } })] },
      pages: { '/': LONG },
    })
    const set = (items: number) => page.evaluate(`kairos.set({ 'cart.items': ${items} })`)
    await new Promise((resolve) => setTimeout(resolve, 2500))
    expect(await cameBy(page)).toEqual([])
    await set(1)
    await new Promise((resolve) => setTimeout(resolve, 1200))
    await set(2)
    await new Promise((resolve) => setTimeout(resolve, 1200))
    expect(await cameBy(page)).toEqual([])
    await comes(page, 'left')
  })
})

describe('forms', () => {
  const form = (id: string, event: string, name: string) =>
    [id, { type: 'event', name: event, where: { form: name } }] satisfies [string, Trigger]
  const site: SmallSiteOptions = {
    triggers: Object.fromEntries([
      form('started', 'form_started', 'contact'),
      form('submitted', 'form_submitted', 'contact'),
      form('abandoned', 'form_abandoned', 'contact'),
      form('named', 'form_started', 'search'),
      form('path', 'form_started', '/subscribe'),
    ]),
    pages: {
      '/': `<form id="contact" onsubmit="event.preventDefault(); event.stopImmediatePropagation()"><input name="id"><button>Send</button></form>
<form name="search"><input></form><form action="/subscribe?from=footer" method="post"><input type="checkbox"></form>`,
    },
  }

  test('begun once, and sent by the page itself', async () => {
    const { page } = await open(site)
    await page.focus('#contact input')
    await settle(page)
    expect(await cameBy(page)).toEqual([])
    await page.keyboard.type('me')
    await comes(page, 'started')
    await page.keyboard.press('Enter')
    await comes(page, 'submitted')
    await page.type('[name=search] input', 'shoes')
    await comes(page, 'named')
    await page.click('[type=checkbox]')
    await comes(page, 'path')
    expect(await cameBy(page)).toEqual(['named', 'path', 'started', 'submitted'])
  })

  test('left alone: in another tab, on another route', async () => {
    const { page } = await open(site)
    await page.type('#contact input', 'me')
    await comes(page, 'started')
    await page.evaluate(() => history.pushState(null, '', '/next'))
    await comes(page, 'abandoned')
    await page.type('[name=search] input', 'shoes')
    await comes(page, 'named')
    expect(await cameBy(page)).toEqual(['abandoned', 'named'])
  })

  test('left with the page: the next page remembers it', async () => {
    const { page, site: server } = await open({
      ...site,
      config: {
        campaigns: [decides('sorry', { audience: { $did: { event: 'form_abandoned', where: { form: 'contact' } } } })],
      },
    })
    await page.type('#contact input', 'me')
    await comes(page, 'started')
    await page.goto(`${server.url}/?again`)
    await comes(page, 'sorry')
  })
})

describe('a page that asks for nothing', () => {
  /** Counts what a page is listened to for, from its first script on. */
  const watchListeners = (page: Page) =>
    page.evaluateOnNewDocument(() => {
      const asked: string[] = []
      Object.assign(window, { asked })
      const { addEventListener } = EventTarget.prototype
      EventTarget.prototype.addEventListener = function (...rest: Parameters<typeof addEventListener>) {
        asked.push(rest[0])
        return addEventListener.apply(this, rest)
      }
      for (const name of ['IntersectionObserver', 'MutationObserver', 'ResizeObserver'] as const) {
        const { observe } = window[name].prototype as { observe: (...rest: unknown[]) => void }
        Object.assign(window[name].prototype, {
          observe(...rest: unknown[]) {
            asked.push(name)
            return observe.apply(this, rest)
          },
        })
      }
    })
  const asked = (page: Page): Promise<string[]> => page.evaluate('asked.sort()') as Promise<string[]>
  const input = /scroll|wheel|pointer|mouse|touch|key|click|focus|input|submit|Observer|resize/

  test('is not listened to', async () => {
    const site = await serveSmallSite({
      config: { campaigns: [decides('everybody', {})] },
      pages: { '/': LONG },
    })
    const visitor = await createVisitor(browser)
    undo.push(visitor.leave, site.close)
    const { page } = await visitor.open(site.url, { before: watchListeners })
    await settle(page)
    await settle(page)
    expect(await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))).toEqual(
      expect.not.arrayContaining([expect.stringContaining('kairos-behaviour')]),
    )
    expect((await asked(page)).filter((type) => input.test(type))).toEqual([])
  })

  test('one that asks for one thing is listened to for that', async () => {
    const { page } = await open({ pages: { '/': LONG } }, { before: watchListeners })
    expect((await asked(page)).filter((type) => input.test(type))).toEqual(['MutationObserver'])
  })

  test('everything taken back leaves no listener behind', async () => {
    const { page } = await open({
      triggers: { ...percents, rage: { type: 'rage_click' }, leave: { type: 'exit_intent' } },
      pages: { '/': LONG },
    })
    await page.evaluate(() => {
      const left: string[] = []
      Object.assign(window, { left })
      const { removeEventListener } = EventTarget.prototype
      EventTarget.prototype.removeEventListener = function (...rest: Parameters<typeof removeEventListener>) {
        left.push(rest[0])
        return removeEventListener.apply(this, rest)
      }
    })
    await page.evaluate('kairos.destroy()')
    expect(await page.evaluate('left.sort()')).toEqual(
      expect.arrayContaining(['click', 'pointercancel', 'pointermove', 'pointerout', 'resize', 'scroll', 'scroll']),
    )
  })
})
