import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findProsody, type ProsodyDesk, startProsody } from '../../../scripts/prosody.mjs'
import {
  type Agent,
  axeFindsIn,
  type Browser,
  createAgent,
  createSocketProxy,
  type FaultServer,
  launch,
  type SocketProxy,
  serveChatSite,
  shoot,
  type Visit,
  visit,
  WAIT,
} from '../src/index.ts'

/** Who comes after the desk. */
const NEXT = 'mailto:help@corner.example'

/** The name of the desk that opens, if any. */
const ask = async (page: Page) => {
  await page.waitForFunction('window.kairos?.chat', WAIT)
  return page.evaluate('kairos.chat.open()')
}

let browser: Browser
beforeAll(async () => {
  browser = await launch('chromium')
})
afterAll(() => browser?.close())

test('where no server listens there is no desk, and the page is as it was', async () => {
  const setting = { type: 'xmpp', url: 'ws://127.0.0.1:9/ws', to: 'desk@rooms.corner.localhost' } as const
  const site = await serveChatSite(setting)
  const { page, problems, close } = await visit(browser, `${site.url}/`)
  expect(await ask(page)).toBeUndefined()
  expect(await page.$('kairos-chat')).toBeNull()
  // The browser itself says that it could not connect.
  expect(problems.filter(({ text }) => !text.includes('WebSocket'))).toEqual([])
  await close()
  await site.close()
})

const servers = findProsody() ? ['Prosody'] : []
if (!servers.length) console.log('Prosody is not here: conversations with a real server are left out.')

