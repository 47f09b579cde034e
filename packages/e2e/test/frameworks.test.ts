import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Answer,
  type Asked,
  type Browser,
  createVisitor,
  type FaultServer,
  FRAMEWORKS,
  GUIDE_CONFIG,
  launch,
  serveFramework,
  type Visit,
  type Visitor,
  WAIT,
} from '../src/index.ts'

/** What a visitor reads in each place; `undefined` where there is none. */
const reads = (page: Page): Promise<Record<string, string | undefined>> =>
  page.evaluate(() => {
    const words = (selector: string) => {
      const element = document.querySelector(selector)
      const root = element?.shadowRoot
      const shown = root?.querySelector('slot')?.assignedNodes({ flatten: true }) ?? [
        ...((root ?? element)?.childNodes ?? []),
      ]
      return element ? shown.map(({ textContent }) => textContent).join('') : undefined
    }
    return {
      hero: words('[name=hero]'),
      offer: words('[name=offer]'),
      note: words('.note'),
      about: words('[name=about]'),
    }
  })
const OURS = { hero: 'Personal hero', offer: 'Personal offer', note: 'Personal note', about: undefined }
const ITS_OWN = { hero: 'Shoes for long ways', offer: 'Free returns', note: 'Delivered in two days', about: undefined }
const ABOUT = { hero: undefined, offer: undefined, note: undefined, about: 'Personal about' }

const click = (page: Page, path: string) =>
  page.$eval(`nav a[href="${path}"]`, (link) => (link as HTMLAnchorElement).click())
/** Lines for people: React draws its work into the browser's profiler by `console.timeStamp`, as often as it comes to it. */
const said = ({ lines }: Visit) => lines.filter((line) => !line.startsWith('timeStamp'))
/** A link of the app that is edited: its words and an attribute are there already when the app begins. */
const EDIT = {
  id: 'link',
  variants: [
    {
      id: 'a',
      actions: [{ type: 'edit', selector: 'nav a[href="/about"]', text: 'About us', attributes: { title: 'Ours' } }],
    },
  ],
}
/** The page's own HTML: a shadow root that shows nothing of ours is none. */
const html = (page: Page) => page.evaluate('document.body.innerHTML') as Promise<string>

