import type { Campaign, Config } from '@kairos/schema'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  type Browser,
  createVisitor,
  type FaultServer,
  launch,
  serveSmallSite,
  type Visitor,
  WAIT,
} from '../src/index.ts'

interface Message {
  messageId: string
  event: string
  properties: { campaign?: string }
}

const leads = (id: string, from: string, to: string): Campaign => ({
  id,
  pages: { include: [from] },
  variants: [{ id: 'on', actions: [{ type: 'redirect', to }] }],
})

const PAGES = Object.fromEntries(['/a', '/b', '/c'].map((path) => [path, `<h1>${path}</h1>`]))

describe.each(['chromium'] as const)('a redirect in %s', (name) => {
  let browser: Browser
  let visitor: Visitor
  const sites: FaultServer[] = []
  beforeAll(async () => {
    browser = await launch(name)
  })
  afterEach(() => visitor?.leave())
  afterAll(async () => {
    await browser?.close()
    for (const site of sites) await site.close()
  })

  async function serve(campaigns: Campaign[], settings: Config['settings'] = {}) {
    const config = {
      settings: { consent: { mode: 'not_required' as const }, records: { url: '/v1/batch' }, ...settings },
      campaigns,
    }
    const site = await serveSmallSite({ config, pages: PAGES })
    sites.push(site)
    return site
  }
  /** A page that is left sends what may be on its way already, with the same id. */
  const exposures = (site: FaultServer) => {
    const messages = site.requests
      .filter(({ method }) => method === 'POST')
      .flatMap(({ body }) => JSON.parse(body).batch as Message[])
      .filter(({ event }) => event === 'exposure')
    return [...new Map(messages.map((message) => [message.messageId, message])).values()]
  }

  test('leads on with query and hash, once a visit, and its exposure arrives once', async () => {
    const site = await serve([leads('away', '/a', '/b')])
    visitor = await createVisitor(browser)
    const { page, problems } = await visitor.open(`${site.url}/a?utm_source=mail#top`)
    await expect.poll(() => page.url(), WAIT).toBe(`${site.url}/b?utm_source=mail#top`)
    await expect.poll(() => exposures(site).length, WAIT).toBe(1)
    await page.goto(`${site.url}/a`)
    await page.waitForFunction('window.kairos?.decisions?.().length === 1', WAIT)
    expect(await page.evaluate('kairos.decisions()[0].reason')).toBe('limit_reached')
    expect(page.url()).toBe(`${site.url}/a`)
    expect(problems.filter(({ kind }) => kind !== 'request')).toEqual([])
    expect(exposures(site)).toHaveLength(1)
  })

  test('of a circle of three ends where it began', async () => {
    const site = await serve([leads('one', '/a', '/b'), leads('two', '/b', '/c'), leads('three', '/c', '/a')])
    visitor = await createVisitor(browser)
    const { page } = await visitor.open(`${site.url}/a`)
    const seen = () => site.requests.map(({ path }) => path).filter((path) => /^\/[abc]$/.test(path))
    await expect.poll(seen, WAIT).toEqual(['/a', '/b', '/c', '/a'])
    await page.waitForFunction('window.kairos?.decisions?.().length === 3', WAIT)
    await expect.poll(() => exposures(site).length, WAIT).toBe(3)
    expect(seen()).toEqual(['/a', '/b', '/c', '/a'])
  })

  test('to a listed origin leaves once its exposure is sent', async () => {
    const other = await serve([])
    const target = other.url.replace('127.0.0.1', 'localhost')
    const site = await serve([leads('away', '/a', `${target}/c`)], { redirects: [new URL(target).origin] })
    visitor = await createVisitor(browser)
    const { page } = await visitor.open(`${site.url}/a`)
    await expect.poll(() => page.url(), WAIT).toBe(`${target}/c`)
    await expect.poll(() => exposures(site).length, WAIT).toBe(1)
  })
})
