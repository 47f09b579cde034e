import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Browser,
  builtFiles,
  createFaultServer,
  createVisitor,
  type FaultServer,
  launch,
  type Routes,
  shownTexts,
  type Visit,
  WAIT,
} from '../src/index.ts'

const config = {
  kairos: 1,
  site: 'hostile',
  settings: { consent: { mode: 'not_required' }, records: { url: '/v1/batch' } },
  slots: { lead: { selector: '#lead' } },
  segments: { first: { when: { 'visit.pages': 1 } }, spring: { when: { 'traffic.campaign': 'spring' } } },
  campaigns: [
    {
      id: 'hero',
      audience: { $segment: 'spring' },
      variants: [{ id: 'a', actions: [{ type: 'slot', slot: 'hero', title: 'Spring <b>hero</b>' }] }],
    },
    {
      id: 'lead',
      audience: { $segment: 'first' },
      variants: [
        { id: 'a', actions: [{ type: 'slot', slot: 'lead', title: 'First lead', link: { href: '/', text: 'Go' } }] },
      ],
    },
  ],
}
const TAG = '<script src="/kairos.js" data-config="/kairos.json"></script>'
const document = (head: string, body = '') => ({
  body: `<!doctype html><html lang="en"><head><title>Fixture</title><link rel="stylesheet" href="/site.css">${head}</head>
<body><kairos-slot name="hero" hold><p>Own hero</p></kairos-slot><div id="lead"><p>Own lead</p></div>${body}</body></html>`,
})
/** As strict as a policy can be that lets the page have scripts and styles at all. */
const STRICT =
  "default-src 'self'; script-src 'self'; style-src 'self'; object-src 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
const LINK = '/?utm_campaign=spring'
const PERSONAL = ['Spring <b>hero</b>', 'First lead Go']

const routes = async (): Promise<Routes> => ({
  ...(await builtFiles()),
  '/': document(TAG),
  '/strict': { ...document(TAG), headers: { 'content-security-policy': STRICT } },
  '/twice': document(TAG + TAG),
  '/elements': document(TAG, '<div id="kairos">A monument</div><form id="start"></form><input name="kairos">'),
  '/elements-before': document(`<div id="kairos">A monument</div>${TAG}`),
  '/site.css': { body: '[name=hero], #lead { display: flow-root; height: 200px }' },
  '/kairos.json': { body: JSON.stringify(config) },
  'POST /v1/batch': { body: '{"success":true}', headers: { 'content-type': 'application/json' } },
})

