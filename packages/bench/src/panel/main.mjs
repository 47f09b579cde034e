// `npm run bench:panel`: what the panel takes of each frame in a file with 1,000 campaigns, in Chromium, with the built files.
import { parseArgs } from 'node:util'
import { ensureBuilt } from '../../../../scripts/install.mjs'
import { openBrowser } from '../browser.mjs'
import { builtFiles } from '../builtFiles.mjs'
import { median } from '../median.mjs'
import { serve } from '../page/server.mjs'
import { figure, printTable } from '../table.mjs'
import { framesOf } from './frames.mjs'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } })
const rounds = Number(values.rounds)
const CAMPAIGNS = 1000
const SIGNALS = 40
const MOST_FRAME_MS = 16
const LIST = `document.querySelector('kairos-panel').shadowRoot.querySelector('.list')`

ensureBuilt()
const site = await serve({ ...builtFiles(), '/kairos.json': config(), '/': page() })
const browser = await openBrowser()
const acts = [
  ['scrolling the list', scroll],
  ['filtering by typing', type],
  ['a signal', signals],
  ['a fact that turns 100 audiences', facts],
]
const seen = new Map(acts.map(([name]) => [name, []]))
try {
  // The first round warms the browser up.
  for (let round = 0; round <= rounds; round++) {
    const tab = await openPanel()
    for (const [name, act] of acts) {
      await settled(tab)
      const frames = await trace(tab, act)
      if (round) seen.get(name).push(frames)
      process.stderr.write('.')
    }
    await tab.close()
  }
  report()
} finally {
  await browser.close()
  await site.close()
}

/** A desktop with the panel open on its longest list. */
async function openPanel() {
  const tab = await browser.newPage()
  await tab.setViewport({ width: 1280, height: 800 })
  await tab.goto(`${site.url}/?kairos_why=1&kairos_reset=1`)
  await tab.waitForFunction(`document.querySelector('kairos-panel')?.shadowRoot.querySelector('#tab-campaigns')`)
  await tab.evaluate(`document.querySelector('kairos-panel').shadowRoot.querySelector('#tab-campaigns').click()`)
  await tab.waitForFunction(`${LIST}?.querySelector('.row')`)
  return tab
}

/** Everything that was asked for before is drawn. */
function settled(tab) {
  return tab.evaluate(() => new Promise((done) => setTimeout(done, 700)))
}

async function trace(tab, act) {
  await tab.tracing.start({ categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'] })
  await act(tab)
  return framesOf(JSON.parse(new TextDecoder().decode(await tab.tracing.stop())))
}

/** By the wheel, as fast as anybody looks for something. */
async function scroll(tab) {
  const { x, y } = await tab.evaluate(
    `(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 }))(${LIST}.getBoundingClientRect())`,
  )
  const session = await tab.createCDPSession()
  const gesture = { x, y, speed: 6000, preventFling: true, gestureSourceType: 'mouse' }
  await session.send('Input.synthesizeScrollGesture', { ...gesture, yDistance: -15_000 })
  await session.send('Input.synthesizeScrollGesture', { ...gesture, yDistance: 15_000 })
}

async function type(tab) {
  await tab.evaluate(`document.querySelector('kairos-panel').shadowRoot.querySelector('input[type=search]').focus()`)
  await tab.keyboard.type('offer 77', { delay: 90 })
  for (let letter = 0; letter < 8; letter++) {
    await tab.keyboard.press('Backspace')
    await tab.evaluate(() => new Promise((done) => setTimeout(done, 90)))
  }
}

/** What reaches only some of the campaigns. */
function signals(tab) {
  return tab.evaluate(async (count) => {
    for (let one = 0; one < count; one++) {
      window.kairos.track('view_item', { id: `p${one}`, category: ['shoes', 'bags'][one % 2], price: one })
      await new Promise((done) => setTimeout(done, 97))
    }
  }, SIGNALS)
}

function facts(tab) {
  return tab.evaluate(async (count) => {
    for (let one = 0; one < count; one++) {
      window.kairos.set({ 'cart.value': (one % 10) * 10 + 5 })
      await new Promise((done) => setTimeout(done, 97))
    }
  }, SIGNALS)
}

function report() {
  process.stderr.write('\n')
  console.log(
    `Milliseconds of the main thread a frame, ${CAMPAIGNS} campaigns, ${rounds} rounds; the worst frame of the median round:\n`,
  )
  const figures = (frames, key) => {
    const sorted = frames
      .flat()
      .map((one) => one[key])
      .toSorted((a, b) => a - b)
    const worst = median(frames.map((round) => Math.max(...round.map((one) => one[key]))))
    return { middle: median(sorted), most: sorted[Math.floor(sorted.length * 0.95)], worst }
  }
  printTable([
    ['', 'frames', 'script median', '95 %', 'worst', 'frame median', '95 %', 'worst', 'limit', ''],
    ...[...seen].map(([name, frames]) => {
      const script = figures(frames, 'script')
      const frame = figures(frames, 'task')
      const verdict = [figure(MOST_FRAME_MS), frame.worst <= MOST_FRAME_MS ? 'met' : 'not met']
      return [
        name,
        `${frames.flat().length}`,
        ...[script, frame].flatMap(({ middle, most, worst }) => [middle, most, worst].map(figure)),
        ...verdict,
      ]
    }),
  ])
}

function config() {
  const campaigns = Array.from({ length: CAMPAIGNS }, (_, index) => ({
    id: `offer-${index}`,
    name: `Offer ${index}`,
    priority: index % 7,
    // All that a list tells: pages, visits, what is in the cart, what was looked at, and what waits.
    ...(index % 4 === 0 && { pages: { include: [`/shop/${index % 50}/*`] } }),
    ...(index % 4 === 1 && { audience: { 'visit.count': { $gte: 2 + (index % 5) } } }),
    ...(index % 4 === 2 && { audience: { 'cart.value': { $gte: 10 * ((index % 10) + 1) } } }),
    ...(index % 4 === 3 && {
      audience: { $did: { event: 'view_item', where: { category: 'shoes' }, times: { $gte: 1 + (index % 30) } } },
    }),
    ...(index % 9 === 0 && { trigger: { type: 'inactivity', after: '10m' } }),
    variants: [{ id: 'a', actions: [{ type: 'slot', slot: `place-${index % 200}`, title: `Offer ${index}` }] }],
  }))
  const settings = { consent: { mode: 'not_required' } }
  return JSON.stringify({ kairos: 1, site: 'bench', settings, campaigns })
}

function page() {
  const slots = Array.from({ length: 20 }, (_, index) => `<kairos-slot name="place-${index}">own</kairos-slot>`)
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Panel</title><link rel="icon" href="data:,"><script async src="/kairos.js" data-config="/kairos.json"></script><body><h1>A page</h1>${slots.join('\n')}</body></html>`
}
