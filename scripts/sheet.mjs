// `npm run sheet`: the contact sheet that the tests keep, of every widget in examples/widgets on phone and desktop, light, dark
// and from right to left, as packages/e2e/shots/widgets.html. Names of campaigns as arguments: only those.
import { fileURLToPath } from 'node:url'
import { ensureBuilt } from './install.mjs'

ensureBuilt()
const { serve } = await import('../packages/cli/dist/index.js')
const { distFolder, keepContactSheet, launch } = await import('../packages/e2e/dist/index.js')

const folder = fileURLToPath(new URL('../examples/widgets/', import.meta.url))
const site = await serve({ folder, cdn: fileURLToPath(distFolder), port: 0 })
const browser = await launch('chromium')
try {
  const { path, cutOff } = await keepContactSheet(browser, site.url, process.argv.slice(2))
  for (const line of [...cutOff, path]) console.log(line)
} finally {
  await browser.close()
  await site.close()
}
