import type { Serving } from '@kairos/cli'
import type { CampaignReport, Report } from '@kairos/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, launch, serveShop, type Visit, visit } from '../src/index.ts'

describe.each(['chromium'] as const)('kairos.explain() in the shop, in %s', (name) => {
  let browser: Browser
  let shop: Serving
  beforeAll(async () => {
    shop = await serveShop()
    browser = await launch(name)
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })

  test('tells of a campaign that shows, and of one that is for other pages', async () => {
    const seen = await visit(browser, `${shop.url}/`)
    const { campaigns, surfaces } = await explained(seen)
    const { 'recommend-test': shows, 'free-shipping-near': other } = byId(campaigns)
    expect(campaigns).toHaveLength(8)
    expect(shows).toMatchObject({ name: 'Bestsellers or advice', acts: true, reason: 'acts', audience: [] })
    expect(shows!.trace.map(({ status }) => status)).toEqual(Array(14).fill('pass'))
    expect(surfaces.find(({ surface }) => surface === 'slot:recommend')).toEqual({
      surface: 'slot:recommend',
      holder: 'recommend-test',
      others: [],
    })
    expect(other).toMatchObject({ acts: false, reason: 'other_page', gate: 'pages' })
    expect(other!.miss).toContain('/shop/*')
    expect(seen.problems).toEqual([])
    await seen.close()
  })

  test('the smallest change it names makes a campaign act', async () => {
    const seen = await visit(browser, `${shop.url}/shop/shoes`)
    const before = byId((await explained(seen, 'free-shipping-near')).campaigns)['free-shipping-near']!
    expect(before).toMatchObject({
      acts: false,
      reason: 'audience',
      gate: 'audience',
      change: { found: true, facts: { 'cart.value': 50 } },
    })
    expect(before.miss).toBe(before.change!.sentence)

    await seen.page.evaluate(`kairos.set(${JSON.stringify(before.change!.facts)})`)
    await seen.page.waitForFunction('kairos.variant("free-shipping-near") === "nudge"')
    const after = byId((await explained(seen, 'free-shipping-near')).campaigns)['free-shipping-near']!
    expect(after).toMatchObject({ acts: true, reason: 'acts', variant: 'nudge' })
    expect(after.audience).toMatchObject([{ fact: 'segment.near-free-delivery', actual: true, holds: true }])
    expect(seen.problems).toEqual([])
    await seen.close()
  })

  test('after destroy() it ends with an error that says so', async () => {
    const seen = await visit(browser, `${shop.url}/`)
    await explained(seen)
    await seen.page.evaluate('kairos.destroy()')
    await expect(explained(seen)).rejects.toThrow('destroyed')
    await seen.close()
  })
})

/** As text: entries that say the same are one object, and Firefox's driver gives an object once only. */
const explained = async (seen: Visit, campaign?: string): Promise<Report> =>
  JSON.parse(
    (await seen.page.evaluate(
      `kairos.explain(${campaign ? JSON.stringify(campaign) : ''}).then((report) => JSON.stringify(report))`,
    )) as string,
  )

const byId = (campaigns: CampaignReport[]): Partial<Record<string, CampaignReport>> =>
  Object.fromEntries(campaigns.map((report) => [report.campaign, report]))
