import { compile, createProfile, createState, step } from '@kairos/core'
import { launch } from 'puppeteer-core'
import { chromium } from '../browser.mjs'
import { serve } from '../page/server.mjs'

const AT = Date.UTC(2026, 2, 2)
/** A browser that was just started is busy with itself until then. */
const SETTLED_MS = 2000
const FACTS = { page: { url: 'https://corner.example/', path: '/' }, device: { type: 'mobile' } }
const SIGNAL = { name: 'page_view', at: AT, offset: 60, props: { facts: FACTS } }

/**
 * Times the shop's config where it is used: in a Chromium started for this one measurement, which compiles our code as it
 * does on a page that has our file (`rollup.config.mjs` puts the same first line above it).
 *
 * @param library the core as one minified file, as text
 * @param config the shop's `kairos.json`, as text
 * @returns how often it was timed, `rules` for compile + first pass over the rules, `page` for compile + page entered
 */
export async function timeShop({ library, config }) {
  const start = createState(createProfile('visitor-0', AT))
  const { profile, page } = step(start, SIGNAL, compile({ kairos: 1 })).state
  const given = JSON.stringify({ config: JSON.parse(config), start, entered: { profile, page }, signal: SIGNAL })
  const server = await serve({
    '/': '<!doctype html><title>Cold</title><script type="module" src="/core.mjs"></script>',
    '/core.mjs': `//# allFunctionsCalledOnLoad\n${library}`,
    '/given.json': given,
  })
  try {
    return { rules: await inFreshBrowser(server.url, timeRules), page: await inFreshBrowser(server.url, timePage) }
  } finally {
    await server.close()
  }
}

async function inFreshBrowser(url, measure) {
  const browser = await launch({ ...chromium(), headless: true })
  try {
    const page = await browser.newPage()
    await page.goto(url, { waitUntil: 'load' })
    await new Promise((resolve) => setTimeout(resolve, SETTLED_MS))
    return await page.evaluate(measure)
  } finally {
    await browser.close()
  }
}

/** Runs in the page, as sent: JSON parsed and module loaded before the clock, as in the measurement of 1,000 rules. */
async function timeRules() {
  const [{ base, compile }, given] = await Promise.all([import('/core.mjs'), fetch('/given.json')])
  const { config, entered } = await given.json()
  const start = performance.now()
  const program = compile(config)
  const compiled = performance.now()
  const memo = base.answer(program, entered)
  const end = performance.now()
  return { ms: end - start, compileMs: compiled - start, acts: memo.rules.filter((holds) => holds).length }
}

/** Runs in the page, as sent: what a page waits for, its config made ready, entered and decided. */
async function timePage() {
  const [{ base, compile }, given] = await Promise.all([import('/core.mjs'), fetch('/given.json')])
  const { config, start: state, signal } = await given.json()
  const start = performance.now()
  const program = compile(config)
  const compiled = performance.now()
  const { decisions } = base.enterPage(state, signal, program)
  const end = performance.now()
  return { ms: end - start, compileMs: compiled - start, acts: decisions.filter(({ acts }) => acts).length }
}
