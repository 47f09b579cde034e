import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Browser,
  type ConsentSite,
  createVisitor,
  launch,
  serveConsentSite,
  shoot,
  storedHere,
  WAIT,
} from '../src/index.ts'

let browser: Browser
const sites: ConsentSite[] = []
beforeAll(async () => {
  browser = await launch('chromium')
})
afterAll(async () => {
  await browser?.close()
  for (const site of sites) await site.close()
})

async function serve(consent?: object, head?: string): Promise<ConsentSite> {
  const site = await serveConsentSite(consent, head)
  sites.push(site)
  return site
}

/** What a visitor reads in the three places. */
const reads = (page: Page) =>
  page.$$eval('kairos-slot', (slots) =>
    slots.map((slot) => {
      const shown = slot.shadowRoot?.querySelector('slot')?.assignedNodes() ?? [...slot.childNodes]
      return shown.map((node) => node.textContent?.trim()).join('')
    }),
  )
const ready = (page: Page) => page.waitForFunction('window.kairos?.decisions?.().length === 3')
/** The second download has come: it defines the element. */
const live = async (page: Page) => {
  await ready(page)
  await page.waitForFunction('customElements.get("kairos-memory")')
}
const stored = (page: Page) => page.evaluate(storedHere)
const answer = (page: Page, consent: object) => page.evaluate(`kairos.consent(${JSON.stringify(consent)})`)
const ALL = { personalization: true, analytics: true }
const NONE = { personalization: false, analytics: false }
const DRAWN = expect.stringMatching(/^[AB]$/)
const GRANTED = [
  expect.stringMatching(/^database meadow|database kairos:meadow$/),
  'database kairos:meadow profile',
  expect.stringMatching(/^localStorage kairos:config:/),
  'localStorage kairos:meadow:consent',
  'localStorage kairos:meadow:profile',
]
const REFUSED = ['localStorage kairos:meadow:consent']
const exposed = ({ records }: ConsentSite) =>
  records.filter(({ event }) => event === 'exposure').map(({ properties }) => properties.campaign)
const withoutEmptyDatabase = (found: string[]) => found.filter((one) => one !== 'database kairos:meadow')
const reasons = (page: Page) =>
  page.evaluate('Object.fromEntries(kairos.decisions().map(({ campaign, reason }) => [campaign, reason]))')

describe('before the visitor answers', () => {
  test('nothing is stored, nothing is sent, and what needs memory waits', async () => {
    const site = await serve()
    const visitor = await createVisitor(browser)
    const { page, problems } = await visitor.open(site.url)
    await live(page)
    await pause(2000)
    expect(await reads(page)).toEqual(['For everybody', 'own', 'own'])
    expect(await reasons(page)).toMatchObject({ memory: 'consent_pending', drawn: 'consent_pending' })
    await page.reload()
    await live(page)
    await pause(1500)
    expect([await stored(page), site.records, await page.cookies()]).toEqual([[], [], []])
    expect(problems).toEqual([])
    await visitor.leave()
  })

  test('a yes decides what waited, sends what was measured before it, and the next page knows at once', async () => {
    const site = await serve()
    const visitor = await createVisitor(browser)
    const { page } = await visitor.open(site.url)
    await live(page)
    // For everybody was seen by now: its exposure and its impression are from before the answer.
    await pause(1500)
    await answer(page, ALL)
    await expect.poll(() => reasons(page), WAIT).toMatchObject({ open: 'acts' })
    await expect.poll(() => exposed(site).sort(), WAIT).toEqual(['drawn', 'memory', 'open'])
    expect(site.records.filter(({ event }) => event === 'impression')[0]?.properties.campaign).toBe('open')
    await expect.poll(() => stored(page), WAIT).toEqual(expect.arrayContaining(GRANTED))
    await page.reload()
    await ready(page)
    expect(await reads(page)).toEqual(['For everybody', 'Good to see you', DRAWN])
    await visitor.leave()
  })

  test('a call without an answer changes nothing', async () => {
    const site = await serve()
    const visitor = await createVisitor(browser)
    const { page } = await visitor.open(site.url)
    await live(page)
    await page.evaluate('kairos.consent(); kairos.consent({}); kairos.consent({ analytics: "granted" })')
    expect(await stored(page)).toEqual([])
    await visitor.leave()
  })
})