describe.each(['chromium'] as const)('a hostile place in %s', (name) => {
  let browser: Browser
  let server: FaultServer
  beforeAll(async () => {
    server = await createFaultServer(await routes())
    browser = await launch(name)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  const open = async (path: string, from = browser) => {
    const visitor = await createVisitor(from)
    const again = () => visitor.open(server.url + path, { watch: ['[name=hero]', '#lead'] })
    const seen = await again()
    await expect.poll(() => shown(seen), WAIT).toEqual(PERSONAL)
    return { visitor, seen, again }
  }

  test('under the strictest policy nothing is violated, on the first page and the next', async () => {
    const { visitor, seen, again } = await open(`/strict${LINK.slice(1)}`)
    await expect.poll(() => server.requests.some(({ path }) => path === '/v1/batch'), WAIT).toBe(true)
    const second = await again()
    expect((await shown(second))[0]).toBe(PERSONAL[0])
    expect([seen.problems, second.problems]).toEqual([[], []])
    await visitor.leave()
  })

  test('the tag included twice counts one page', async () => {
    const { visitor, seen } = await open(`/twice${LINK.slice(1)}`)
    await seen.page.waitForFunction('localStorage.getItem("kairos:hostile:profile") !== null')
    const stored = await seen.page.evaluate(() => localStorage.getItem('kairos:hostile:profile'))
    expect(JSON.parse(stored!).profile).toMatchObject({ pages: 1, visit: { count: 1, pages: 1 } })
    expect(await seen.page.$$eval('.kairos-content', (contents) => contents.length)).toBe(2)
    expect(seen.problems).toEqual([])
    await visitor.leave()
  })

  test.each(['/elements', '/elements-before'])('elements that are called kairos are no obstacle: %s', async (path) => {
    const { visitor, seen } = await open(path + LINK.slice(1))
    expect(await seen.page.evaluate('kairos.variant("hero")')).toBe('a')
    expect(await seen.page.$eval('#kairos', (element) => element.outerHTML)).toBe('<div id="kairos">A monument</div>')
    expect(seen.problems).toEqual([])
    await visitor.leave()
  })

  test('where storage is blocked, the page is personalised from what it knows itself', async () => {
    const blocked = await launch(name, { prefs: { 'network.cookie.cookieBehavior': 2 } })
    const visitor = await createVisitor(blocked)
    const look = async () => {
      const seen = await visitor.open(server.url + LINK, {
        watch: ['[name=hero]', '#lead'],
        before: async (page) => name === 'chromium' && page.evaluateOnNewDocument(blockStorage),
      })
      await expect.poll(() => shown(seen), WAIT).toEqual(PERSONAL)
      return seen
    }
    const [first, second] = [await look(), await look()]
    const touch = () => first.page.evaluate('localStorage.length')
    await expect(touch()).rejects.toThrow(/SecurityError|insecure|denied/i)
    expect(await second.page.evaluate('kairos.segments()')).toEqual(['first', 'spring'])
    await expect.poll(() => sentBy(server, second), WAIT).toBe(true)
    expect([first.problems, second.problems]).toEqual([[], []])
    await blocked.close()
  })

  test('destroy() gives the page back as it was', async () => {
    const { visitor, seen } = await open(LINK)
    const { page } = seen
    const own = await page.$$eval('#lead > p, [name=hero] > p', (nodes) => {
      Object.assign(window, { own: nodes })
      return nodes.map((node) => node.textContent)
    })
    await page.evaluate('kairos.destroy()')
    expect(own).toEqual(['Own hero', 'Own lead'])
    const same = () =>
      [...window.document.querySelectorAll('#lead > p, [name=hero] > p')].map(
        (node, index) => node === Reflect.get(window, 'own')[index],
      )
    expect(await page.evaluate(same)).toEqual([true, true])
    expect(await shown(seen)).toEqual(['Own hero', 'Own lead'])
    const { '/kairos.js': script } = server.routes
    server.routes['/kairos.js'] = { body: '' }
    const bare = await visitor.open(server.url + LINK)
    server.routes['/kairos.js'] = script!
    const html = (tab: Visit) => tab.page.$eval('html', (element) => element.outerHTML)
    expect(await html(seen)).toBe(await html(bare))
    expect(await page.evaluate(() => window.document.adoptedStyleSheets.length)).toBe(0)
    // What comes later stays the page's own too, and calls go nowhere.
    await page.evaluate(
      'document.body.append(document.querySelector("kairos-slot").cloneNode(true)); kairos.track("x")',
    )
    expect(await page.$$eval('.kairos-content, [data-kairos]', (elements) => elements.length)).toBe(0)
    expect(seen.problems).toEqual([])
    await visitor.leave()
  })
})

async function shown(seen: Visit): Promise<(string | undefined)[]> {
  const measured = await seen.measured()
  return ['[name=hero]', '#lead'].map((selector) => shownTexts(measured, selector).at(-1))
}

const sentBy = (server: FaultServer, { page }: Visit) =>
  server.requests.some(({ path, headers }) => path === '/v1/batch' && headers.referer === page.url())

/** What Chromium's setting "block all cookies" does to a page: everything that stores throws when it is touched. */
function blockStorage(): void {
  const get = () => {
    throw new DOMException('Access is denied for this document.', 'SecurityError')
  }
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) Object.defineProperty(window, name, { get })
}
