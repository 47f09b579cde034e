// `npm run bench:lighthouse`: what Lighthouse says of the example shop with each recipe, beside the shop without the tag.
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import lighthouse from 'lighthouse'
import { ensureBuilt } from '../../../../scripts/install.mjs'
import { openBrowser } from '../browser.mjs'
import { printReport } from './report.mjs'
import { recipes, serveShops } from './shop.mjs'

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } })
const runs = Number(values.runs)

ensureBuilt()
const dist = fileURLToPath(new URL('../../../../dist/', import.meta.url))
const sites = await serveShops(dist)
try {
  const results = Object.fromEntries(Object.keys(recipes).map((name) => [name, []]))
  for (let run = 0; run < runs; run++)
    for (const name of Object.keys(recipes)) results[name].push(await audit(`${sites[name].url}/`))
  printReport({ results, runs })
} finally {
  for (const site of Object.values(sites)) await site.close()
}

/** One cold run in a browser of its own, on a phone, with Lighthouse's own slow network and processor. */
async function audit(address) {
  const browser = await openBrowser()
  try {
    const flags = { port: Number(new URL(browser.wsEndpoint()).port), output: 'json', logLevel: 'error' }
    const { lhr } = await lighthouse(address, flags)
    if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`)
    process.stderr.write('.')
    return lhr
  } finally {
    await browser.close()
  }
}
