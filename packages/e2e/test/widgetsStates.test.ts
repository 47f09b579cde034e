import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type Serving, serve } from '@kairos/cli'
import type { HTTPRequest, Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  axeFinds,
  type Browser,
  closeWidget,
  createVisitor,
  distFolder,
  galleryFolder,
  keepContactSheet,
  launch,
  loadAxe,
  openWidget,
  STILL,
  WAIT,
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

test('every widget fits phone and desktop, in light, in dark and from right to left, and a contact sheet is kept', async () => {
  const { path, count, cutOff } = await keepContactSheet(browser, site.url)
  console.log(`How every widget looks: ${path}`)
  const { campaigns } = JSON.parse(await readFile(`${galleryFolder}kairos.json`, 'utf8'))
  expect([cutOff, count]).toEqual([[], campaigns.length * 6])
})

/** What an open widget consists of, in its shadow root. */
const partsOf = (page: Page, id: string, selector: string) =>
  page.$$(`kairos-widget[data-campaign="${id}"] >>> .panel.on ${selector}`)

const has = (page: Page, id: string, selector: string) =>
  expect.poll(async () => (await partsOf(page, id, selector)).length, WAIT).toBeGreaterThan(0)

async function press(page: Page, id: string, selector: string): Promise<void> {
  const [first] = await partsOf(page, id, selector)
  await first!.evaluate((one) => (one as HTMLElement).click())
}

async function enter(page: Page, id: string, name: string, value: string): Promise<void> {
  for (const field of await partsOf(page, id, `[name="${name}"]`))
    await field.evaluate((one, value) => {
      ;(one as HTMLInputElement).value = value
      one.dispatchEvent(new Event('input', { bubbles: true }))
    }, value)
}

test.each(['light', 'dark'])(
  'axe finds nothing in any state of forms, surveys and steps (%s)',
  async (scheme) => {
    const visitor = await createVisitor(browser)
    const { page, problems } = await visitor.open(new URL(`?scheme=${scheme}`, site.url).href, {
      before: (tab) => tab.emulateMediaFeatures(STILL),
    })
    await page.waitForSelector('html[data-ready]')
    await loadAxe(page)
    const looked: string[] = []
    const found: string[] = []
    const look = async (id: string, state: string) => {
      looked.push(`${id} ${state}`)
      found.push(...(await axeFinds(page, id)).map((violation) => `${id} ${state}: ${violation}`))
    }

    // The address of this form is not there: here it waits, then does not want what was entered.
    const asked: HTTPRequest[] = []
    await page.setRequestInterception(true)
    page.on('request', (request) => {
      if (request.url().endsWith('/nowhere')) asked.push(request)
      else request.continue()
    })
    await openWidget(page, 'form-later')
    await press(page, 'form-later', '[type=submit]')
    await has(page, 'form-later', '.fault')
    await look('form-later', 'nothing entered')
    await enter(page, 'form-later', 'email', 'ann@example')
    await has(page, 'form-later', '[aria-invalid]')
    await look('form-later', 'no address')
    await enter(page, 'form-later', 'email', 'ann@example.com')
    await press(page, 'form-later', '[type=submit]')
    await has(page, 'form-later', '[aria-disabled]')
    await look('form-later', 'sending')
    await expect.poll(() => asked.length, WAIT).toBe(1)
    await asked[0]!.respond({ status: 422 })
    await has(page, 'form-later', '[role=alert]')
    await look('form-later', 'refused')
    await press(page, 'form-later', '[type=submit]')
    await expect.poll(() => asked.length, WAIT).toBe(2)
    await asked[1]!.abort('internetdisconnected')
    await has(page, 'form-later', '.text')
    await look('form-later', 'kept for later')
    await closeWidget(page, 'form-later')

    for (const id of ['form', 'form-fields', 'form-inline']) {
      await openWidget(page, id)
      await press(page, id, '[type=submit]')
      await has(page, id, '.fault')
      await look(id, 'nothing entered')
      await enter(page, id, 'email', 'ann@example.com')
      await enter(page, id, 'name', 'Ann')
      await enter(page, id, 'size', 'm')
      if (id === 'form') await press(page, id, '[name=agree]')
      await press(page, id, '[type=submit]')
      await expect.poll(async () => (await partsOf(page, id, 'form')).length, WAIT).toBe(0)
      await look(id, 'sent')
      await closeWidget(page, id)
    }

    for (const id of ['survey', 'survey-csat', 'survey-choices', 'survey-stars', 'survey-faces', 'survey-open']) {
      await openWidget(page, id)
      for (;;) {
        // Where something has to be answered, it is said; else the next question is there already.
        const question = await questionOf(page, id)
        if (!question) break
        await look(id, `question ${question}`)
        if ((await partsOf(page, id, '[aria-required]')).length) {
          await press(page, id, '[type=submit]')
          await has(page, id, '.fault')
          await look(id, `question ${question}, nothing chosen`)
          await press(page, id, 'label:first-child input')
          await look(id, `question ${question}, chosen`)
        }
        await press(page, id, '[type=submit]')
        await expect.poll(() => questionOf(page, id), WAIT).not.toBe(question)
      }
      await look(id, 'answered')
      await closeWidget(page, id)
    }

    await openWidget(page, 'steps')
    for (const step of [2, 3]) {
      await press(page, 'steps', '.step:not([hidden]) .primary')
      await has(page, 'steps', `.step:nth-child(${step}):not([hidden])`)
      await look('steps', `step ${step}`)
    }
    await closeWidget(page, 'steps')

    await openWidget(page, 'teaser')
    await press(page, 'teaser', '.tab')
    await has(page, 'teaser', '.body')
    await look('teaser', 'opened')
    await closeWidget(page, 'teaser')

    expect(found).toEqual([])
    expect(looked).toHaveLength(39)
    // What was asked for and did not come is a part of the test; the strict policy of the page was not violated once.
    expect(problems.filter(({ kind }) => kind !== 'request')).toEqual([])
    await visitor.leave()
  },
  120_000,
)

async function questionOf(page: Page, id: string): Promise<string | undefined> {
  const [asked] = await partsOf(page, id, '.asked')
  return asked?.evaluate((one) => one.textContent ?? '')
}
