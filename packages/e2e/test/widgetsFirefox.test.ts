import { fileURLToPath } from 'node:url'
import { type Serving, serve } from '@kairos/cli'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type Browser,
  closeWidget,
  distFolder,
  focused,
  galleryFolder,
  launch,
  openWidget,
  presentBrowsers,
  visit,
  WAIT,
  widgetIs,
} from '../src/index.ts'

// What only Chromium has is tested there; this is what every browser has to do.
const others = presentBrowsers.filter((name) => name !== 'chromium')

let site: Serving
let browser: Browser
beforeAll(async () => {
  site = await serve({ folder: galleryFolder, cdn: fileURLToPath(distFolder), port: 0 })
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

test.each(others)('in %s each kind opens and is closed by keys, and a form is sent', async (name) => {
  browser = await launch(name)
  const { page, problems } = await visit(browser, site.url)
  await page.waitForSelector('html[data-ready]')
  for (const id of ['modal-words', 'fullscreen', 'bar', 'corner-words', 'toast-button', 'teaser']) {
    await page.focus(`[data-open="${id}"]`)
    await page.keyboard.press('Enter')
    await widgetIs(page, id, true)
    const isModal = /modal|fullscreen/.test(id)
    expect(await focused(page)).toEqual(isModal ? expect.stringMatching(/^widget panel/) : id)
    if (!isModal)
      for (let i = 0; i < 60 && !(await focused(page))?.startsWith('widget'); i++) await page.keyboard.press('Tab')
    expect(await focused(page)).toMatch(/^widget/)
    await page.keyboard.press('Escape')
    await widgetIs(page, id, false)
    if (isModal) expect(await focused(page)).toBe(id)
  }
  const words = () =>
    page.evaluate(() => document.querySelector('[data-campaign=form]')?.shadowRoot?.querySelector('.body')?.textContent)
  await openWidget(page, 'form')
  await page.keyboard.press('Tab')
  await page.keyboard.type('ann@example.com')
  await page.keyboard.press('Tab')
  await page.keyboard.press(' ')
  await page.keyboard.press('Enter')
  await expect.poll(words, WAIT).toContain('Check your inbox')
  await closeWidget(page, 'form')
  expect(problems).toEqual([])
})
