import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  type Browser,
  createVisitor,
  type FaultServer,
  launch,
  presentBrowsers,
  serveSmallSite,
  WAIT,
} from '../src/index.ts'

const undo: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const one of undo.splice(0)) await one()
})

/** The page tells itself that it came back, and goes on: a driver may lose sight of it then. */
const TELLS = `<script>
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return
    fetch('/tell', { method: 'POST', body: 'back' })
    setTimeout(() => kairos.track('won', { value: 2 }), 200)
  })
</script>`

const sent = ({ requests }: FaultServer) => [
  ...new Map(
    requests
      .filter(({ path }) => path === '/v1/batch')
      .flatMap(
        ({ body }) => JSON.parse(body).batch as { messageId: string; event: string; properties: { value?: number } }[],
      )
      .map((message) => [message.messageId, `${message.event} ${message.properties.value ?? ''}`.trim()]),
  ).values(),
]

describe.each(presentBrowsers)('the back/forward cache of %s', (name) => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch(name)
  })
  afterAll(() => browser.close())

  test.each([
    ['that has sent its records', 3000, ''],
    ['that has a record to send when it is left', 3000, "kairos.track('won', { value: 1 });"],
  ])('keeps a page %s, and it goes on measuring', async (_, quietMs, last) => {
    const site = await serveSmallSite({
      config: {
        settings: { consent: { mode: 'not_required' }, records: { url: '/v1/batch', sinks: ['dataLayer'] } },
        goals: { won: { event: 'won' } },
        campaigns: [{ id: 'hello', variants: [{ id: 'a' }] }],
      },
      pages: { '/': TELLS },
    })
    site.routes['/next'] = { body: '<!doctype html><title>Next</title>', headers: { 'content-type': 'text/html' } }
    site.routes['POST /v1/batch'] = { body: '{"success":true}' }
    site.routes['POST /tell'] = { status: 204 }
    const visitor = await createVisitor(browser)
    undo.push(visitor.leave, site.close)
    const { page } = await visitor.open(site.url)
    await expect.poll(() => sent(site), WAIT).toEqual(['exposure'])
    await new Promise((resolve) => setTimeout(resolve, quietMs))
    await Promise.all([
      page.waitForNavigation({ waitUntil: 'load' }),
      page.evaluate(`setTimeout(() => { ${last} location.assign('/next') }, 10)`),
    ])
    await new Promise((resolve) => setTimeout(resolve, 1000))
    await page.evaluate('setTimeout(() => history.back(), 10)')
    await expect.poll(() => site.requests.map(({ path }) => path), WAIT).toContain('/tell')
    const wanted = ['exposure', ...(last ? ['goal 1'] : []), 'goal 2']
    await expect.poll(() => sent(site), WAIT).toEqual(wanted)
    // Once more nothing: no exposure is told again by a page that comes back.
    await new Promise((resolve) => setTimeout(resolve, 2000))
    expect(sent(site)).toEqual(wanted)
  })
})