describe('taking back', () => {
  test('empties all tabs within a second, and nothing comes back', async () => {
    const site = await serve()
    const visitor = await createVisitor(browser)
    const first = await visitor.open(site.url)
    await live(first.page)
    await answer(first.page, ALL)
    const second = await visitor.open(site.url)
    await live(second.page)
    await second.page.evaluate('kairos.track("view_item", { category: "shoes" })')
    await expect.poll(() => stored(first.page), WAIT).toEqual(expect.arrayContaining(GRANTED))
    expect(await reads(second.page)).toEqual(['For everybody', 'Good to see you', DRAWN])

    // The collector is away: what is measured now is in the queue.
    site.routes['POST /v1/batch'] = { status: 503 }
    await second.page.evaluate('kairos.track("purchase", { value: 9 })')
    await answer(first.page, NONE)
    await pause(1000)
    for (const { page } of [first, second]) {
      expect(await reads(page)).toEqual(['For everybody', 'own', 'own'])
      expect(withoutEmptyDatabase(await stored(page))).toEqual(REFUSED)
    }
    site.routes['POST /v1/batch'] = { body: '{}' }
    const sent = site.records.length
    for (const { page } of [first, second]) await page.evaluate('kairos.track("search", { term: "boots" })')
    await pause(10_000)
    expect(withoutEmptyDatabase(await stored(first.page))).toEqual(REFUSED)
    for (const { page } of [first, second]) {
      await page.bringToFront()
      await page.reload()
      await live(page)
    }
    await pause(1500)
    expect(withoutEmptyDatabase(await stored(second.page))).toEqual(REFUSED)
    expect(site.records).toHaveLength(sent)
    expect([...first.problems, ...second.problems].filter(({ text }) => !text.includes('503'))).toEqual([])
    await visitor.leave()
  })

  test('one purpose leaves the other', async () => {
    const site = await serve({ mode: 'opt-out' })
    const visitor = await createVisitor(browser)
    const { page } = await visitor.open(site.url)
    await live(page)
    await answer(page, { analytics: false })
    await pause(1000)
    expect(await reads(page)).toEqual(['For everybody', 'Good to see you', DRAWN])
    expect(await stored(page)).toContain('localStorage kairos:meadow:profile')
    const sent = site.records.length
    await page.reload()
    await live(page)
    await pause(2000)
    expect(site.records).toHaveLength(sent)
    await visitor.leave()
  })

  test('a refusal holds where none is asked for', async () => {
    const site = await serve({ mode: 'not_required' })
    const visitor = await createVisitor(browser)
    const { page } = await visitor.open(site.url)
    await live(page)
    await answer(page, NONE)
    await page.reload()
    await live(page)
    expect(await reads(page)).toEqual(['For everybody', 'own', 'own'])
    await expect.poll(async () => withoutEmptyDatabase(await stored(page)), WAIT).toEqual(REFUSED)
    await visitor.leave()
  })
})

describe('Global Privacy Control', () => {
  const before = (page: Page) =>
    page.evaluateOnNewDocument(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }))

  test('refuses in every mode, until the visitor answers here', async () => {
    const site = await serve({ mode: 'not_required' })
    const visitor = await createVisitor(browser)
    const { page } = await visitor.open(site.url, { before })
    await live(page)
    await pause(1500)
    expect([await stored(page), site.records]).toEqual([[], []])
    expect(await reads(page)).toEqual(['For everybody', 'own', 'own'])
    await answer(page, ALL)
    await page.reload()
    await ready(page)
    expect(await reads(page)).toEqual(['For everybody', 'Good to see you', DRAWN])
    await visitor.leave()
  })

  test('is nothing where the site says so', async () => {
    const site = await serve({ mode: 'opt-out', gpc: 'ignore' })
    const visitor = await createVisitor(browser)
    const { page } = await visitor.open(site.url, { before })
    await ready(page)
    expect(await reads(page)).toEqual(['For everybody', 'Good to see you', DRAWN])
    await visitor.leave()
  })
})

describe('forgetting', () => {
  test('empties all tabs, keeps the answer, and the next page meets a new visitor', async () => {
    const site = await serve({ mode: 'not_required' })
    const visitor = await createVisitor(browser)
    const [first, second] = [await visitor.open(site.url), await visitor.open(site.url)]
    for (const { page } of [first, second]) await live(page)
    const idIn = (page: Page) => page.evaluate('JSON.parse(localStorage["kairos:meadow:profile"]).profile.id')
    const before = await idIn(first.page)
    await first.page.evaluate('kairos.forget()')
    const left = ['localStorage kairos:meadow:forgotten']
    expect(withoutEmptyDatabase(await stored(first.page))).toEqual(left)
    await pause(1000)
    expect(await reads(second.page)).toEqual(['For everybody', 'own', 'own'])
    await second.page.evaluate('kairos.track("search", { term: "boots" })')
    await pause(500)
    expect(withoutEmptyDatabase(await stored(second.page))).toEqual(left)
    await second.page.reload()
    await live(second.page)
    expect(await reads(second.page)).toEqual(['For everybody', 'Good to see you', DRAWN])
    await second.page.waitForFunction('localStorage["kairos:meadow:profile"]')
    expect(await idIn(second.page)).not.toBe(before)
    expect(
      await second.page.evaluate('kairos.memory().then((all) => all.find(({ what }) => what === "Visits").value)'),
    ).toMatch(/^1, the first on /)
    await visitor.leave()
  })
})

describe('<kairos-memory>', () => {
  test('is used by keyboard alone', async () => {
    const site = await serve({ mode: 'opt-out' })
    const visitor = await createVisitor(browser)
    const { page, problems } = await visitor.open(site.url)
    await live(page)
    expect(site.requests.some(({ path }) => path.includes('kairos-memory'))).toBe(false)
    await page.evaluate(() => {
      window.kairos.identify({ firstName: 'Ann' }, 'u-1')
      window.kairos.track('view_item', { name: 'Boot', category: 'shoes' })
      document.body.append(document.createElement('kairos-memory'))
    })
    await page.waitForFunction('document.querySelector("kairos-memory").shadowRoot?.querySelector("button")')
    const text = () => page.$eval('kairos-memory', ({ shadowRoot }) => shadowRoot!.textContent)
    expect(await text()).toMatch(/Visits1, the first on .*firstName: Ann.*shoes 100 %/)
    await shoot(page, 'memory')
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }])
    await shoot(page, 'memory-dark')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await expect.poll(text, WAIT).toContain('Send measurements: off.')
    expect(await page.evaluate('localStorage["kairos:meadow:consent"]')).toBe('p')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect.poll(text, WAIT).toContain('Everything is forgotten.')
    expect(await text()).not.toContain('Ann')
    expect(problems).toEqual([])
    await visitor.leave()
  })
})

declare global {
  interface Window {
    kairos: { identify: (traits: object, id?: string) => void; track: (event: string, props?: object) => void }
  }
}
