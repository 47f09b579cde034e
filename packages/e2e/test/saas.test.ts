import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Serving, serve } from '@kairos/cli'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findProsody } from '../../../scripts/prosody.mjs'
import {
  axeFindsIn,
  type Browser,
  createVisitor,
  distFolder,
  launch,
  PHONE,
  shoot,
  type Visit,
  type Visitor,
  WAIT,
} from '../src/index.ts'

const folder = fileURLToPath(new URL('../../../examples/saas/', import.meta.url))

interface Saas extends Serving {
  letters: Record<string, string>[]
}

let browser: Browser
let site: Saas
beforeAll(async () => {
  browser = await launch('chromium')
  const { serveSaas } = (await import(pathToFileURL(`${folder}server.mjs`).href)) as {
    serveSaas: (run: typeof serve, options: object) => Promise<Saas>
  }
  site = await serveSaas(serve, { folder, cdn: fileURLToPath(distFolder), port: 0 })
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const focus = (page: Page) =>
  page.evaluate(() => {
    const inner = document.activeElement?.shadowRoot?.activeElement
    return inner ? inner.className : document.activeElement?.localName
  })

/** What axe finds in all that is open over the page. */
const violations = (page: Page) => axeFindsIn(page, 'kairos-widget')

/** Words of what is open over the page. */
const reads = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('kairos-widget')]
      .map((host) => host.shadowRoot!.querySelector('.panel.on')?.textContent)
      .filter(Boolean)
      .join(' | '),
  )
const comes = (page: Page, words: string) => expect.poll(() => reads(page), WAIT).toContain(words)

/** The page that decides, with another list of desks, and a desk that is in the page. */
async function openPricing(
  visitor: Visitor,
  chat: unknown[] | undefined,
  desk?: () => void,
  options = {},
): Promise<Visit> {
  const file = JSON.parse(await readFile(`${folder}kairos.json`, 'utf8'))
  const body = JSON.stringify({ ...file, settings: { ...file.settings, chat } })
  return visitor.open(`${site.url}/pricing`, {
    ...options,
    async before(page) {
      await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }])
      // Else the site's own: a form.
      if (chat) await page.setRequestInterception(true)
      page.on('request', (request) => {
        if (!chat) return undefined
        if (!request.url().endsWith('/kairos.json')) return request.continue()
        return request.respond({ contentType: 'application/json', body })
      })
      if (desk) await page.evaluateOnNewDocument(desk)
    },
  })
}

const FORM = { type: 'form', to: '/contact' }

/** A desk as Crisp has it once it is loaded. It comes late, and keeps what it is asked. */
function comesLate() {
  const asked: unknown[] = []
  Object.assign(window, { asked })
  setTimeout(() => {
    const listeners: Record<string, () => void> = {}
    const push = ([verb, name, about]: [string, string, never]) => {
      asked.push([verb, name, ...(typeof about === 'object' ? [about] : [])])
      if (verb === 'on') listeners[name] = about
      if (name === 'chat:open') listeners['chat:opened']?.()
      if (name === 'chat:close') listeners['chat:closed']?.()
    }
    Object.assign(window, { $crisp: { push, get: () => 0, is: () => true } })
  }, 700)
}

