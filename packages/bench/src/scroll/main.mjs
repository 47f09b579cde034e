// `npm run bench:scroll`: what 20 rules about the scroll depth add to a scroll of 10,000 px, in Chromium, with the built files.
import { ensureBuilt } from '../../../../scripts/install.mjs'
import { openBrowser } from '../browser.mjs'
import { builtFiles } from '../builtFiles.mjs'
import { median } from '../median.mjs'
import { serve } from '../page/server.mjs'
import { figure, printTable } from '../table.mjs'

const PAIRS = 5
const LENGTH_PX = 10_000
const RULES = 20
const MOST_PERCENT = 1
/** A visitor who looks for something, and the fastest fling. */
const PACES = [2000, 6000]
/** Every part is there by then, and a visitor has begun to read. */
const SETTLED_MS = 1500

const percent = (value) => `${value.toFixed(2)} %`

ensureBuilt()
const site = await serve({ ...builtFiles(), '/without.json': config(0), '/with.json': config(RULES), ...pages() })
const browser = await openBrowser()
try {
  const rows = []
  for (const pace of PACES) rows.push(await timePace(pace))
  printTable([['scroll of 10,000 px', 'page alone', 'added', 'script added', 'target', '', 'longest task'], ...rows])
} finally {
  await browser.close()
  await site.close()
}

/** Pairs side by side: what slows the machine down for a while slows down both. */
async function timePace(pace) {
  const without = []
  const withRules = []
  for (let pair = 0; pair <= PAIRS; pair++) {
    const both = [await scroll('without', pace), await scroll('with', pace)]
    // The first pair warms the browser up.
    if (!pair) continue
    without.push(both[0])
    withRules.push(both[1])
  }
  if (withRules.some(({ reached }) => reached !== RULES)) throw new Error('not every rule was reached')
  const of = (measured, key) => median(measured.map((one) => one[key]))
  const added = of(withRules, 'task') - of(without, 'task')
  return [
    `${figure(pace)} px a second`,
    percent(of(without, 'task')),
    percent(added),
    percent(of(withRules, 'script') - of(without, 'script')),
    percent(MOST_PERCENT),
    added < MOST_PERCENT ? 'met' : 'not met',
    `${Math.max(0, ...withRules.flatMap(({ longTasks }) => longTasks))} ms`,
  ]
}

/** One visitor's scroll by the wheel: the share of its time that the main thread was busy, in percent. */
async function scroll(name, pace) {
  const context = await browser.createBrowserContext()
  try {
    const page = await context.newPage()
    await page.goto(`${site.url}/${name}`, { waitUntil: 'load' })
    await new Promise((resolve) => setTimeout(resolve, SETTLED_MS))
    await page.evaluate(() => {
      window.longTasks = []
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) window.longTasks.push(duration)
      }).observe({ type: 'longtask' })
    })
    const session = await page.createCDPSession()
    const before = await page.metrics()
    await session.send('Input.synthesizeScrollGesture', {
      x: 200,
      y: 400,
      yDistance: -LENGTH_PX,
      speed: pace,
      preventFling: true,
      gestureSourceType: 'mouse',
    })
    const after = await page.metrics()
    const share = (key) => ((after[key] - before[key]) / (after.Timestamp - before.Timestamp)) * 100
    return {
      task: share('TaskDuration'),
      script: share('ScriptDuration'),
      longTasks: await page.evaluate('longTasks'),
      reached: await page.evaluate(() => window.kairos.decisions().filter(({ acts }) => acts).length),
    }
  } finally {
    await context.close()
  }
}

function config(rules) {
  const campaigns = Array.from({ length: rules }, (_, index) => ({
    id: `at-${index}`,
    trigger: { type: 'scrolled_to', percent: ((index + 1) * 95) / RULES },
    variants: [{ id: 'a', actions: [{ type: 'slot', slot: `place-${index}`, title: 'You came this far' }] }],
  }))
  return JSON.stringify({
    kairos: 1,
    site: 'bench',
    settings: { consent: { mode: 'not_required' } },
    campaigns,
  })
}

function pages() {
  const text = '<p>Shoes, bags and layers for people who would rather walk.</p>'.repeat(400)
  const page = (name) =>
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Long</title><script async src="/kairos.js" data-config="/${name}.json"></script><link rel="icon" href="data:,"><body><div style="height:${LENGTH_PX + 823}px;overflow:hidden">${text}</div></body></html>`
  return { '/without': page('without'), '/with': page('with') }
}
