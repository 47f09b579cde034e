import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FaultServer, launch, serveSmallSite, shownTexts, visit, WAIT } from '../src/index.ts'

const shows = (slot: string, content: object) => ({
  id: slot,
  variants: [{ id: 'odd', actions: [{ type: 'slot' as const, slot, ...content }] }],
})
const MAIN = `<main dir="rtl">
<kairos-slot name="picture" style="min-height:300px">Own picture</kairos-slot>
<kairos-slot name="long">Own short words</kairos-slot>
<p>After them</p></main>`

let site: FaultServer
beforeAll(async () => {
  const picture = { image: { src: '/missing.png', alt: 'A shoe', width: 100, height: 50 }, title: 'Words beside it' }
  site = await serveSmallSite({
    pages: { '/': MAIN },
    config: {
      campaigns: [shows('picture', picture), shows('long', { text: 'Words '.repeat(834) }), shows('nowhere', picture)],
      slots: { nowhere: { selector: '#is-not-there' } },
    },
  })
})
afterAll(async () => {
  await site?.close()
})

describe.each(['chromium'] as const)('odd content in %s', (name) => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch(name)
  })
  afterAll(async () => {
    await browser?.close()
  })

  test('a missing picture leaves its words, 5,000 characters wait, a place that is nowhere is none; nothing moves', async () => {
    const { page, measured, problems, close } = await visit(browser, `${site.url}/`, {
      watch: ['[name=picture]', '[name=long]'],
      // Rules that come after the first paint, the harder case.
      before: async () => {
        const file = site.routes['/kairos.json'] as object
        site.routes['/kairos.json'] = { ...file, delayMs: 700 }
      },
    })
    await expect.poll(async () => shownTexts(await measured(), '[name=picture]').at(-1), WAIT).toBe('Words beside it')
    const seen = await measured()
    expect(shownTexts(seen, '[name=long]').at(-1)).toBe('Own short words')
    expect(seen.layoutShift ?? 0).toBe(0)
    expect(await page.$eval('.kairos-title', (title) => getComputedStyle(title).direction)).toBe('rtl')
    expect(problems.filter(({ text }) => !text.includes('/missing.png'))).toEqual([])
    await close()
  })
})
