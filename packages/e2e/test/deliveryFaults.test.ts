import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { afterEach, describe, expect, test } from 'vitest'
import {
  createFaultServer,
  createVisitor,
  type FaultServer,
  launch,
  presentBrowsers,
  serveSmallSite,
  TAG,
  TAG_WITH_BOTS,
  WAIT,
} from '../src/index.ts'

const undo: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one()
})

/** A page that measures, and sends to a collector. */
async function serveSite(url = '/v1/batch', tag = TAG): Promise<FaultServer> {
  const site = await serveSmallSite({
    tag,
    config: {
      settings: { consent: { mode: 'not_required' }, records: { url, writeKey: 'key' } },
      goals: { won: { event: 'won' } },
      campaigns: [{ id: 'hello', variants: [{ id: 'a' }] }],
    },
    pages: { '/': '<p>own</p>' },
  })
  site.routes['POST /v1/batch'] = { body: '{}' }
  undo.push(site.close)
  return site
}

const events = ({ requests }: FaultServer): string[] =>
  requests
    .filter(({ method }) => method === 'POST')
    .flatMap(({ body }) => JSON.parse(body).batch as { event: string }[])
    .map(({ event }) => event)
const win = (page: Page) => page.evaluate("kairos.track('won', { value: 1 })")

/** Values of the goals that arrived, each message once, in the order they were made. */
const goals = ({ requests }: FaultServer): number[] => {
  const messages = requests
    .filter(({ method }) => method === 'POST')
    .flatMap(
      ({ body }) => JSON.parse(body).batch as { event: string; messageId: string; properties: { value: number } }[],
    )
    .filter(({ event }) => event === 'goal')
  const once = new Map(messages.map(({ messageId, properties }) => [messageId, properties.value]))
  return [...once].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, value]) => value)
}

describe.each(presentBrowsers)('what goes wrong on the way, in %s', (name) => {
  async function open(site: FaultServer, prefs = {}) {
    const browser = await launch(name, { prefs })
    undo.push(() => browser.close())
    const visitor = await createVisitor(browser)
    return { visitor, ...(await visitor.open(site.url)) }
  }

  test('a collector of another origin is asked without a preflight, also by a page that is left', async () => {
    const collector = await createFaultServer({})
    undo.push(collector.close)
    collector.routes['/v1/batch'] = { body: '{}', headers: { 'access-control-allow-origin': '*' } }
    const site = await serveSite(`http://localhost:${collector.port}/v1/batch`)
    const { page, problems } = await open(site)
    await expect.poll(() => events(collector), WAIT).toEqual(['exposure'])
    await win(page)
    await page.goto(`${site.url}/kairos.json`)
    await expect.poll(() => events(collector), WAIT).toContain('goal')
    expect(new Set(collector.requests.map(({ method }) => method))).toEqual(new Set(['POST']))
    const { headers, body } = collector.requests[0]!
    expect([headers['content-type'], headers.authorization, JSON.parse(body).writeKey]).toEqual([
      expect.stringMatching(/^text\/plain/),
      undefined,
      'key',
    ])
    expect(problems).toEqual([])
  })

  test('what lies in the database in another shape is passed over', async () => {
    const site = await serveSite()
    const { page } = await open(site)
    await expect.poll(() => events(site), WAIT).toEqual(['exposure'])
    await page.evaluate(
      () =>
        new Promise((resolve) => {
          localStorage.setItem('kairos:small:unheard:broken', '[{"name":7},null,{')
          const opening = indexedDB.open('kairos:small')
          opening.onsuccess = () => {
            const writing = opening.result.transaction('kairos', 'readwrite')
            writing.objectStore('kairos').put({ messages: [{ messageId: 7 }, 'x'], after: Infinity }, 'outbox')
            writing.oncomplete = () => {
              opening.result.close()
              resolve(undefined)
            }
          }
        }),
    )
    await page.reload()
    await page.waitForFunction('window.customElements.get("kairos-memory")')
    await win(page)
    await expect.poll(() => events(site), WAIT).toEqual(['exposure', 'goal'])
    expect(await page.evaluate(() => localStorage.getItem('kairos:small:unheard:broken'))).toBe(null)
  })

  test('a database that never opens: what could not be sent is sent by the next page', async () => {
    const site = await serveSite()
    const { page, visitor, problems } = await open(site)
    await expect.poll(() => events(site), WAIT).toEqual(['exposure'])
    await page.evaluateOnNewDocument(() => {
      IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest
    })
    site.routes['POST /v1/batch'] = { status: 503 }
    await page.reload()
    await page.waitForFunction('window.customElements.get("kairos-memory")')
    await win(page)
    await expect.poll(() => goals(site), WAIT).toEqual([1])
    // Nobody has it yet; the page it was made on is gone.
    await page.close()
    site.requests.length = 0
    site.routes['POST /v1/batch'] = { body: '{}' }
    await visitor.open(site.url)
    await expect.poll(() => goals(site), WAIT).toEqual([1])
    expect(problems.filter(({ kind }) => kind === 'uncaught')).toEqual([])
  })

  test('a collector that is kept away is soon left alone, and the page is as it was', async () => {
    const site = await serveSite()
    site.routes['POST /v1/batch'] = { cut: 'before' }
    const { page } = await open(site)
    await page.waitForFunction('window.customElements.get("kairos-memory")')
    // Chance says how long it waits: none at all here.
    await page.evaluate('Math.random = () => 0')
    for (let n = 0; n < 6; n++) {
      await win(page)
      await new Promise((resolve) => setTimeout(resolve, 1300))
    }
    const asked = site.requests.filter(({ path }) => path === '/v1/batch').length
    // Four times by us; a browser itself may try once more where a connection was cut.
    expect([asked >= 1, asked <= 8]).toEqual([true, true])
    expect(await page.$eval('p', ({ textContent }) => textContent)).toBe('own')
    expect(await page.evaluate('kairos.decisions().length')).toBe(1)
  })

  test.runIf(name === 'firefox')(
    'where storage is blocked, what happens on the page is sent all the same',
    async () => {
      const site = await serveSite()
      const { page, problems } = await open(site, { 'network.cookie.cookieBehavior': 2 })
      await expect.poll(() => events(site), WAIT).toEqual(['exposure'])
      await win(page)
      await expect.poll(() => events(site), WAIT).toEqual(['exposure', 'goal'])
      expect(problems).toEqual([])
    },
  )

  test.runIf(name === 'chromium')('where the disk is full, records are sent and the page’s own keys stay', async () => {
    const site = await serveSite()
    const { page, problems } = await open(site)
    await expect.poll(() => events(site), WAIT).toEqual(['exposure'])
    const session = await page.createCDPSession()
    await session.send('Storage.overrideQuotaForOrigin', { origin: site.url, quotaSize: 1 })
    await page.evaluate(() => {
      localStorage.setItem('own', 'of the page')
      // All that is left of localStorage, too.
      for (let size = 2 ** 22; size >= 1; size /= 2)
        try {
          localStorage.setItem(`fill-${size}`, 'x'.repeat(size))
        } catch {
          // Full.
        }
    })
    await win(page)
    await expect.poll(() => events(site), WAIT).toEqual(['exposure', 'goal'])
    expect(await page.evaluate(() => localStorage.getItem('own'))).toBe('of the page')
    expect(problems).toEqual([])
  })
})

