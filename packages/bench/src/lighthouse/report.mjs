import { median } from '../median.mjs'
import { figure, printTable, ratio } from '../table.mjs'
import { recipes } from './shop.mjs'

const METRICS = {
  'first-contentful-paint': 'first paint, ms',
  'largest-contentful-paint': 'largest paint, ms',
  'total-blocking-time': 'blocked, ms',
  'cumulative-layout-shift': 'layout shift',
}

/** Prints the medians of every recipe, what fails with it only, and how far the limits of `async` are. */
export function printReport({ results, runs }) {
  const { lighthouseVersion } = results.without[0]
  console.log(`\nLighthouse ${lighthouseVersion}, phone, nothing cached, medians of ${runs} runs each, in turn\n`)
  const of = (name) => summarize(results[name])
  const categories = Object.entries(results.without[0].categories).map(([id, { title }]) => [id, title])
  printTable([
    ['the shop’s home page', ...categories.map(([, title]) => title), ...Object.values(METRICS)],
    ...Object.keys(recipes).map((name) => [
      recipes[name].title,
      ...categories.map(([id]) => figure(of(name).scores[id])),
      ...Object.keys(METRICS).map((id) => figure(of(name).metrics[id])),
    ]),
  ])
  console.log()
  for (const name of Object.keys(recipes).slice(1)) {
    const failing = newlyFailing(results.without, results[name])
    console.log(`audits that fail with ${recipes[name].title} only: ${failing.join(', ') || 'none'}`)
  }
  console.log()
  const [without, async] = [of('without'), of('async')]
  const lost = Math.max(...categories.map(([id]) => without.scores[id] - async.scores[id]))
  const later = async.metrics['largest-contentful-paint'] / without.metrics['largest-contentful-paint']
  const failing = newlyFailing(results.without, results.async).length
  printTable([
    ['limit, async of without the tag', 'measured', 'at most', ''],
    ['points lost in any category', figure(lost), '1', lost <= 1 ? 'met' : 'not met'],
    ['largest contentful paint', ratio(later), '1.05', later <= 1.05 ? 'met' : 'not met'],
    ['audits that newly fail', figure(failing), '0', failing ? 'not met' : 'met'],
  ])
}

function summarize(runs) {
  const scores = Object.keys(runs[0].categories).map((id) => [
    id,
    median(runs.map(({ categories }) => Math.round(100 * categories[id].score))),
  ])
  const metrics = Object.keys(METRICS).map((id) => [id, median(runs.map(({ audits }) => audits[id].numericValue))])
  return { scores: Object.fromEntries(scores), metrics: Object.fromEntries(metrics) }
}

/** Below this an audit is red or orange in the report; most are 0 or 1. */
const PASSES = 0.9

/** Audits whose median fails with the tag and passes without it. */
function newlyFailing(before, after) {
  const score = (runs, id) => median(runs.map(({ audits }) => audits[id]?.score ?? 1))
  return Object.keys(after[0].audits).filter((id) => score(before, id) >= PASSES && score(after, id) < PASSES)
}
