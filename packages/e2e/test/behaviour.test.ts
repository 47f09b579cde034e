import { fileURLToPath } from 'node:url'
import { type Serving, serve } from '@kairos/cli'
import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createVisitor, distFolder, launch, shoot } from '../src/index.ts'

const folder = fileURLToPath(new URL('../../../examples/behaviour/', import.meta.url))
const OWN = 'Look at a pair to see it from all sides.'

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

/** What the slot shows, through its shadow root. */
const tip = () => {
  const slot = document.querySelector('kairos-slot')!
  const shown = slot.shadowRoot?.querySelector('slot')?.assignedElements() ?? [...slot.children]
  return shown.map((element) => element.textContent.trim()).join(' ')
}

type Page = Window & { kairos?: { decisions?: () => { campaign: string; reason: string }[] } }
const reason = () => (window as Page).kairos?.decisions?.().find(({ campaign }) => campaign === 'compare')?.reason

describe('the example about behaviour', () => {
  test('changes at the moment the visitor compares, moves nothing, and not again in this visit', async () => {
    const visitor = await createVisitor(browser)
    const first = await visitor.open(site.url)
    const { page } = first
    await page.waitForFunction('kairos.decisions().length')
    expect([await page.evaluate(tip), await page.evaluate(reason)]).toEqual([OWN, 'audience'])

    await page.click('[data-id=trail]')
    await page.click('[data-id=trail]')
    await page.waitForFunction("document.querySelector('#looked').textContent")
    expect(await page.evaluate(tip)).toBe(OWN)
    await page.click('[data-id=boot]')
    await page.waitForFunction("kairos.variant('compare') === 'advice'")
    expect(await page.evaluate(tip)).toMatch(/^Hard to choose\?/)
    expect((await first.measured()).layoutShift).toBe(0)
    await shoot(page, 'behaviour')

    const second = await visitor.open(site.url)
    await second.page.waitForFunction('kairos.decisions().length')
    expect([await second.page.evaluate(tip), await second.page.evaluate(reason)]).toEqual([OWN, 'limit_reached'])
    expect([...first.problems, ...second.problems]).toEqual([])
    await visitor.leave()
  })
})
