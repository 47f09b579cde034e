import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { kept } from '../../browser/src/privacy/table.ts'
import {
  type Browser,
  CONSENT_SITE,
  type ConsentSite,
  createVisitor,
  launch,
  serveConsentSite,
  storedHere,
  WAIT,
} from '../src/index.ts'

let browser: Browser
let site: ConsentSite
beforeAll(async () => {
  browser = await launch('chromium')
  site = await serveConsentSite()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

/** The table's keys for this site. */
const listed = () =>
  kept
    .filter(({ onlyWith }) => !onlyWith)
    .map(({ where, key }) => {
      const name = key.replace('<site>', CONSENT_SITE).replace('<address>', `${site.url}/kairos.json`)
      return where === 'IndexedDB' ? `database ${name.replace(' › ', ' ')}` : `${where} ${name}`
    })
const database = `database kairos:${CONSENT_SITE}`

test('whatever a visitor does, nothing is kept or asked for that PRIVACY.md does not list, and all it lists is true', async () => {
  const visitor = await createVisitor(browser)
  const { page } = await visitor.open(site.url)
  const live = () => page.waitForFunction('window.customElements.get("kairos-memory") && kairos.decisions().length')
  const found = new Set<string>()
  const look = async () => {
    for (const one of await page.evaluate(storedHere)) found.add(one.replace(/:(left|unheard):.*/, ':$1:<page>'))
  }
  await live()
  await page.evaluate('kairos.consent({ personalization: true, analytics: true })')
  await page.evaluate(`
    kairos.identify({ firstName: 'Ann' }, 'u-1')
    kairos.set({ 'cart.value': 80 })
    kairos.track('view_item', { category: 'shoes' })
    kairos.track('purchase', { value: 9 })
    document.body.append(document.createElement('kairos-memory'))
    kairos.memory()
  `)
  // Half a minute of everything: shown, seen, measured, sent.
  await expect.poll(() => site.records.map(({ event }) => event), WAIT).toContain('impression')
  await look()
  // Left at once, before the second download: what it measured is kept for the next page.
  const { '/kairos-live.mjs': part } = site.routes
  site.routes['/kairos-live.mjs'] = { delayMs: 60_000 }
  await page.evaluate('kairos.forget()')
  await look()
  await page.reload({ waitUntil: 'domcontentloaded' })
  await page.waitForFunction('window.kairos?.decisions?.().length')
  await page.goto(`${site.url}/kairos.json`)
  await look()
  site.routes['/kairos-live.mjs'] = part!
  await page.goto(site.url)
  await live()
  await pause(1500)
  await look()
  await page.evaluate('kairos.identify(null); kairos.consent({ personalization: false, analytics: false })')
  await pause(1000)
  await look()

  found.delete(database)
  expect([...found].sort()).toEqual(listed().sort())
  expect(await page.cookies()).toEqual([])
  const asked = new Set(site.requests.map(({ method, path, query }) => `${method} ${path}${query.size ? '?v' : ''}`))
  const parts = ['live', 'storage', 'delivery', 'history', 'hooks', 'guard', 'memory'].map(
    (name) => `GET /kairos-${name}.mjs?v`,
  )
  const own = ['GET /', 'GET /kairos.js', 'GET /kairos.json', 'POST /v1/batch']
  expect([...asked].filter((request) => !/favicon|kairos-late/.test(request)).sort()).toEqual([...own, ...parts].sort())
  const fields = new Set(site.records.flatMap(({ properties }) => Object.keys(properties)))
  const told = ['campaign', 'p', 'revision', 'segments', 'seq', 'surface', 'variant', 'visit']
  expect([...fields].filter((field) => !told.includes(field))).toEqual([])
  expect(JSON.stringify(site.records)).not.toContain('Ann')
  await visitor.leave()
})