describe.each(servers)('with %s', () => {
  let desk: ProsodyDesk
  let agent: Agent
  let line: SocketProxy
  let site: FaultServer
  let seen: Visit
  let page: Page
  beforeAll(async () => {
    desk = await startProsody()
    agent = await createAgent(desk)
    line = await createSocketProxy(desk.url)
    site = await serveChatSite({ ...desk.settings, url: line.url }, NEXT)
    seen = await visit(browser, `${site.url}/`)
    page = seen.page
    await page.waitForFunction('window.kairos?.chat', WAIT)
  }, 60_000)
  afterAll(async () => {
    await seen?.close()
    await site?.close()
    await line?.close()
    await agent?.close()
    await desk?.close()
  })

  const read = () =>
    page.evaluate(() => {
      const root = document.querySelector('kairos-chat')?.shadowRoot
      const text = (selector: string) => root?.querySelector(selector)?.textContent ?? ''
      const lines = [...(root?.querySelectorAll('li:not(.note)') ?? [])]
      return {
        lines: lines.map((line) => line.querySelector('p')?.textContent),
        by: lines.map((line) => line.querySelector('.by')?.textContent),
        notes: [...(root?.querySelectorAll('.note') ?? [])].map((note) => note.textContent),
        heard: text('.said'),
        status: text('.who p'),
        state: text('.state'),
        hint: text('.hint'),
        isOpen: !!root?.querySelector('.panel.on'),
        focused: root?.activeElement?.className || root?.activeElement?.localName,
        launcher: root?.querySelector('.launcher.on')?.getAttribute('aria-label'),
      }
    })
  const reads = (part: object) => expect.poll(read, WAIT).toMatchObject(part)
  const write = async (text: string) => {
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
  }
  const told = () => agent.read.map(({ text }) => text)
  /** What axe finds wrong with the chat. */
  const faults = () => axeFindsIn(page, 'kairos-chat')
  const box = () =>
    page.evaluate(() => {
      const panel = document.querySelector('kairos-chat')!.shadowRoot!.querySelector('.panel')!
      const { x, y, width, height } = panel.getBoundingClientRect()
      return { x, y, width, height, isWider: document.documentElement.scrollWidth > innerWidth }
    })

  test('a visitor without an account talks with an agent, by the keyboard alone', async () => {
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await reads({ isOpen: true, status: expect.stringContaining('Here now'), focused: 'main' })
    expect(await faults()).toEqual([])
    await page.keyboard.press('Enter')
    await reads({ focused: 'textarea' })
    await write('Hello')
    await expect.poll(told, WAIT).toEqual(['Hello'])
    await reads({ state: 'Delivered', notes: ['Anna is here'] })
    const about = `kairos-page: ${site.url}/ · kairos-segments: early`
    expect(agent.reasons).toEqual([`Hello\n${about}`])
    await expect.poll(() => [...agent.visitors.values()], WAIT).toEqual([about])
    await agent.type()
    await reads({ hint: 'Anna is writing…' })
    await agent.say('Good day. See https://corner.example/prices, <b>please</b>.')
    await reads({
      lines: ['Hello', 'Good day. See https://corner.example/prices, <b>please</b>.'],
      by: ['You', 'Anna'],
      heard: 'Anna: Good day. See https://corner.example/prices, <b>please</b>.',
      hint: '',
    })
    await expect.poll(() => agent.receipts.length, WAIT).toBe(1)
    await page.keyboard.type('A')
    await expect.poll(() => agent.isVisitorTyping(), WAIT).toBe(true)
    await page.keyboard.press('Backspace')
    expect(await faults()).toEqual([])
    await shoot(page, 'chat')
  })

  test('Escape closes it, the button that stays counts what came, and brings it back', async () => {
    await page.keyboard.press('Escape')
    await reads({ isOpen: false, focused: 'launcher on' })
    await agent.say('One more thing')
    await reads({ launcher: 'Open chat, new messages: 1' })
    expect(await faults()).toEqual([])
    await page.keyboard.press('Enter')
    await reads({ isOpen: true, focused: 'textarea' })
  })

  test('a conversation goes on on another page, with what was said in between', async () => {
    await page.goto('about:blank')
    await expect.poll(() => [...agent.visitors.keys()], WAIT).toEqual([])
    await agent.say('First, while you were away')
    await agent.say('Second, while you were away')
    await page.goto(`${site.url}/pricing`)
    await reads({ isOpen: true, lines: expect.arrayContaining(['Second, while you were away']) })
    await page.evaluate(() => document.querySelector('kairos-chat')!.shadowRoot!.querySelector('textarea')!.focus())
    await write('I am back')
    await expect.poll(told, WAIT).toContain('I am back')
    expect((await read()).lines).toEqual(told())
    expect(agent.rooms).toHaveLength(1)
  })

  test('and comes back with its page from the back/forward cache', async () => {
    type Restored = Window & { isRestored?: boolean }
    site.routes['/plain'] = { body: '<!doctype html><title>Plain</title>' }
    await page.evaluate(() =>
      addEventListener('pageshow', ({ persisted }) => {
        ;(window as Restored).isRestored = persisted
      }),
    )
    await page.goto(`${site.url}/plain`)
    await expect.poll(() => [...agent.visitors.keys()], WAIT).toEqual([])
    await agent.say('Third, while the page was kept')
    await page.evaluate(() => history.back())
    const isRestored = () => page.evaluate(() => (window as Restored).isRestored).catch(() => undefined)
    await expect.poll(isRestored, WAIT).toBe(true)
    await reads({ lines: expect.arrayContaining(['Third, while the page was kept']) })
    await page.evaluate(() => document.querySelector('kairos-chat')!.shadowRoot!.querySelector('textarea')!.focus())
    await write('Back once more')
    await expect.poll(told, WAIT).toContain('Back once more')
    await reads({ lines: told() })
    expect(agent.rooms).toHaveLength(1)
  })

  test.each(['SIGTERM', 'SIGKILL'] as const)(
    'and over an end of the server by %s: nothing is lost, doubled or in another order',
    async (signal) => {
      await desk.stop(signal)
      await reads({ status: expect.stringContaining('No connection') })
      await write(`Written without a server, ${signal}`)
      await write(`And this, ${signal}`)
      await reads({ state: 'Not sent yet' })
      await desk.start()
      await expect.poll(told, { timeout: 40_000 }).toContain(`And this, ${signal}`)
      await agent.say(`After all that, ${signal}`)
      await reads({ lines: expect.arrayContaining([`After all that, ${signal}`]) })
      await page.reload()
      await reads({ lines: told() })
      expect(new Set(told()).size).toBe(told().length)
      await page.evaluate(() => document.querySelector('kairos-chat')!.shadowRoot!.querySelector('textarea')!.focus())
    },
  )

  test('whether somebody is there is said, and when they leave', async () => {
    await agent.appear('away')
    await reads({ status: expect.stringContaining('Away') })
    await agent.appear(undefined)
    await reads({ status: expect.stringContaining('Here now') })
    await agent.leave()
    await reads({ status: expect.stringContaining('Nobody is here') })
    await expect.poll(async () => (await read()).notes.at(-1), WAIT).toBe('Anna has left')
    const other = await visit(browser, `${site.url}/`)
    expect(await ask(other.page)).toBe(NEXT)
    await other.close()
    // Who is in the conversation goes there by a button, and back to it by the one that stays.
    const inWidget = (selector: string) =>
      page.evaluate(
        (selector) =>
          document.querySelector('kairos-widget')?.shadowRoot?.querySelector(`.panel.on ${selector}`)?.textContent,
        selector,
      )
    expect(await faults()).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Enter')
    await page.waitForSelector('kairos-chat >>> .log .main')
    await shoot(page, 'chat-left')
    await page.click('kairos-chat >>> .log .main')
    await expect.poll(() => inWidget('a'), WAIT).toBe('help@corner.example')
    await reads({ isOpen: false, launcher: expect.stringContaining('Open chat') })
    const onTop = () =>
      page.evaluate(() => {
        const { right, bottom } = document
          .querySelector('kairos-chat')!
          .shadowRoot!.querySelector('.launcher')!
          .getBoundingClientRect()
        return document.elementFromPoint(right - 30, bottom - 10)?.localName
      })
    expect(await onTop()).toBe('kairos-widget')
    await shoot(page, 'chat-left-widget')
    await page.click('kairos-widget >>> .close')
    await page.waitForFunction("!document.querySelector('kairos-widget')", WAIT)
    await page.click('kairos-chat >>> .launcher')
    await agent.sit()
    await reads({ status: expect.stringContaining('Here now') })
  })

  test('it fits phones, small and large, in the dark and from right to left', async () => {
    for (const width of [390, 320]) {
      await page.setViewport({ width, height: 700 })
      expect(await box()).toEqual({ x: 0, y: 0, width, height: 700, isWider: false })
    }
    await shoot(page, 'chat-phone')
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }])
    await page.evaluate(() => {
      document.documentElement.style.colorScheme = 'dark'
      document.documentElement.dir = 'rtl'
    })
    await page.setViewport({ width: 1280, height: 800 })
    expect((await box()).x).toBe(20)
    expect(await faults()).toEqual([])
    await shoot(page, 'chat-dark-rtl')
  })

  test('what a page forbids is asked of none: its policy was never broken, its own content is untouched', async () => {
    expect(seen.problems.filter(({ text }) => !text.includes('WebSocket'))).toEqual([])
    expect(seen.external).toEqual([])
    expect(await page.$eval('main', ({ textContent }) => textContent)).toBe('Page /pricingIts own text.Talk to us')
  })

  // Last: of XML that is none Chromium makes a document with a style of its own, which it then forbids.
  test('a megabyte, ten thousand messages, what is no XML, and an end at random leave it as usable as it was', async () => {
    const room = agent.rooms.at(-1)
    const message = (id: string, body: string) =>
      `<message xmlns="jabber:client" type="groupchat" id="${id}" from="${room}/Anna"><body>${body}</body></message>`
    const hostile = [
      'hello',
      '<message xmlns="jabber:client"><body>Half',
      `<!DOCTYPE x [<!ENTITY a "b">]>${message('entity', '&a;')}`,
      message('elsewhere', 'Give me your password').replace(`${room}`, 'talk-other@rooms.corner.localhost'),
      message('markup', '&lt;img src=x onerror="document.body.textContent=1"&gt;'),
    ]
    const linesEnd = async () => (await read()).lines.slice(-2)
    line.push(...hostile, message('big', 'x'.repeat(1_000_000)))
    await expect
      .poll(linesEnd, WAIT)
      .toEqual(['<img src=x onerror="document.body.textContent=1">', expect.stringMatching(/^x{9000,10100}/)])
    line.push(
      ...hostile,
      ...Array.from({ length: 10_000 }, (_, index) => message(`burst-${index}`, `Message ${index}`)),
    )
    await expect.poll(linesEnd, { timeout: 30_000 }).toEqual(['Message 9998', 'Message 9999'])
    expect((await read()).lines.length).toBeLessThanOrEqual(300)
    line.cut()
    await page.focus('kairos-chat >>> textarea')
    await write('Still here')
    await expect.poll(told, { timeout: 30_000 }).toContain('Still here')
    expect((await read()).lines.at(-1)).toBe('Still here')
    expect(await page.$eval('main', ({ textContent }) => textContent)).toBe('Page /pricingIts own text.Talk to us')
  })
})