describe.each(['chromium'] as const)('in %s', (name) => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch(name)
  })
  afterAll(() => browser.close())

  describe.each(FRAMEWORKS)('%s', (framework) => {
    let site: FaultServer
    let visitor: Visitor
    beforeAll(async () => {
      site = await serveFramework(framework)
    })
    afterAll(() => site.close())

    if (name === 'chromium')
      test('edits wait until the app has met what its server sent', async () => {
        const link = async ({ page }: Visit) =>
          page.$eval('nav a[href="/about"]', (element) => [element.textContent, (element as HTMLElement).title])
        const own = await createVisitor(browser)
        const bare = await own.open(`${site.url}/?bare`)
        await bare.page.waitForSelector('#root:not([data-kairos-wait])')
        const its = [await html(bare.page), said(bare), bare.problems]
        await own.leave()

        const { '/kairos.json': file, '/main.js': main, '/': page } = site.routes
        site.routes['/kairos.json'] = {
          body: JSON.stringify({ ...GUIDE_CONFIG, campaigns: [...GUIDE_CONFIG.campaigns, EDIT] }),
        }
        // Decided before the first paint, which is when edits are made at once; the app begins after that.
        let opened: Page | undefined
        const decided = async () => {
          // Nothing is painted yet, so no frame would look.
          await opened!.waitForFunction('window.kairos?.decisions?.().length', { ...WAIT, polling: 50 })
          return { delayMs: 100 }
        }
        site.routes['/held.css'] = decided
        site.routes['/main.js'] = async () => ({ ...main, ...(await decided()) })
        site.routes['/'] = async (asked) => {
          const { body } = await (page as (asked: Asked) => Answer)(asked)
          return { body: `${body}`.replace('<style>', '<link rel="stylesheet" href="/held.css" /><style>') }
        }
        visitor = await createVisitor(browser)
        const seen = await visitor.open(site.url, {
          before: async (page) => {
            opened = page
          },
        })
        await expect.poll(() => link(seen), WAIT).toEqual(['About us', 'Ours'])
        await seen.page.evaluate('kairos.destroy()')
        expect([await html(seen.page), said(seen), seen.problems]).toEqual(its)
        expect((await seen.measured()).layoutShift ?? 0).toBe(0)
        await visitor.leave()
        Object.assign(site.routes, { '/kairos.json': file, '/main.js': main, '/': page })
      })

    if (name === 'chromium' && framework === 'react')
      test('the console of an app is heard: React complains of a child that it does not know', async () => {
        const { '/': page, '/main.js': main } = site.routes
        // The same app, with slots as in apps that no server renders.
        site.routes['/'] = async (asked) => {
          const { body } = await (page as (asked: Asked) => Answer)(asked)
          return { body: `${body}`.replaceAll('isolated', 'data-light').replace(' data-kairos-wait', '') }
        }
        site.routes['/main.js'] = {
          body: `${(main as Answer).body}`.replaceAll('isolated: true', '"data-light": true'),
        }
        visitor = await createVisitor(browser)
        const first = await visitor.open(`${site.url}/?client`)
        await first.page.waitForFunction('window.kairos?.decisions?.().length', WAIT)
        await first.close()
        const seen = await visitor.open(site.url)
        const told = () => seen.problems.filter(({ text }) => /hydrat/i.test(text)).length
        await expect.poll(told, WAIT).toBeGreaterThan(0)
        await visitor.leave()
        Object.assign(site.routes, { '/': page, '/main.js': main })
      })

    describe.each(['hydrated', 'client'])('%s', (way) => {
      const shows = (seen: Visit, places: object) => expect.poll(() => reads(seen.page), WAIT).toEqual(places)
      /** A visitor who was here before: what is known is filled before the app begins. */
      const open = async (query: string): Promise<Visit> => {
        visitor = await createVisitor(browser)
        const first = await visitor.open(`${site.url}/?client${query}`)
        if (!query) await shows(first, OURS)
        await first.close()
        const seen = await visitor.open(`${site.url}/?${way}${query}`)
        await seen.page.waitForSelector('#root:not([data-kairos-wait]) .note')
        return seen
      }
      /** What the same app without us says and becomes, after the same way through it. */
      const bare = async (paths: string[]) => {
        const seen = await open('&bare')
        for (const path of paths) await click(seen.page, path)
        const its = [await html(seen.page), said(seen), seen.problems]
        await visitor.leave()
        return its
      }

      test('every place is filled, the console is as silent as without us, and all is undone', async () => {
        const its = await bare([])
        const seen = await open('')
        await shows(seen, OURS)
        await seen.page.evaluate('kairos.destroy()')
        await shows(seen, ITS_OWN)
        expect([await html(seen.page), said(seen), seen.problems]).toEqual(its)
        expect((await seen.measured()).layoutShift ?? 0).toBe(0)
        await visitor.leave()
      })

      test('routes take back what they showed, and show it again', async () => {
        const paths = ['/about', '/', '/about', '/']
        const its = await bare(paths)
        const seen = await open('')
        await shows(seen, OURS)
        for (const path of paths) {
          await click(seen.page, path)
          await shows(seen, path === '/' ? OURS : ABOUT)
        }
        await seen.page.evaluate('kairos.destroy()')
        await shows(seen, ITS_OWN)
        expect([await html(seen.page), said(seen), seen.problems]).toEqual(its)
        await visitor.leave()
      })

      test('an app that ends finds nothing of ours in its way', async () => {
        const seen = await open('')
        await shows(seen, OURS)
        await seen.page.evaluate('endApp()')
        await expect.poll(() => seen.page.$eval('#root', (root) => root.childElementCount), WAIT).toBe(0)
        expect(seen.problems).toEqual([])
        await visitor.leave()
      })
    })
  })
})
