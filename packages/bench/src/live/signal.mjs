import { builtFiles } from '../builtFiles.mjs'
import { serve } from '../page/server.mjs'

const config = {
  kairos: 1,
  site: 'signal',
  settings: { consent: { mode: 'not_required' } },
  campaigns: [
    {
      id: 'cart',
      trigger: { type: 'event', name: 'add_to_cart' },
      variants: [{ id: 'a', actions: [{ type: 'slot', slot: 'hint', title: 'Free shipping from here on' }] }],
    },
  ],
}
const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Signal</title>
<style>kairos-slot { display: flow-root; height: 6rem }</style>
<script src="/kairos.js" data-config="/kairos.json"></script>
</head>
<body><kairos-slot name="hint"><p>Own hint</p></kairos-slot></body>
</html>`

/** Runs in the page: what a visitor does, and when the slot has changed. */
function react() {
  return new Promise((resolve) => {
    const slot = document.querySelector('kairos-slot')
    const observer = new MutationObserver(() => {
      if (slot.querySelector('.kairos-content')) resolve(performance.now() - start)
    })
    observer.observe(slot, { childList: true, subtree: true })
    const start = performance.now()
    window.kairos.track('add_to_cart', { id: 'p1' })
  })
}

/** Milliseconds from a signal to the slot it fills, on a processor four times slower, each on a page of its own. */
export async function measureSignal(browser, { times }) {
  const site = await serve({
    '/': html,
    '/kairos.json': JSON.stringify(config),
    ...builtFiles(),
  })
  const context = await browser.createBrowserContext()
  try {
    const page = await context.newPage()
    const session = await page.createCDPSession()
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    const measured = []
    for (let time = -1; time < times; time++) {
      await page.goto(site.url, { waitUntil: 'load' })
      await page.waitForFunction('window.customElements.get("kairos-memory")')
      // Scripts of the first page are in the cache from then on.
      await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
      const ms = await page.evaluate(react)
      if (time >= 0) measured.push(ms)
    }
    return measured
  } finally {
    await context.close()
    await site.close()
  }
}
