import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Browser,
  builtFiles,
  createFaultServer,
  createVisitor,
  type FaultServer,
  launch,
  moveClock,
  presentBrowsers,
  type Visit,
  type Visitor,
  WAIT,
} from '../src/index.ts'

const YEAR_MS = 365 * 86_400_000

const config = {
  kairos: 1,
  site: 'keep',
  settings: { consent: { mode: 'not_required' } },
  segments: {
    second: { when: { 'visitor.pages': { $gte: 2 } } },
    sane: { when: { 'visit.seconds': { $gte: 0, $lt: 3600 }, 'visitor.daysSinceFirst': { $gte: 0 } } },
  },
  campaigns: [
    {
      id: 'test',
      variants: ['a', 'b'].map((id) => ({ id, actions: [{ type: 'slot', slot: 'hero', title: `Variant ${id}` }] })),
    },
    {
      id: 'daily',
      limits: [{ max: 1, per: '1d' }],
      variants: [{ id: 'a', actions: [{ type: 'slot', slot: 'side', title: 'Daily' }] }],
    },
  ],
}
const shared = { ...config, site: 'shared', settings: { ...config.settings, domain: '.shop.localhost' } }
const page = (json: string) => ({
  body: `<!doctype html><html lang="en"><head><title>Keep</title><link rel="stylesheet" href="/site.css"><script src="/kairos.js" data-config="${json}"></script></head>
<body><kairos-slot name="hero"><p>Own</p></kairos-slot><kairos-slot name="side"><p>Own</p></kairos-slot></body></html>`,
})

/** Runs in the page before all else: what the database is asked for never comes. */
const neverOpen = () => {
  IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest
}
const blockDatabase = () => {
  const get = () => {
    throw new DOMException('Access is denied for this document.', 'SecurityError')
  }
  Object.defineProperty(window, 'indexedDB', { get })
}
const blockTexts = () => {
  const get = () => {
    throw new DOMException('Access is denied for this document.', 'SecurityError')
  }
  Object.defineProperty(window, 'localStorage', { get })
}

/** Runs in the page: reads, or writes, the profile in the database. */
const database = (value?: unknown) =>
  new Promise<{ write: number; profile: { pages: number; version: number } } | undefined>((resolve) => {
    const opening = indexedDB.open('kairos:keep')
    opening.onupgradeneeded = () => opening.result.createObjectStore('kairos')
    opening.onsuccess = () => {
      const store = opening.result.transaction('kairos', 'readwrite').objectStore('kairos')
      if (value !== undefined) store.put(value, 'profile')
      const asked = store.get('profile')
      store.transaction.oncomplete = () => {
        opening.result.close()
        resolve(asked.result)
      }
    }
  })

const ready = ({ page }: Visit) => page.waitForFunction('window.kairos?.decisions?.().length')
const segments = ({ page }: Visit) => page.evaluate('kairos.segments()') as Promise<string[]>
const variant = ({ page }: Visit, campaign = 'test') => page.evaluate(`kairos.variant('${campaign}')`)
const pagesInDatabase = ({ page }: Visit) => page.evaluate(database).then((found) => found?.profile.pages)
const snapshot = ({ page }: Visit) =>
  page.evaluate(() => JSON.parse(localStorage.getItem('kairos:keep:profile') ?? 'null'))

