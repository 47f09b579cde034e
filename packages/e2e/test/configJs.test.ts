import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Serving, serve } from '@kairos/cli'
import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { distFolder, launch, visit } from '../src/index.ts'

const config = {
  kairos: 1,
  site: 'packed',
  settings: { consent: { mode: 'not_required' } },
  campaigns: [{ id: 'hello', variants: [{ id: 'shows', actions: [{ type: 'slot', slot: 'hero', title: 'Packed' }] }] }],
}
const html = `<!doctype html><html lang="en"><head><title>Packed</title><link rel="icon" href="data:,">
<script src="/kairos.config.js"></script><script src="/kairos.js" data-config="/kairos.json"></script></head>
<body><kairos-slot name="hero"><h2>Own</h2></kairos-slot>
<script>window.early = document.querySelector('.kairos-title')?.textContent</script></body></html>`

let browser: Browser
let folder: string
let site: Serving
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kairos-packed-'))
  await writeFile(join(folder, 'index.html'), html)
  await writeFile(join(folder, 'kairos.config.js'), `kairosConfig = ${JSON.stringify(config)}`)
  browser = await launch('chromium')
  site = await serve({ folder, cdn: fileURLToPath(distFolder), port: 0 })
})
afterAll(async () => {
  await browser.close()
  await site.close()
  await rm(folder, { recursive: true })
})

test('with kairos.config.js a first visit is decided while the page is read, and nothing is fetched', async () => {
  const asked: string[] = []
  const { page, problems, measured, close } = await visit(browser, site.url, {
    before: async (page) => page.on('request', (request) => asked.push(new URL(request.url()).pathname)),
  })
  expect(await page.evaluate('early')).toBe('Packed')
  expect(asked).not.toContain('/kairos.json')
  expect((await measured()).layoutShift).toBe(0)
  expect(problems).toEqual([])
  await close()
})
