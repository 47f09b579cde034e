import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from '../page/server.mjs'

const folder = fileURLToPath(new URL('../../../../examples/shop/', import.meta.url))
const cli = fileURLToPath(new URL('../../../cli/dist/main.js', import.meta.url))

/** The tag of the shop's pages. */
const TAG = '<script src="/kairos.js" data-config="/kairos.json"></script>'

const PRELOAD = '<link rel="preload" href="/kairos.json" as="fetch" crossorigin>'

/** What stands in its place. */
export const recipes = {
  without: { title: 'without the tag', tag: '' },
  async: { title: 'async', tag: PRELOAD + TAG.replace(' ', ' async ') },
  synchronous: { title: 'synchronous', tag: PRELOAD + TAG },
  configJs: { title: 'synchronous, kairos.config.js', tag: `<script src="/kairos.config.js"></script>${TAG}` },
}

/** The shop once for each recipe, by its name, compressed as a CDN does. */
export async function serveShops(dist) {
  const files = { ...read(folder, /\.(css|js|svg)$/), ...read(dist, /\.m?js$/), ...pack() }
  const home = readFileSync(join(folder, 'index.html'), 'utf8')
  if (!home.includes(TAG)) throw new Error(`examples/shop/index.html has no ${TAG}`)
  const more = { '/robots.txt': 'User-agent: *\nAllow: /\n', '/v1/batch': '{"success":true}' }
  const sites = Object.entries(recipes).map(async ([name, { tag }]) => [
    name,
    await serve({ ...files, ...more, '/': home.replace(TAG, tag) }),
  ])
  return Object.fromEntries(await Promise.all(sites))
}

const read = (folder, wanted) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true })
      .filter((name) => wanted.test(name))
      .map((name) => [`/${name.split(sep).join('/')}`, readFileSync(join(folder, name), 'utf8')]),
  )

/** The shop's rules as they are published. */
function pack() {
  const to = mkdtempSync(join(tmpdir(), 'kairos-bench-'))
  try {
    execFileSync(process.execPath, [cli, 'pack', join(folder, 'kairos.json'), '--to', to, '--config-js'])
    return read(to, /^kairos\./)
  } finally {
    rmSync(to, { recursive: true })
  }
}
