import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FaultServer, launch, presentBrowsers, serveSmallSite, shownTexts, visit, WAIT } from '../src/index.ts'

let site: FaultServer
beforeAll(async () => {
  site = await serveSmallSite({
    pages: { '/': '<kairos-slot name="hero">Own</kairos-slot><p>After it</p>' },
    config: {
      campaigns: [
        {
          id: 'pages',
          variants: [{ id: 'a', actions: [{ type: 'slot', slot: 'hero', text: 'Page {{ visit.pages }}' }] }],
        },
      ],
      slots: { hero: { reserve: '200px' } },
    },
    tag: '<style>kairos-slot{display:flow-root;min-height:200px}</style><script src="/kairos.js" data-config="/kairos.json"></script>',
  })
  // A page without Kairos, so that nobody else counts.
  site.routes['/plain'] = { body: '<!doctype html><title>Plain</title>' }
})
afterAll(async () => {
  await site?.close()
})

type Restored = Window & { isRestored?: boolean }

describe.each(presentBrowsers)('a page that comes back from the back/forward cache in %s', (name) => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch(name)
  })
  afterAll(async () => {
    await browser?.close()
  })

  test('is entered anew: its slot follows, and nothing moves', async () => {
    const { page, measured, problems, close } = await visit(browser, `${site.url}/`, { watch: ['kairos-slot'] })
    const last = async () => shownTexts(await measured(), 'kairos-slot').at(-1)
    await expect.poll(last, WAIT).toBe('Page 1')
    await page.evaluate(() =>
      addEventListener('pageshow', ({ persisted }) => {
        ;(window as Restored).isRestored = persisted
      }),
    )
    await page.goto(`${site.url}/plain`)
    await page.evaluate(() => history.back())
    await expect
      .poll(() => page.evaluate(() => (window as Restored).isRestored).catch(() => undefined), WAIT)
      .toBe(true)
    await expect.poll(last, WAIT).toBe('Page 2')
    expect((await measured()).layoutShift ?? 0).toBe(0)
    expect(problems).toEqual([])
    await close()
  })
})
