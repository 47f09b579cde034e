import type { Page } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  type Browser,
  createVisitor,
  fillsBar,
  type LiveSite,
  launch,
  PREFLIGHT,
  serveLiveSite,
  type Visit,
  type Visitor,
  WAIT,
} from '../src/index.ts'

const won = { match: { since: '2026-01-01T00:00:00Z', approvedBy: 'marta', result: 'won', score: '2:1' } }
const weWon = fillsBar('We won {{ feed.moment.match.score }}', {
  preflight: PREFLIGHT,
  audience: { 'feed.moment.match.result': 'won' },
})

describe.each(['chromium'] as const)('open pages in %s', (name) => {
  let browser: Browser
  let visitor: Visitor
  let site: LiveSite
  beforeAll(async () => {
    browser = await launch(name)
  })
  afterEach(async () => {
    await visitor.leave()
    await site.close()
  })
  afterAll(() => browser.close())

  const open = async (path = '/'): Promise<Visit> => {
    visitor = await createVisitor(browser)
    return visitor.open(`${site.url}${path}`)
  }
  const reads = (page: Page) =>
    page.$eval('kairos-slot', (slot) => slot.querySelector('.kairos-content')?.textContent ?? 'own')
  const comes = (page: Page, text: string) => expect.poll(() => reads(page), WAIT).toBe(text)

  test('react when a feed says something, and when it says so no more', async () => {
    site = await serveLiveSite({}, { every: '1s', expires: '10m' })
    site.publish([weWon])
    site.tell({})
    const { page, problems, measured } = await open()
    await expect.poll(() => site.requests.filter(({ path }) => path === '/moment.json').length, WAIT).toBeGreaterThan(0)
    expect(await reads(page)).toBe('own')
    site.tell(won)
    await comes(page, 'We won 2:1')
    site.tell({ match: { ...won.match, result: 'lost' } })
    await comes(page, 'own')
    expect(await page.evaluate('window.kairos.decisions()[0].reason')).toBe('ended')
    expect([problems, (await measured()).layoutShift ?? 0]).toEqual([[], 0])
    const asked = site.requests.filter(({ path }) => path === '/moment.json')
    expect(asked.every(({ method }) => method === 'GET')).toBe(true)
  })

  test('lose what a feed brought when it does not answer until it expires', async () => {
    site = await serveLiveSite({}, { every: '1s', expires: '2s' })
    site.publish([weWon])
    site.tell(won)
    const { page } = await open()
    await comes(page, 'We won 2:1')
    site.tell()
    await comes(page, 'own')
  })

  test('do without a campaign that nobody answers for', async () => {
    site = await serveLiveSite({}, { every: '1s', expires: '10m' })
    const { preflight: _, ...unsigned } = weWon
    site.publish([unsigned, fillsBar('For all', { id: 'other', priority: -1 })])
    site.tell(won)
    const { page } = await open()
    await comes(page, 'For all')
    expect(
      await page.evaluate(
        () =>
          (window as never as { kairos: { decisions(): { campaign: string; reason: string }[] } }).kairos
            .decisions()
            .find(({ campaign }) => campaign === 'notice')?.reason,
      ),
    ).toBe('preflight')
  })

  test('find a new live campaign, show its next wording, and lose it when it is withdrawn', async () => {
    site = await serveLiveSite({ refresh: '1s' })
    site.publish([])
    const { page, problems } = await open()
    site.publish([fillsBar('Delivery is late today', { limits: [{ max: 1, per: 'visit' }] })])
    await comes(page, 'Delivery is late today')
    site.publish([fillsBar('Delivery is on time again', { limits: [{ max: 1, per: 'visit' }] })])
    await comes(page, 'Delivery is on time again')
    site.publish([])
    await comes(page, 'own')
    expect(problems).toEqual([])
  })

  test('keep what is not live until the next page', async () => {
    site = await serveLiveSite({ refresh: '1s' })
    site.publish([fillsBar('Before', { live: false })])
    const { page } = await open()
    await comes(page, 'Before')
    site.publish([fillsBar('After', { live: false })])
    const asked = site.requests.length
    await expect
      .poll(() => site.requests.slice(asked).filter(({ path }) => path === '/kairos.json').length, WAIT)
      .toBeGreaterThan(2)
    expect(await reads(page)).toBe('Before')
    await page.evaluate(() => history.pushState(null, '', '/route'))
    await comes(page, 'After')
  })

  test('refuse an older revision, unless it says that it rolls back', async () => {
    site = await serveLiveSite({ refresh: '1s' })
    site.publish([fillsBar('New')], { revision: 7 })
    const { page } = await open()
    await comes(page, 'New')
    site.publish([fillsBar('Old')], { revision: 6 })
    const asked = site.requests.length
    await expect
      .poll(() => site.requests.slice(asked).filter(({ path }) => path === '/kairos.json').length, WAIT)
      .toBeGreaterThan(1)
    expect(await reads(page)).toBe('New')
    site.publish([fillsBar('Old')], { revision: 6, rollback: true })
    await comes(page, 'Old')
  })

  test('go on asking where the stream fails, at once or later', async () => {
    site = await serveLiveSite({ refresh: '1s', stream: '/kairos.stream' })
    const headers = { 'content-type': 'text/event-stream' }
    // It opens, and is gone two seconds later.
    let streams = 0
    site.routes['/kairos.stream'] = () =>
      streams++ ? { status: 503 } : { headers, body: ': open\n\n:', drip: { bytes: 5, everyMs: 1000 } }
    site.publish([])
    const { page, problems } = await open()
    await expect.poll(() => streams, WAIT).toBeGreaterThan(1)
    site.publish([fillsBar('Polled')])
    await comes(page, 'Polled')
    expect(problems.filter(({ kind }) => kind === 'uncaught')).toEqual([])
  })

  test('come back from the back/forward cache although they ask, and go on asking', async () => {
    site = await serveLiveSite({ refresh: '5s' }, { every: '5s', expires: '10m' })
    site.publish([weWon])
    site.tell({})
    const { page } = await open()
    await expect.poll(() => site.requests.filter(({ path }) => path === '/moment.json').length, WAIT).toBe(1)
    await page.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) => {
        document.title = `back ${persisted}`
      })
    })
    await page.goto(`${site.url}/other`)
    site.tell(won)
    await page.evaluate(() => void setTimeout(() => history.back(), 10))
    await expect.poll(() => page.title().catch(() => ''), WAIT).toBe('back true')
    await comes(page, 'We won 2:1')
  })
})