describe('a browser that is killed', () => {
  const many = Array.from({ length: 20 }, (_, value) => value)
  const winMany = (page: Page) =>
    page.evaluate(`for (const value of ${JSON.stringify(many)}) kairos.track('won', { value })`)

  test('with its tab right after a goal: the next page sends it', async () => {
    const site = await serveSite()
    const browser = await launch('chromium')
    undo.push(() => browser.close())
    const visitor = await createVisitor(browser)
    const { page } = await visitor.open(site.url)
    await expect.poll(() => events(site), WAIT).toEqual(['exposure'])
    const session = await page.createCDPSession()
    await winMany(page)
    session.send('Page.crash').catch(() => {})
    await visitor.open(site.url)
    await expect.poll(() => goals(site), WAIT).toEqual(many)
  })

  test('as a whole: the next one sends what was written down', async () => {
    const profile = await mkdtemp(join(tmpdir(), 'kairos-killed-'))
    undo.push(() => rm(profile, { recursive: true, force: true, maxRetries: 5 }))
    const site = await serveSite('/v1/batch', TAG_WITH_BOTS)
    const open = async () => {
      const browser = await launch('chromium', { profile })
      const page = await browser.newPage()
      await page.goto(site.url)
      return { browser, page }
    }
    const first = await open()
    await expect.poll(() => events(site), WAIT).toEqual(['exposure'])
    site.routes['POST /v1/batch'] = { status: 503 }
    await winMany(first.page)
    // Sent in vain, so they are in the database.
    await expect.poll(() => goals(site), WAIT).toEqual(many)
    await new Promise((resolve) => {
      const child = first.browser.process()!
      child.once('exit', resolve)
      child.kill('SIGKILL')
    })
    site.requests.length = 0
    site.routes['POST /v1/batch'] = { body: '{}' }
    const second = await open()
    undo.push(() => second.browser.close())
    await expect.poll(() => goals(site), WAIT).toEqual(many)
  })
})
