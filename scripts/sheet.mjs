// `npm run sheet`: contact sheets of every widget in examples/widgets, on phone and desktop, light, dark and from right to
// left, as packages/e2e/shots/widgets-<n>.png. Names of campaigns as arguments: only those.
import { fileURLToPath } from 'node:url'
import { ensureBuilt } from './install.mjs'

ensureBuilt()
const { serve } = await import('../packages/cli/dist/index.js')
const { createVisitor, distFolder, launch, PHONE, saveShot } = await import('../packages/e2e/dist/index.js')

const folder = fileURLToPath(new URL('../examples/widgets/', import.meta.url))
const DEVICES = { desktop: { viewport: { width: 1280, height: 800 } }, phone: PHONE }
const LOOKS = { light: '?scheme=light', dark: '?scheme=dark', rtl: '?scheme=light&dir=rtl' }
const ROWS_A_SHEET = 5

const css = `
  body { margin: 24px; font: 14px system-ui, sans-serif; background: #e9e9ec }
  h2 { font-size: 18px; margin: 24px 0 8px }
  div { display: flex; gap: 12px; align-items: start }
  figure { margin: 0; flex: 16 } .phone { flex: 5.6 }
  img { inline-size: 100%; display: block; border-radius: 6px }
`

const site = await serve({ folder, cdn: fileURLToPath(distFolder), port: 0 })
const browser = await launch('chromium')
const only = process.argv.slice(2)
const shots = new Map()
try {
  for (const [device, options] of Object.entries(DEVICES))
    for (const [look, query] of Object.entries(LOOKS)) await shootAll(`${device} ${look}`, options, query)
  await writeSheets()
} finally {
  await browser.close()
  await site.close()
}

async function shootAll(column, options, query) {
  const visitor = await createVisitor(browser)
  const before = (page) => page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }])
  const { page } = await visitor.open(new URL(query, site.url).href, { ...options, before })
  await page.waitForSelector('html[data-ready]')
  const all = await page.$$eval('[data-open]', (buttons) => buttons.map(({ dataset }) => dataset.open))
  for (const id of only.length ? only : all) {
    // Nothing grows in view: what a slot shows waits there until it is out of sight.
    await page.evaluate(() => globalThis.scrollTo(0, 0))
    const decision = await page.evaluate((campaign) => globalThis.kairos.open(campaign), id)
    const shown = `kairos-widget[data-campaign="${id}"]`
    await page
      .waitForFunction((selector) => document.querySelector(selector)?.shadowRoot.querySelector('.on'), {}, shown)
      .catch((problem) => {
        throw new Error(`${id} did not open (${column}): ${decision?.reason}`, { cause: problem })
      })
    if (await page.$(`${shown}[data-inline]`))
      await page.$eval(shown, (host) => host.scrollIntoView({ block: 'center' }))
    const png = await page.screenshot({ type: 'jpeg', quality: 82 })
    if (!shots.has(id)) shots.set(id, [])
    shots.get(id).push([column, Buffer.from(png).toString('base64')])
    await page.evaluate((campaign) => globalThis.kairos.close(campaign), id)
    await page.waitForFunction(
      (selector) =>
        !document.querySelector(selector)?.isConnected || document.querySelector(`${selector}[data-inline]`),
      {},
      shown,
    )
  }
  await visitor.leave()
}

async function writeSheets() {
  const rows = [...shots]
  for (let from = 0; from < rows.length; from += ROWS_A_SHEET) {
    const page = await browser.newPage()
    await page.setViewport({ width: 2000, height: 800 })
    const cells = rows.slice(from, from + ROWS_A_SHEET).map(([id, pictures]) => {
      const figures = pictures.map(
        ([column, data]) =>
          `<figure class="${column.split(' ')[0]}"><img src="data:image/jpeg;base64,${data}"><figcaption>${column}</figcaption></figure>`,
      )
      return `<h2>${id}</h2><div>${figures.join('')}</div>`
    })
    await page.setContent(`<!doctype html><style>${css}</style>${cells.join('')}`, { waitUntil: 'load' })
    const path = await saveShot(
      `widgets-${from / ROWS_A_SHEET + 1}`,
      await page.screenshot({ type: 'png', fullPage: true }),
    )
    console.log(path)
    await page.close()
  }
}
