import { setTimeout as pause } from 'node:timers/promises'
import { openSite } from './site.mjs'

const PATIENCE_MS = 60_000
/** The slot that follows each file. */
const SLOTS = { 'kairos.json': 'notice', 'moment.json': 'score' }
/** What a page does after it opened is over by then. */
const SETTLED_MS = 2000

/** Opens a page that stays visible beside others, as one in a window of its own. */
async function openPage(browser, url) {
  const context = await browser.createBrowserContext()
  const page = await context.newPage()
  const session = await page.createCDPSession()
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: true })
  await page.goto(url, { waitUntil: 'load' })
  await page.waitForFunction('document.visibilityState === "visible" && kairos.decisions().length')
  return { page, close: () => context.close() }
}

/** Runs in the page: gives the moment at which a slot has a word, milliseconds since 1970. */
function seen(slot, word) {
  return new Promise((resolve) => {
    const look = () => {
      if (document.querySelector(`[name=${slot}] .kairos-content`)?.textContent !== word) return
      observer.disconnect()
      resolve(Date.now())
    }
    const observer = new MutationObserver(look)
    observer.observe(document, { childList: true, subtree: true, characterData: true })
    look()
  })
}

/**
 * Milliseconds from saving a file to the change on open pages. Each saving is seen by all pages, whose polls have nothing to do
 * with each other.
 *
 * @param rounds how often each file is saved
 * @param waitMs the longest pause before it is; the moment between two polls is drawn
 */
export async function measureSaved(browser, { settings, every, pages, rounds, waitMs }) {
  const words = Array.from({ length: rounds }, (_, round) => `word-${round}`)
  const site = await openSite({ settings, every, words })
  const measured = { 'kairos.json': [], 'moment.json': [] }
  try {
    const opened = await Promise.all(Array.from({ length: pages }, () => openPage(browser, site.url)))
    await pause(SETTLED_MS)
    for (const word of words) {
      for (const [file, save] of Object.entries(site.save)) {
        await pause(Math.random() * waitMs)
        // A watch that has begun before the file is saved.
        const watching = opened.map(({ page }) => page.evaluate(seen, SLOTS[file], word))
        await Promise.all(opened.map(({ page }) => page.evaluate('1')))
        const at = Date.now()
        save(word)
        const moments = await Promise.race([Promise.all(watching), pause(PATIENCE_MS, undefined, { ref: false })])
        if (!moments) throw new Error(`${file} was saved and not seen for a minute`)
        measured[file].push(...moments.map((moment) => moment - at))
      }
      process.stderr.write('.')
    }
    await Promise.all(opened.map(({ close }) => close()))
  } finally {
    await site.close()
  }
  return measured
}