describe('the example Plain Ledger', () => {
  test('the third look at the prices is asked, by keyboard the desk opens with the words, and closing it counts', async () => {
    const visitor = await createVisitor(browser)
    const { page, problems } = await openPricing(visitor, ['crisp', FORM], comesLate)
    await page.waitForFunction('window.kairos?.decisions?.().length === 4')
    await page.reload()
    await page.waitForFunction('window.kairos?.decisions?.().length === 4')
    expect(await reads(page)).toBe('')
    await page.reload()
    await comes(page, 'Not sure which plan?')
    // It took the focus from nobody, and is reached behind all of the page.
    expect(await focus(page)).toBe('body')
    await page.focus('footer, main .link')
    await page.keyboard.press('Tab')
    expect(await focus(page)).toBe('greeting')
    await shoot(page, 'saas-greeting')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Enter')
    const opened = [
      ['set', 'message:text', ['Which plan fits me? I send about … invoices a month.']],
      ['do', 'chat:open'],
    ]
    const asked = () => page.evaluate('asked.filter(([verb]) => verb !== "on")')
    await expect.poll(asked, WAIT).toEqual(opened)
    await expect.poll(() => reads(page), WAIT).toBe('')
    const decided = () => page.evaluate("kairos.decisions().find(({ campaign }) => campaign === 'ask-a-human').reason")
    expect(await decided()).toBe('acts')
    await page.evaluate("$crisp.push(['do', 'chat:close'])")
    await expect.poll(decided, WAIT).toBe('closed')
    expect(problems).toEqual([])
    await visitor.leave()
  })

  test('where there is no desk a form takes the message, on a phone', async () => {
    const visitor = await createVisitor(browser)
    const { page, problems } = await openPricing(visitor, undefined, undefined, PHONE)
    await page.waitForFunction('window.kairos?.decisions?.().length === 4')
    await page.reload()
    await page.waitForFunction('window.kairos?.decisions?.().length === 4')
    await page.reload()
    await comes(page, 'Not sure which plan?')
    await shoot(page, 'saas-greeting-phone')
    await page.evaluate(() => {
      const host = document.querySelector('kairos-widget')!
      host.shadowRoot!.querySelector<HTMLElement>('.greeting')!.click()
    })
    await comes(page, 'Leave us a message')
    expect(await focus(page)).toBe('panel corner on')
    await expect.poll(() => reads(page), WAIT).not.toContain('Not sure')
    await shoot(page, 'saas-form-phone')
    expect(await violations(page)).toEqual([])
    const field = (name: string) => page.waitForSelector(`kairos-widget >>> [name=${name}]`)
    expect(await (await field('message'))!.evaluate((input) => (input as HTMLInputElement).value)).toContain(
      'Which plan',
    )
    await (await field('email'))!.type('ann@example.com')
    await page.keyboard.press('Enter')
    await comes(page, 'Thank you')
    expect(site.letters).toMatchObject([
      { email: 'ann@example.com', message: expect.stringContaining('Which plan'), kairos_campaign: 'ask-a-human' },
    ])
    await page.evaluate(() => {
      const host = [...document.querySelectorAll('kairos-widget')].at(-1)!
      host.shadowRoot!.querySelector<HTMLElement>('.close')!.click()
    })
    await expect
      .poll(() => page.evaluate("kairos.decisions().find(({ campaign }) => campaign === 'ask-a-human').reason"), WAIT)
      .toBe('closed')
    // Chromium calls an answer aborted whose body nobody reads.
    expect(problems.filter(({ text }) => !text.endsWith('/contact'))).toEqual([])
    await visitor.leave()
  })

  test('who signs up is welcomed; the button in the header opens the desk or what stands in for it', async () => {
    const visitor = await createVisitor(browser)
    const { page, problems } = await visitor.open(`${site.url}/start`)
    await page.type('[name=firstName]', 'Ann')
    await page.keyboard.press('Enter')
    await comes(page, 'Welcome, Ann!')
    await page.click('[data-chat]')
    await comes(page, 'Leave us a message')
    expect(await page.evaluate('kairos.chat.unread()')).toBe(0)
    await page.evaluate('kairos.chat.close()')
    await expect.poll(() => reads(page), WAIT).not.toContain('Leave us a message')
    expect(problems).toEqual([])
    await visitor.leave()
  })
})

/** Runs `npm start saas` on a free port. */
async function startSaas(more: Record<string, string> = {}) {
  const path = fileURLToPath(new URL('../../../scripts/start.mjs', import.meta.url))
  const env = { ...process.env, PORT: '0', ...more }
  const running = spawn(process.execPath, [path, 'saas'], { env, stdio: 'pipe' })
  const ended = once(running, 'exit')
  let said = ''
  for (const stream of [running.stdout, running.stderr])
    stream.on('data', (text) => {
      said += text
    })
  const url = () => /^ready (http\S+)$/m.exec(said)?.[1]
  await expect.poll(() => url() ?? (running.exitCode === null ? 'not yet' : said), WAIT).toMatch(/^http/)
  return {
    url: url()!,
    said: () => said,
    async close() {
      running.kill()
      return (await ended)[0] as number | null
    },
  }
}

test.each(findProsody() ? ['Prosody'] : [])(
  'npm start saas: with %s somebody answers at once, and it ends in order',
  async () => {
    const saas = await startSaas()
    const visitor = await createVisitor(browser)
    try {
      const { page, problems } = await visitor.open(`${saas.url}/start`)
      await page.click('[data-chat]')
      const root = 'document.querySelector("kairos-chat")?.shadowRoot'
      await page.waitForFunction(`${root}?.activeElement?.className === 'main'`, WAIT)
      await page.keyboard.press('Enter')
      await page.waitForFunction(`${root}.activeElement?.localName === 'textarea'`, WAIT)
      await page.keyboard.type('Hello')
      await page.keyboard.press('Enter')
      await expect
        .poll(() => page.evaluate(`${root}.querySelector('ol').textContent`), WAIT)
        .toContain('You wrote: Hello')
      expect(saas.said()).toContain('Anna answers by a program.')
      expect(problems).toEqual([])
    } finally {
      await visitor.leave()
      expect(await saas.close()).toBe(0)
    }
  },
)

test('npm start saas: without Prosody the form takes the message, and the letter is printed', async () => {
  const saas = await startSaas({ PROSODY: '/nowhere/prosody' })
  const visitor = await createVisitor(browser)
  try {
    const { page, problems } = await visitor.open(`${saas.url}/start`)
    await page.click('[data-chat]')
    await comes(page, 'Leave us a message')
    expect(await page.$('kairos-chat')).toBeNull()
    await page.type('kairos-widget >>> [name=message]', 'Which plan?')
    await page.type('kairos-widget >>> [name=email]', 'ann@example.com')
    await page.keyboard.press('Enter')
    await comes(page, 'Thank you')
    expect(saas.said()).toContain('letter from "ann@example.com": "Which plan?"')
    expect(saas.said()).not.toContain('Anna answers')
    // Chromium calls an answer aborted whose body nobody reads.
    expect(problems.filter(({ text }) => !text.endsWith('/contact'))).toEqual([])
  } finally {
    await visitor.leave()
    expect(await saas.close()).toBe(0)
  }
})
