// `npm run bench:rules`: Kairos beside its peers on one workload, in one run. Prints a table and, for each target, how far it is.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median } from './median.mjs'
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
  printReport({ small, large, cold: timeCold() })
} finally {
  rmSync(folder, { recursive: true })
}

function timeCold() {
  const file = join(folder, 'given.json')
  const [visitor] = meetVisitors()
  writeFileSync(file, JSON.stringify({ rules: createRules(1000), ...visitor }))
  const shop = pathOf('../../../../examples/shop/kairos.json')
  const runs = Array.from({ length: PROCESSES }, () => ({
    kairos: run('./cold.mjs', 'kairos', file),
    growthbook: run('./cold.mjs', 'growthbook', file),
    shop: run('./cold.mjs', 'config', shop),
  }))
  if (runs.some(({ kairos, growthbook }) => kairos.held !== growthbook.held)) throw new Error('cold answers differ')
  return {
    kairos: median(runs.map(({ kairos }) => kairos.ms)),
    compile: median(runs.map(({ kairos }) => kairos.compileMs)),
    growthbook: median(runs.map(({ growthbook }) => growthbook.ms)),
    shop: median(runs.map(({ shop }) => shop.ms)),
  }
}
