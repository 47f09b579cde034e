import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Browser,
  builtFiles,
  createFaultServer,
  createVisitor,
  type FaultServer,
  launch,
  presentBrowsers,
  type Visit,
  type Visitor,
  WAIT,
} from '../src/index.ts'

const TABS = 5
const EVENTS = 200

const config = {
  kairos: 1,
  site: 'tabs',
  settings: { consent: { mode: 'not_required' } },
  interests: { topic: { halfLife: '365d', from: { event: 'looked', field: 'topic' } } },
  segments: {
    thousand: { when: { $did: { event: 'looked', times: TABS * EVENTS } } },
    pages: { when: { 'visit.pages': TABS + 1, 'visit.count': 1, 'campaign.hello.shown': { $gte: TABS } } },
    shoes: { when: { 'interest.topic.top': 'shoes' } },
  },
  campaigns: [{ id: 'hello', variants: [{ id: 'a', actions: [{ type: 'slot', slot: 'hero', title: 'Hello' }] }] }],
}
const page = {
  body: `<!doctype html><html lang="en"><head><title>Tabs</title><script src="/kairos.js" data-config="/kairos.json"></script></head>
<body><kairos-slot name="hero" style="display: flow-root; height: 200px"><p>Own</p></kairos-slot></body></html>`,
}

interface Profile {
  id: string
  pages: number
  visit: { count: number; pages: number }
  campaigns: Record<string, { shown?: number[] }>
  past: { events: Record<string, { count: number }>; interests: Record<string, { scores: Record<string, number> }> }
}

/** Runs in the page: what the database holds. One that is not there yet is not made: without its store, Kairos could not use it. */
const stored = () =>
  new Promise<{ write: number; profile: Profile } | undefined>((resolve) => {
    const opening = indexedDB.open('kairos:tabs')
    opening.onupgradeneeded = () => opening.transaction?.abort()
    opening.onerror = () => resolve(undefined)
    opening.onsuccess = () => {
      const database = opening.result
      const asked = database.transaction('kairos').objectStore('kairos').get('profile')
      asked.onsuccess = () => {
        database.close()
        resolve(asked.result)
      }
    }
  })

/** Runs in the page: tracks events, with pauses that are never the same. */
const trackMany = async (count: number) => {
  const { kairos } = window as unknown as { kairos: { track: (name: string, props: object) => void } }
  // Timers of tabs in the background are slow.
  const hop = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = resolve
      port2.postMessage(null)
    })
  for (let n = 0; n < count; n++) {
    kairos.track('looked', { topic: 'shoes' })
    for (let hops = Math.random() * 20; hops > 0; hops--) await hop()
  }
}

describe.each(presentBrowsers)('tabs of one site in %s', (name) => {
  let browser: Browser
  let server: FaultServer
  beforeAll(async () => {
    server = await createFaultServer({
      ...(await builtFiles()),
      '/': page,
      '/next': { body: '<!doctype html><title>Next</title>' },
      '/kairos.json': { body: JSON.stringify(config) },
    })
    browser = await launch(name)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  /** Opens all tabs at once; those in the background paint nothing. A page that is left before its config has come knows nothing yet. */
  const openAll = async (visitor: Visitor) => {
    const tabs = await Promise.all(Array.from({ length: TABS }, () => visitor.open(server.url)))
    for (const { page } of tabs) await page.waitForFunction('kairos.decisions?.().length', { polling: 50 })
    return tabs
  }
  const looked = ({ page }: Visit) => page.evaluate(stored).then((found) => found?.profile.past.events.looked?.count)

  test('together count everything once: five times two hundred are a thousand', async () => {
    const visitor = await createVisitor(browser)
    const tabs = await openAll(visitor)
    await Promise.all(tabs.map(({ page }) => page.evaluate(trackMany, EVENTS)))
    await expect.poll(() => looked(tabs[0]!), WAIT).toBe(TABS * EVENTS)
    for (const tab of tabs) await tab.close()
    const last = await visitor.open(server.url)
    await last.page.waitForFunction('kairos.segments?.().length === 3')
    expect(await last.page.evaluate('kairos.segments()')).toEqual(['thousand', 'pages', 'shoes'])
    await expect.poll(() => last.page.evaluate(stored).then((found) => found?.profile.pages), WAIT).toBe(TABS + 1)
    const { profile } = (await last.page.evaluate(stored))!
    expect(profile.visit).toMatchObject({ count: 1, pages: TABS + 1 })
    expect(profile.past.events.looked).toMatchObject({ count: TABS * EVENTS })
    expect(Math.round(profile.past.interests.topic!.scores.shoes!)).toBe(TABS * EVENTS)
    expect(profile.campaigns.hello!.shown!.length).toBeGreaterThanOrEqual(TABS)
    expect([...tabs, last].flatMap(({ problems }) => problems)).toEqual([])
    await visitor.leave()
  })

  test('that are left in the middle of a burst lose nothing', async () => {
    const visitor = await createVisitor(browser)
    const tabs = await openAll(visitor)
    const leave = () => {
      const { kairos } = window as unknown as { kairos: { track: (name: string, props: object) => void } }
      for (let n = 0; n < 50; n++) kairos.track('looked', { topic: 'shoes' })
      location.assign('/next')
    }
    await Promise.all(
      tabs.map(({ page }) =>
        Promise.all([page.waitForNavigation({ waitUntil: 'domcontentloaded' }), page.evaluate(leave)]),
      ),
    )
    const last = await visitor.open(server.url)
    await expect.poll(() => looked(last), WAIT).toBe(TABS * 50)
    const left = () => last.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(':left:')))
    await expect.poll(left, WAIT).toEqual([])
    await visitor.leave()
  })

  test('that were opened at once are one visitor, whichever came first', async () => {
    const visitor = await createVisitor(browser)
    const tabs = await openAll(visitor)
    await expect.poll(() => tabs[0]!.page.evaluate(stored).then((found) => found?.profile.pages), WAIT).toBe(TABS)
    const { profile } = (await tabs[0]!.page.evaluate(stored))!
    expect(profile.visit).toMatchObject({ count: 1, pages: TABS })
    await visitor.leave()
  })
})
