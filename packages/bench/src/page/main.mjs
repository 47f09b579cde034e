// `npm run bench:page`: what a page pays for Kairos beside peers and a hand-written script, in Chromium, with the built files.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { ensureBuilt } from '../../../../scripts/install.mjs'
import { openBrowser } from '../browser.mjs'
import { config } from './content.mjs'
import { cells, loadOver, loadSlowly, pagesOf } from './load.mjs'
import { printReport } from './report.mjs'
import { createRows } from './rows/index.mjs'
import { serve } from './server.mjs'

const { values } = parseArgs({ options: { loads: { type: 'string', default: '15' } } })
const loads = Number(values.loads)

ensureBuilt()
const { rows, files } = await createRows(packConfigJs())
const site = await serve({ ...files, ...pagesOf(rows) })
const browser = await openBrowser()
try {
  const names = Object.keys(rows)
  const bySlowCpu = ['nothing', 'configJs', 'index', 'auto']
  const networks = []
  for (const cell of cells)
    networks.push(await interleave(names, (name) => loadOver(browser, { url: site.url, name, cell })))
  const work = await interleave(bySlowCpu, (name) => loadSlowly(browser, { url: site.url, name }))
  printReport({ rows, networks, work, loads })
} finally {
  await browser.close()
  await site.close()
}

/** Every row once, then all of them again: what slows the machine down for a while slows down all of them. */
async function interleave(names, load) {
  const measured = Object.fromEntries(names.map((name) => [name, []]))
  for (let round = 0; round <= loads; round++) {
    for (const name of names) {
      const one = await load(name)
      // The first round warms the browser up.
      if (round) measured[name].push(one)
    }
    process.stderr.write('.')
  }
  process.stderr.write('\n')
  return measured
}

/** What `kairos pack --config-js` writes. */
function packConfigJs() {
  const folder = mkdtempSync(join(tmpdir(), 'kairos-bench-'))
  try {
    const cli = fileURLToPath(new URL('../../../cli/dist/main.js', import.meta.url))
    writeFileSync(join(folder, 'kairos.json'), JSON.stringify(config))
    execFileSync(process.execPath, [cli, 'pack', join(folder, 'kairos.json'), '--to', folder, '--config-js'])
    return readFileSync(join(folder, 'kairos.config.js'), 'utf8')
  } finally {
    rmSync(folder, { recursive: true })
  }
}
