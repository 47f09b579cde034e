// `npm run bench:rules`: Kairos beside its peers on one workload, in one run. Prints a table and, for each target, how far it is.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median } from '../median.mjs'
import { bundle } from './bundle.mjs'
import { timeShop } from './coldShop.mjs'
import { printReport } from './report.mjs'
import { meetVisitors } from './visitors.mjs'
import { createRules } from './workload.mjs'

const PROCESSES = 11

const pathOf = (relative) => fileURLToPath(new URL(relative, import.meta.url))

/** Runs a script of this folder in a process of its own and gives what it prints. */
const run = (script, ...args) =>
  JSON.parse(execFileSync(process.execPath, [pathOf(script), ...args.map(String)], { encoding: 'utf8' }))

const folder = mkdtempSync(join(tmpdir(), 'kairos-bench-'))
try {
  const small = run('./warm.mjs', 1000, 61)
  const large = run('./warm.mjs', 10_000, 11)
  printReport({ small, large, cold: await timeCold() })
} finally {
  rmSync(folder, { recursive: true })
}

async function timeCold() {
  const file = join(folder, 'given.json')
  const [visitor] = meetVisitors()
  writeFileSync(file, JSON.stringify({ rules: createRules(1000), ...visitor }))
  const [core, rules, growthbook] = ['core.mjs', 'rules.mjs', 'growthbook.mjs'].map((name) => join(folder, name))
  await bundle(`export * from '@kairos/core/first'`, core)
  // Rules with rarer operators, which come with a part.
  await bundle(`export * from '@kairos/core/first'; export { createHistory } from '@kairos/core/history'`, rules)
  await bundle(`export { evalCondition } from '@growthbook/growthbook'`, growthbook)
  const runs = Array.from({ length: PROCESSES }, () => ({
    kairos: run('./cold.mjs', 'kairos', rules, file),
    growthbook: run('./cold.mjs', 'growthbook', growthbook, file),
  }))
  if (runs.some(({ kairos, growthbook }) => kairos.held !== growthbook.held)) throw new Error('cold answers differ')
  return {
    kairos: median(runs.map(({ kairos }) => kairos.ms)),
    compile: median(runs.map(({ kairos }) => kairos.compileMs)),
    growthbook: median(runs.map(({ growthbook }) => growthbook.ms)),
    ...(await timeColdShop(core)),
  }
}

async function timeColdShop(core) {
  const given = {
    library: readFileSync(core, 'utf8'),
    config: readFileSync(pathOf('../../../../examples/shop/kairos.json'), 'utf8'),
  }
  const runs = []
  for (let browser = 0; browser < PROCESSES; browser++) runs.push(await timeShop(given))
  if (runs.some(({ rules, page }) => !rules.acts || !page.acts)) throw new Error('the shop’s page shows nothing')
  return {
    shop: median(runs.map(({ rules }) => rules.ms)),
    shopCompile: median(runs.map(({ rules }) => rules.compileMs)),
    shopPage: median(runs.map(({ page }) => page.ms)),
  }
}
