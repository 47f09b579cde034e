import { fileURLToPath } from 'node:url'
import { type Serving, serve } from '@kairos/cli'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createVisitor, distFolder, launch, shoot } from '../src/index.ts'

const folder = fileURLToPath(new URL('../../../examples/article/', import.meta.url))

let browser: Browser
let site: Serving
beforeAll(async () => {
  browser = await launch('chromium')
  site = await serve({ folder, cdn: fileURLToPath(distFolder), port: 0 })
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

/** What a slot shows, through its shadow root. */
const shownIn = (name: string) => {
  const slot = document.querySelector(`kairos-slot[name=${name}]`)!
  const shown = slot.shadowRoot?.querySelector('slot')?.assignedElements() ?? [...slot.children]
  return shown.map((element) => element.textContent.trim()).join(' ')
}

/** Reads with the wheel, down to a share of the page, a screen at a time. */
async function read(page: Page, share: number): Promise<void> {
  await page.mouse.move(400, 300)
  const isThere = (share: number) => (scrollY + innerHeight) / document.documentElement.scrollHeight >= share
  while (!(await page.evaluate(isThere, share))) {
    await page.mouse.wheel({ deltaY: 400 })
    await new Promise((done) => setTimeout(done, 50))
  }
}

describe('the example magazine', () => {
  test('thanks who reads to the end, offers the letter in the second story, and moves nothing', async () => {
    const visitor = await createVisitor(browser)
    const first = await visitor.open(`${site.url}/night-walk`)
    await first.page.waitForFunction('kairos.decisions().length === 4')
    await read(first.page, 0.99)
    // Somebody is there: the wheel turns now and then, for ten seconds.
    for (let second = 0; second < 12; second++) {
      await first.page.mouse.wheel({ deltaY: second % 2 ? 10 : -10 })
      await new Promise((done) => setTimeout(done, 1000))
    }
    await first.page.waitForFunction("kairos.variant('read-on') === 'next'")
    expect(await first.page.evaluate(shownIn, 'next')).toContain('one more story about nature')
    expect(await first.page.evaluate("kairos.variant('letter')")).toBe(undefined)
    await shoot(first.page, 'article')

    const second = await visitor.open(`${site.url}/ferry`)
    await second.page.waitForFunction('kairos.decisions().length === 4')
    await read(second.page, 0.7)
    await second.page.waitForFunction("kairos.variant('letter') === 'monthly'")
    expect(await second.page.evaluate(shownIn, 'letter')).toContain('One story a month')

    const facts = await visitor.open(`${site.url}/facts`)
    await facts.page.waitForFunction("document.querySelectorAll('#facts tr').length > 3")
    const rows = await facts.page.$$eval('#facts tr', (lines) => lines.map((line) => line.textContent))
    expect(rows).toContain('interest.topic.top"travel"')
    expect([first, second, facts].flatMap(({ problems }) => problems)).toEqual([])
    for (const one of [first, second]) expect((await one.measured()).layoutShift).toBe(0)
    await visitor.leave()
  })
})
