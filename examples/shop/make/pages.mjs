// Writes the pages of the shop as static HTML. `--check` writes nothing and exits 1 naming the files that are stale.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { cart, checkout, thankYou } from './buying.mjs'
import { home } from './home.mjs'
import { pricing } from './membership.mjs'
import { help, login } from './service.mjs'
import { category, product } from './shop.mjs'

const shop = JSON.parse(readFileSync(new URL('./products.json', import.meta.url), 'utf8'))

const pages = new Map([
  ['index.html', home(shop)],
  ...shop.categories.map((one) => [`shop/${one.id}.html`, category(one, shop)]),
  ...shop.products.map((one) => [`shop/${one.category}/${one.id}.html`, product(one, shop)]),
  ['cart.html', cart()],
  ['checkout.html', checkout()],
  ['thank-you.html', thankYou()],
  ['pricing.html', pricing()],
  ['help.html', help()],
  ['login.html', login()],
])

const toUrl = (file) => new URL(`../${file}`, import.meta.url)

function isStale([file, html]) {
  try {
    return readFileSync(toUrl(file), 'utf8') !== html
  } catch {
    return true
  }
}

const stale = [...pages].filter(isStale)

if (process.argv.includes('--check')) {
  for (const [file] of stale) console.error(`stale: examples/shop/${file}`)
  if (stale.length > 0) console.error('run: node examples/shop/make/pages.mjs')
  process.exitCode = stale.length > 0 ? 1 : 0
} else {
  for (const [file, html] of stale) {
    mkdirSync(dirname(toUrl(file).pathname), { recursive: true })
    writeFileSync(toUrl(file), html)
  }
  console.log(`${stale.length} of ${pages.size} pages written`)
}
