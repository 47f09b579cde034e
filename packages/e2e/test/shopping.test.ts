import type { Serving } from '@kairos/cli'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Browser,
  createVisitor,
  launch,
  moveClock,
  NEXT_VISIT_MS,
  PHONE,
  serveShop,
  shoot,
  shownTexts,
  type Visit,
  visit,
  WAIT,
} from '../src/index.ts'

describe('shopping', () => {
  let browser: Browser
  let shop: Serving
  beforeAll(async () => {
    shop = await serveShop()
    browser = await launch('chromium')
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })

  test('who logs in is greeted by first name on the next visit, and no longer after logging out', async () => {
    const visitor = await createVisitor(browser)
    const login = await visitor.open(`${shop.url}/login`)
    await login.page.type('#first-name', 'Zoë <b>')
    await login.page.type('#email', 'zoe@example.com')
    await Promise.all([login.page.waitForNavigation(), login.page.keyboard.press('Enter')])

    const help = await visitor.open(`${shop.url}/help`, { watch: ['[name=help-lead]'] })
    expect(await textOf(help, '[name=help-lead] .kairos-title')).toBe('What can we do for you, Zoë <b>?')
    const { layoutShift } = await help.measured()
    expect([layoutShift, help.problems]).toEqual([0, []])

    const before = (page: Visit['page']) => moveClock(page, NEXT_VISIT_MS)
    const home = await visitor.open(shop.url, { watch: ['[name=hero]'], before })
    expect(await textOf(home, '[name=hero] .kairos-title')).toBe('Good to see you again, Zoë <b>.')
    expect(shownTexts(await home.measured(), '[name=hero]').filter(Boolean)).toHaveLength(1)
    await shoot(home.page, 'shop-first-name')

    // Other tabs of this visitor have their own test.
    await Promise.all([login.close(), help.close()])
    await home.page.click('[data-log-out]')
    await home.page.waitForFunction(() => !localStorage.getItem('kairos:corner-shop:profile')?.includes('Zoë'))
    const after = await visitor.open(shop.url, { before })
    expect(await textOf(after, '[name=hero] .kairos-title')).toBe('Good to see you again.')
    await visitor.leave()
  })

  test('who logs out in one tab is forgotten, whatever another tab still does', async () => {
    const visitor = await createVisitor(browser)
    const login = await visitor.open(`${shop.url}/login`)
    await login.page.type('#first-name', 'Ann')
    await login.page.type('#email', 'ann@example.com')
    await Promise.all([login.page.waitForNavigation(), login.page.keyboard.press('Enter')])
    const other = await visitor.open(`${shop.url}/help`)
    expect(await textOf(other, '[name=help-lead] .kairos-title')).toBe('What can we do for you, Ann?')
    const traits = () =>
      other.page.evaluate(() => JSON.parse(localStorage.getItem('kairos:corner-shop:profile')!).profile.traits)
    await expect.poll(traits, WAIT).toEqual({ firstName: 'Ann' })
    await login.page.bringToFront()
    await login.page.click('[data-log-out]')
    await expect.poll(traits, WAIT).toEqual({})
    await other.page.bringToFront()
    await other.page.evaluate('kairos.track("help_read")')
    await other.page.goto(`${shop.url}/cart`)
    expect(await traits()).toEqual({})
    await visitor.leave()
  })

  test.each([
    ['harbour-slip-on', 59, true],
    ['trail-runner', 119, false],
  ])('with %s (€%i) in the cart, the strip about free delivery shows: %s', async (id, value, nudged) => {
    const visitor = await createVisitor(browser)
    const product = await visitor.open(`${shop.url}/shop/shoes/${id}`)
    await product.page.select('#size', '40')
    await product.page.click('[data-add-to-cart] button')
    await product.page.waitForSelector('[role=status] a[href="/cart"]')
    const shoes = await visitor.open(`${shop.url}/shop/shoes`, { watch: ['[name=promo]'] })
    // The cart is told by the shop's own script, after the first paint: the strip changes in its box.
    const expected = nudged ? `You are nearly there. Your cart holds €${value}` : 'Free delivery from €100.'
    await expect.poll(async () => shownTexts(await shoes.measured(), '[name=promo]').at(-1), WAIT).toContain(expected)
    const { layoutShift, shifts } = await shoes.measured()
    expect([layoutShift, shifts, shoes.problems]).toEqual([0, [], []])
    if (nudged) await shoot(shoes.page, 'shop-cart-strip')
    await visitor.leave()
  })

  test('an order can be placed with the keyboard alone', async () => {
    const { page, problems, close } = await visit(browser, `${shop.url}/shop/shoes/trail-runner`)
    await tabTo(page, '#size')
    await page.keyboard.press('ArrowDown')
    await tabTo(page, '[data-add-to-cart] button')
    await page.keyboard.press('Enter')
    await page.waitForSelector('[role=status] a[href="/cart"]')
    await tabTo(page, '[role=status] a')
    await follow(page)
    expect(new URL(page.url()).pathname).toBe('/cart')
    await tabTo(page, 'a[href="/checkout"]')
    await follow(page)
    for (const [field, words] of Object.entries(address)) {
      await tabTo(page, `#${field}`)
      await page.keyboard.type(words)
    }
    await tabTo(page, '[data-checkout] button')
    await follow(page)
    expect(new URL(page.url()).pathname).toBe('/thank-you')
    expect(await page.$eval('[data-order-id]', (element) => element.textContent)).toMatch(/^C-\w{6}$/)
    expect(await page.$eval('[data-cart-count]', (element) => element.textContent)).toBe('0')
    await shoot(page, 'shop-thank-you')
    expect(problems).toEqual([])
    await close()
  })

  test('a phone shows its own strip, in its box, and nothing is wider than the screen', async () => {
    const visitor = await createVisitor(browser)
    const shoes = await visitor.open(`${shop.url}/shop/shoes`, { ...PHONE, watch: ['[name=promo]'] })
    await expect
      .poll(async () => shownTexts(await shoes.measured(), '[name=promo]').at(-1), WAIT)
      .toBe('Out and about? Order before noon and collect it on your way home. How it works')
    const { layoutShift, shifts } = await shoes.measured()
    expect([layoutShift, shifts, shoes.problems]).toEqual([0, [], []])
    await shoot(shoes.page, 'shop-phone-strip')
    const before = (page: Visit['page']) => moveClock(page, NEXT_VISIT_MS)
    const home = await visitor.open(shop.url, { ...PHONE, watch: ['[name=hero]'], before })
    expect(shownTexts(await home.measured(), '[name=hero]').filter(Boolean)).toEqual([
      expect.stringContaining('Good to see you again.'),
    ])
    expect((await home.measured()).layoutShift).toBe(0)
    await shoot(home.page, 'shop-phone-hero')
    for (const path of paths) {
      const seen = await visitor.open(shop.url + path, PHONE)
      const [wide, screen] = await seen.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
      expect([path, wide, screen]).toEqual([path, 390, 390])
      await seen.close()
    }
    await visitor.leave()
  })
})

const paths = ['/', '/shop/bags', '/shop/bags/day-pack', '/cart', '/checkout', '/thank-you', '/pricing', '/help']

const address = {
  name: 'Ann Nowak',
  email: 'ann@example.com',
  street: 'Long Street 14',
  postcode: '31-147',
  city: 'Kraków',
}

const textOf = (seen: Visit, selector: string) =>
  seen.page.$eval(selector, (element) => (element.checkVisibility() ? element.textContent : undefined))

/** Presses Tab until the element has the focus. */
async function tabTo(page: Visit['page'], selector: string): Promise<void> {
  const hasFocus = () => page.$eval(selector, (element) => element === document.activeElement)
  for (let presses = 0; presses < 60; presses += 1) {
    if (await hasFocus()) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${selector}`)
}

async function follow(page: Visit['page']): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
}
