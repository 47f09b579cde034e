import { fileURLToPath } from 'node:url'
import { type Serving, serve } from '@kairos/cli'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, createVisitor, distFolder, launch, presentBrowsers, shoot, WAIT } from '../src/index.ts'

const folder = fileURLToPath(new URL('../../../examples/edits/', import.meta.url))

/** What a visitor meets of the page. */
const read = (page: Page) =>
  page.evaluate(() => {
    const find = (selector: string) => document.querySelector<HTMLElement>(selector)!
    const shown = [...document.body.children].filter((element) => element.checkVisibility())
    const { title, style } = find('#buy')
    return {
      words: shown.map(({ textContent }) => textContent),
      title,
      inline: style.length,
      background: getComputedStyle(find('#buy')).backgroundColor,
      note: find('#note').className,
      hint: find('#wizard').title,
    }
  })

describe.each(presentBrowsers)('the example of edits in %s', (name) => {
  let browser: Browser
  let site: Serving
  beforeAll(async () => {
    site = await serve({ folder, cdn: fileURLToPath(distFolder), port: 0 })
    browser = await launch(name)
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  test('changes the page, moves and violates nothing, and gives it back', async () => {
    const visitor = await createVisitor(browser)
    // The second page has the file at once, and is decided before it is painted.
    await (await visitor.open(site.url)).page.waitForFunction('window.kairos?.decisions?.().length === 3', WAIT)
    const { page, problems } = await visitor.open(new URL('?kairos_force=autumn:on', site.url).href)
    await expect
      .poll(() => read(page), WAIT)
      .toEqual({
        words: [
          'Bags for wet days',
          'Free returns within 30 days.',
          'A rain cover comes with every bag.',
          'Buy, and carry it home dry',
          'Which bag is yours? Three questions.',
        ],
        title: 'Today with a rain cover',
        inline: 0,
        background: 'rgb(11, 93, 59)',
        note: '',
        hint: 'Three questions',
      })
    await shoot(page, `edits-${name}`)
    await page.evaluate('kairos.destroy()')
    const source = await page.evaluate(async () => (await fetch('index.html')).text())
    const bodyOf = (html: string) =>
      html
        .replace(/.*<body>/s, '')
        .replace(/<\/body>.*/s, '')
        .replaceAll('hidden=""', 'hidden')
        .trim()
    expect(bodyOf(await page.evaluate(() => document.body.outerHTML))).toBe(bodyOf(source))
    expect(problems.filter(({ text }) => !text.endsWith('/favicon.ico'))).toEqual([])
    await visitor.leave()
  })

  test('leads invited visitors on', async () => {
    const visitor = await createVisitor(browser)
    const { page } = await visitor.open(new URL('?invited=ann', site.url).href)
    await expect.poll(() => page.url(), WAIT).toBe(new URL('landing.html?invited=ann', site.url).href)
    await visitor.leave()
  })
})