describe.each(presentBrowsers)('what is remembered in %s', (name) => {
  let browser: Browser
  let server: FaultServer
  let visitor: Visitor
  beforeAll(async () => {
    server = await createFaultServer({
      ...(await builtFiles()),
      '/': page('/kairos.json'),
      '/shared': page('/shared.json'),
      '/site.css': { body: 'kairos-slot { display: flow-root; height: 100px }' },
      '/bare': { body: '<!doctype html><title>Bare</title>' },
      '/kairos.json': { body: JSON.stringify(config) },
      '/shared.json': { body: JSON.stringify(shared) },
    })
    browser = await launch(name)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  const open = async (before?: (page: Visit['page']) => Promise<unknown>) => {
    const seen = await visitor.open(server.url, before ? { before } : {})
    await ready(seen)
    return seen
  }
  const begin = async () => {
    visitor = await createVisitor(browser)
  }

  test.each([
    ['without the database', blockDatabase],
    ['with a database that never opens', neverOpen],
    ['without localStorage', blockTexts],
  ])('%s the next page knows the visitor', async (_, tamper) => {
    await begin()
    const before = (page: Visit['page']) => page.evaluateOnNewDocument(tamper)
    const first = await open(before)
    if (tamper === blockTexts) await expect.poll(() => pagesInDatabase(first), WAIT).toBe(1)
    else await expect.poll(() => snapshot(first).then((found) => found?.profile.pages), WAIT).toBe(1)
    const second = await open(before)
    if (tamper === blockTexts) await expect.poll(() => pagesInDatabase(second), WAIT).toBe(2)
    else expect(await segments(second)).toContain('second')
    expect([...first.problems, ...second.problems]).toEqual([])
    await visitor.leave()
  })

  test('what a page without database remembered is in the database later', async () => {
    await begin()
    const first = await open()
    await expect.poll(() => pagesInDatabase(first), WAIT).toBe(1)
    await first.close()
    const away = await open((page) => page.evaluateOnNewDocument(neverOpen))
    await expect.poll(() => snapshot(away).then((found) => found.write > 1), WAIT).toBe(true)
    await away.close()
    const back = await open()
    await expect.poll(() => pagesInDatabase(back), WAIT).toBe(3)
    await visitor.leave()
  })

  test('a database that another tab deletes is opened again, and not brought back to life', async () => {
    await begin()
    const tab = await open()
    await expect.poll(() => pagesInDatabase(tab), WAIT).toBe(1)
    const other = await visitor.open(`${server.url}/bare`)
    const forget = () =>
      new Promise((resolve) => {
        localStorage.clear()
        const deleting = indexedDB.deleteDatabase('kairos:keep')
        deleting.onsuccess = () => resolve('deleted')
        deleting.onblocked = () => resolve('blocked')
      })
    expect(await other.page.evaluate(forget)).toBe('deleted')
    await tab.page.evaluate('kairos.track("looked")')
    await tab.page.goto(`${server.url}/bare`)
    expect([
      await tab.page.evaluate(() => Object.keys(localStorage).filter((key) => /:(profile|left)/.test(key))),
      await tab.page.evaluate(database),
    ]).toEqual([[], undefined])
    expect(tab.problems).toEqual([])
    await visitor.leave()
  })

  test.each([
    ['cut JSON', '{"write":4,"profile":{"ver', 'text'],
    ['wrong types', '{"write":4,"heard":{},"profile":{"version":1,"id":7}}', { write: 9, heard: 7, profile: [] }],
    ['a past of a wrong type', '[]', { write: 9, heard: {}, profile: { version: 1, id: 'x', past: 'long ago' } }],
    ['megabytes', 'x'.repeat(2e6), 'x'.repeat(1e7)],
  ])('%s in storage costs what was remembered and nothing else', async (_, text, value) => {
    await begin()
    const seed = await visitor.open(`${server.url}/bare`)
    await seed.page.evaluate((broken) => localStorage.setItem('kairos:keep:profile', broken), text)
    await seed.page.evaluate(database, value)
    const seen = await open()
    await expect.poll(() => pagesInDatabase(seen), WAIT).toBe(1)
    expect((await snapshot(seen)).profile.pages).toBe(1)
    expect(seen.problems).toEqual([])
    await visitor.leave()
  })

  test('a profile of a newer version stays as it is', async () => {
    await begin()
    const seen = await open()
    await expect.poll(() => pagesInDatabase(seen), WAIT).toBe(1)
    const newer = { ...(await seen.page.evaluate(database))! }
    newer.profile = { ...newer.profile, version: 2 }
    await seen.close()
    const seed = await visitor.open(`${server.url}/bare`)
    await seed.page.evaluate(database, newer)
    const text = JSON.stringify(newer)
    await seed.page.evaluate((stored) => localStorage.setItem('kairos:keep:profile', stored), text)
    const next = await open()
    expect(await variant(next)).toMatch(/^[ab]$/)
    await next.page.evaluate('kairos.track("looked")')
    await next.page.goto(`${server.url}/bare`)
    expect(await next.page.evaluate(database)).toEqual(newer)
    expect(JSON.stringify(await snapshot(next))).toBe(text)
    await visitor.leave()
  })

  test.each([
    ['ahead', YEAR_MS],
    ['behind', -YEAR_MS],
  ])('a clock that was a year %s leaves visits and limits sane', async (_, offMs) => {
    await begin()
    const wrong = await open((page) => moveClock(page, offMs))
    expect(await variant(wrong, 'daily')).toBe('a')
    await expect.poll(() => pagesInDatabase(wrong), WAIT).toBe(1)
    await wrong.close()
    const right = await open()
    expect(await segments(right)).toEqual(['second', 'sane'])
    await right.close()
    // Two days later the limit of a day is over.
    const later = await open((page) => moveClock(page, 2 * 86_400_000))
    expect([await segments(later), await variant(later, 'daily')]).toEqual([['second', 'sane'], 'a'])
    await visitor.leave()
  })

  test.runIf(name === 'chromium')('a full disk costs nothing but memory, and the page’s own keys stay', async () => {
    await begin()
    const seed = await visitor.open(`${server.url}/bare`)
    await seed.page
      .evaluate(() => {
        localStorage.setItem('own', 'x'.repeat(5_000_000))
        localStorage.setItem('rest', 'x'.repeat(5 * 1024 * 1024 - 5_000_000 - 8))
      })
      .catch(() => {})
    const session = await seed.page.createCDPSession()
    await session.send('Storage.overrideQuotaForOrigin', { origin: server.url, quotaSize: 1 })
    const seen = await open()
    await seen.page.evaluate('kairos.track("looked")')
    expect(await variant(seen)).toMatch(/^[ab]$/)
    await seen.page.goto(`${server.url}/bare`)
    expect(await seen.page.evaluate(() => localStorage.getItem('own')?.length)).toBe(5_000_000)
    expect(seen.problems).toEqual([])
    await visitor.leave()
  })

  test('two hosts of one domain know one visitor, with one variant', async () => {
    await begin()
    const at = (host: string) => `http://${host}.shop.localhost:${server.port}/shared`
    const first = await visitor.open(at('a'))
    await ready(first)
    await first.page.waitForFunction('document.cookie.includes("kairos_shared=")')
    const second = await visitor.open(at('b'))
    await ready(second)
    await second.page.waitForFunction('localStorage.getItem("kairos:shared:profile") !== null')
    const idOf = ({ page }: Visit) =>
      page.evaluate(() => JSON.parse(localStorage.getItem('kairos:shared:profile')!).profile.id as string)
    expect([await idOf(second), await variant(second)]).toEqual([await idOf(first), await variant(first)])
    expect([...first.problems, ...second.problems]).toEqual([])
    await visitor.leave()
  })
})
