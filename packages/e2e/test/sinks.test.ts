import type { Consent } from '@kairos/schema'
import type { Page } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  type Browser,
  createVisitor,
  type FaultServer,
  launch,
  serveSmallSite,
  type Visit,
  type VisitOptions,
  WAIT,
} from '../src/index.ts'

const undo: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const one of undo.splice(0)) await one()
})

const place = (name: string) =>
  `<kairos-slot name="${name}" style="display:block;height:80px;overflow:hidden">own</kairos-slot>`

/** The shop's own pushes come before and after ours. */
const OWN = '<script>window.dataLayer = [{ event: "own", ecommerce: { items: [1] } }]</script>'

interface SiteOptions {
  sinks?: string[]
  consent?: Consent
  own?: string
}

const serveSite = ({ sinks = ['dataLayer'], consent = { mode: 'not_required' }, own = OWN }: SiteOptions = {}) =>
  serveSmallSite({
    config: {
      settings: { consent, records: { sinks: sinks as never } },
      campaigns: [
        {
          id: 'hello',
          name: 'Say hello',
          variants: [
            {
              id: 'warm',
              actions: [{ type: 'slot', slot: 'hero', title: 'Hello', link: { href: '#more', text: 'More' } }],
            },
          ],
        },
        { id: 'rest', variants: [{ id: 'control' }] },
      ],
    },
    pages: { '/': own + place('hero'), '/next': own + place('other') },
  })

const promotion = {
  promotion_id: 'hello',
  promotion_name: 'Say hello',
  creative_name: 'warm',
  creative_slot: 'hero',
  items: [],
}
const EXPOSURES = [
  { event: 'experience_impression', exp_variant_string: 'KAIROS-hello-warm' },
  { event: 'experience_impression', exp_variant_string: 'KAIROS-rest-control' },
]

/** Runs in the page: what was pushed since the shop's own. */
const layerOf = (page: Page) =>
  page.evaluate(() => ((window as unknown as { dataLayer?: unknown[] }).dataLayer ?? []).slice(1))
const asked = ({ requests }: FaultServer) => requests.map(({ path }) => path)

describe.each(['chromium'] as const)('the site’s own analytics in %s', (name) => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch(name)
  })
  afterAll(() => browser.close())

  async function open(options?: SiteOptions, path = '/', how?: VisitOptions): Promise<Visit & { site: FaultServer }> {
    const site = await serveSite(options)
    const visitor = await createVisitor(browser)
    undo.push(visitor.leave, site.close)
    return { ...(await visitor.open(site.url + path, how)), site }
  }

  test('GA4 hears through the data layer who met what, what was seen and what was followed', async () => {
    const { page, problems, site } = await open()
    await expect.poll(() => layerOf(page), WAIT).toHaveLength(4)
    await page.click('.kairos-link')
    const seen = [{ ecommerce: null }, { event: 'view_promotion', ecommerce: promotion }]
    const followed = [{ ecommerce: null }, { event: 'select_promotion', ecommerce: promotion }]
    await expect.poll(() => layerOf(page), WAIT).toEqual([...EXPOSURES, ...seen, ...followed])
    expect([problems, asked(site).filter((path) => path === '/v1/batch')]).toEqual([[], []])
  })

  test('nothing is told before the visitor agrees; then everything that waited, and nothing after a refusal', async () => {
    const { page, site } = await open({ consent: { mode: 'opt-in' } })
    await page.waitForFunction('kairos.decisions?.().length === 2')
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect([await layerOf(page), asked(site).filter((path) => path.includes('sinks'))]).toEqual([[], []])
    await page.evaluate('kairos.consent({ personalization: true, analytics: true })')
    await expect.poll(() => layerOf(page), WAIT).toEqual(expect.arrayContaining(EXPOSURES))
    await page.evaluate('kairos.consent({ analytics: false })')
    const before = (await layerOf(page)).length
    await page.click('.kairos-link')
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(await layerOf(page)).toHaveLength(before)
  })

  test('what happened on a page that was left before the part came is told by the next, once', async () => {
    const site = await serveSite()
    const { '/kairos-sinks.mjs': part } = site.routes
    site.routes['/kairos-sinks.mjs'] = { status: 503 }
    const visitor = await createVisitor(browser)
    undo.push(visitor.leave, site.close)
    const { page } = await visitor.open(site.url)
    await expect.poll(() => asked(site), WAIT).toContain('/kairos-sinks.mjs')
    await page.waitForFunction('kairos.decisions?.().length === 2')
    site.routes['/kairos-sinks.mjs'] = part!
    await page.goto(`${site.url}/next`)
    await expect.poll(() => layerOf(page), WAIT).toEqual(EXPOSURES)
    await page.goto(`${site.url}/next?again`)
    await page.waitForFunction('kairos.decisions?.().length === 2')
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect(await layerOf(page)).toEqual([])
  })

  test.each([
    ['a preview', '/?kairos_force=hello:warm', {}],
    ['a bot', '/', { bot: true }],
  ])('%s is never told', async (_, path, how) => {
    const { page } = await open({}, path, how)
    await page.waitForFunction('kairos.decisions?.().length')
    await new Promise((resolve) => setTimeout(resolve, 2500))
    expect(await layerOf(page)).toEqual([])
  })

  test('analytics that are missing, broken or late leave the page as it is; a function of the site hears all', async () => {
    const { page, problems } = await open({
      sinks: ['posthog', 'mixpanel', { type: 'callback', global: 'shop.measured' } as never, 'nobody'],
      own: `<script>
        mixpanel = { track() { throw Error('broken') } }
        heard = []
        shop = { measured: ({ name, campaign, path }) => { heard.push(name + ' ' + (campaign || path)); throw Error('broken too') } }
        setTimeout(() => { posthog = { calls: [], capture(...call) { this.calls.push(call[0]) } } }, 1500)
      </script>`,
    })
    const heard = () => page.evaluate('[...heard].sort()')
    const broken = [1, 2, 3].map((sink) => `diagnostic settings.records.sinks.${sink}`)
    await expect.poll(heard, WAIT).toEqual([...broken, 'exposure hello', 'exposure rest', 'impression hello'])
    await expect
      .poll(() => page.evaluate('window.posthog?.calls'), WAIT)
      .toEqual(['$feature_flag_called', '$feature_flag_called'])
    expect(problems).toEqual([])
  })

  test('a site that names none downloads none', async () => {
    const { page, site } = await open({ sinks: [] })
    await page.waitForFunction('kairos.decisions?.().length')
    await expect.poll(() => asked(site), WAIT).toContain('/kairos-delivery.mjs')
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(asked(site)).not.toContain('/kairos-sinks.mjs')
  })
})
