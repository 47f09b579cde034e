import { figure, grouped, printTable } from '../table.mjs'
import { peers, titles } from './engines/index.mjs'

/** Prints the workload, what was measured, and how far each target is. */
export function printReport({ small, large, cold }) {
  const warm = [small, large]
  const { times, fullPassTests, changeTests } = small.oneFact
  const fastest = peers.toSorted((a, b) => times[a] - times[b])[0]
  for (const { workload } of warm) console.log(describeWorkload(workload))
  console.log()
  printTable([
    ['', ...Object.values(titles), `Kairos / ${titles.growthbook}`],
    ...warm.map(({ workload, times }) => [`full pass, ${grouped(workload.rules)} rules, ns a rule`, ...across(times)]),
    ['cold, 1,000 rules, ms', ...across(cold)],
    ['… of it compile, ms', figure(cold.compile)],
    ['cold, the shop’s config in Chromium, ms', figure(cold.shop)],
    ['… of it compile, ms', figure(cold.shopCompile)],
    ['… with its first page entered and decided, ms', figure(cold.shopPage)],
    ['scroll depth 40 → 50, µs', ...across({ ...times, kairos: times.evaluator })],
    ['… a whole step, µs', figure(times.step), '', '', '', ratio(times.step / times.growthbook)],
    ['… leaf tests a visitor', figure(changeTests)],
    ['… leaf tests of a full pass', figure(fullPassTests)],
  ])
  console.log()
  printTargets([
    ['full pass, 1,000 rules, of GrowthBook', small.times.kairos / small.times.growthbook, 1 / 3],
    ['full pass, 10,000 rules, of GrowthBook', large.times.kairos / large.times.growthbook, 1 / 6],
    ['full pass, 1,000 rules, of 60 ns a rule', small.times.kairos / 60, 1],
    ['full pass, 10,000 rules, of 60 ns a rule', large.times.kairos / 60, 1],
    ['cold, 1,000 rules, of GrowthBook', cold.kairos / cold.growthbook, 3],
    ['cold, the shop’s config in Chromium, of 1 ms', cold.shop, 1],
    [`one fact changes, of ${titles[fastest]}, the fastest peer`, times.evaluator / times[fastest], 1 / 100],
    ['one fact changes, leaf tests of a full pass', changeTests / fullPassTests, 1 / 20],
  ])
  console.log(
    `\none fact changes, of hand-written predicates (no target): ${ratio(times.evaluator / times.handWritten)}`,
  )
}

const describeWorkload = ({ rules, facts, visitors, leaves, distinct, readDepth, flip, hold }) =>
  `${grouped(rules)} rules over ${facts} facts, ${visitors} visitors: ${grouped(leaves)} leaves, ${grouped(distinct)} of them distinct; ` +
  `${grouped(readDepth)} rules read page.scrollDepth, 40 → 50 flips a leaf in ${flip}; ${figure(hold)} rules hold for a visitor`

const across = (times) => [
  ...Object.keys(titles).map((name) => (name in times ? figure(times[name]) : '')),
  ratio(times.kairos / times.growthbook),
]

function printTargets(targets) {
  printTable([
    ['ratio', 'measured', 'target', ''],
    ...targets.map(([what, measured, most]) => [
      what,
      ratio(measured),
      ratio(most),
      measured <= most ? 'met' : 'not met',
    ]),
  ])
}

/** A ratio below a half is read more easily as one part of so many. */
const ratio = (value) => (value < 0.5 ? `1/${figure(1 / value)}` : figure(value))
