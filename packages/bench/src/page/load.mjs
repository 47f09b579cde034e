import { PATH, variant } from './content.mjs'
import { html } from './html.mjs'
import { storageScript, watchScript } from './watch.mjs'

const LONGEST_MS = 20_000
/** What moves or hides a page late does so by then. */
const SETTLED_MS = 250
/** By then every part that a page loads for itself has run, four times slower too. */
const QUIET_MS = 1500

/** The two networks, in Chromium's own words for them: a phone on a slow line, and Lighthouse's applied throttling. */
export const cells = [
  { title: '1.6 Mbit/s, 150 ms', latency: 150, kbits: 1600 },
  { title: '1.44 Mbit/s, 562 ms', latency: 562, kbits: 1440 },
]

/** The pages of all rows by path, to be looked at on a network and by the processor. */
export const pagesOf = (rows) =>
  Object.fromEntries(
    Object.entries(rows).flatMap(([name, row]) => [
      [`/${name}/seen`, html({ ...row, watch: watchScript(variant.title) })],
      [`/${name}/worked`, html({ ...row, watch: storageScript })],
    ]),
  )

/** Opens a page as a visitor who was never here, and gives what was measured. */
async function open(browser, address, before, measure) {
  const context = await browser.createBrowserContext()
  try {
    const page = await context.newPage()
    const session = await page.createCDPSession()
    await before(session)
    await page.goto(address, { waitUntil: 'load', timeout: LONGEST_MS })
    return await measure(page, session)
  } catch (error) {
    throw new Error(`${address}: ${error.message}`)
  } finally {
    await context.close()
  }
}

/** One load over a network: milliseconds until the variant is in the DOM, and what the page went through until then. */
export const loadOver = (browser, { url, name, cell }) =>
  open(
    browser,
    `${url}/${name}/seen${PATH.slice(1)}`,
    async (session) => {
      await session.send('Network.enable')
      const throughput = (cell.kbits * 1000) / 8
      await session.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: cell.latency,
        downloadThroughput: throughput,
        uploadThroughput: throughput,
      })
    },
    async (page) => {
      if (name !== 'nothing') await page.waitForFunction('benchPage.variantAt', { timeout: LONGEST_MS })
      await new Promise((resolve) => setTimeout(resolve, SETTLED_MS))
      return page.evaluate(() => {
        const [paint] = performance.getEntriesByName('first-contentful-paint')
        const transfers = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
        // What came before the variant was there; the document itself still comes in.
        const needed = transfers.filter(
          ({ entryType, responseEnd }) => entryType === 'navigation' || responseEnd <= window.benchPage.variantAt,
        )
        const bytes = needed
          .filter(({ name }) => !name.endsWith('.css'))
          .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)
        return { ...window.benchPage, bytes, paintAt: paint.startTime }
      })
    },
  )

/**
 * One load on a slow processor: milliseconds in scripts until all parts have run, the storage read apart. Nobody listens to
 * the network meanwhile, as puppeteer does on pages of its own: for every request of a script Chromium would note where in the
 * code it was made, and compile the functions on the way once more for that.
 */
export async function loadSlowly(browser, { url, name }) {
  const context = await browser.createBrowserContext()
  const control = await browser.target().createCDPSession()
  try {
    await control.send('Target.createTarget', { url: 'about:blank', browserContextId: context.id })
    const target = await context.waitForTarget((one) => one.type() === 'page')
    const session = await target.createCDPSession()
    await session.send('Page.enable')
    await session.send('Performance.enable')
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    const loaded = new Promise((resolve) => session.once('Page.loadEventFired', resolve))
    await session.send('Page.navigate', { url: `${url}/${name}/worked${PATH.slice(1)}` })
    await loaded
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS))
    const { metrics } = await session.send('Performance.getMetrics')
    const seconds = (name) => metrics.find((metric) => metric.name === name)?.value ?? 0
    const { result } = await session.send('Runtime.evaluate', { expression: 'benchStorageMs()' })
    return { scriptMs: 1000 * (seconds('ScriptDuration') + seconds('V8CompileDuration')), storageMs: result.value }
  } finally {
    await control.detach()
    await context.close()
  }
}
