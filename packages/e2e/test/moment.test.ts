import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Serving, serve } from '@kairos/cli'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, distFolder, launch, shopFolder, visit, WAIT } from '../src/index.ts'

describe.each(['chromium'] as const)('the example shop in %s', (name) => {
  let browser: Browser
  let folder: string
  let site: Serving
  beforeAll(async () => {
    browser = await launch(name)
    folder = await mkdtemp(join(tmpdir(), 'kairos-shop-'))
    await cp(shopFolder, folder, { recursive: true })
    site = await serve({ folder, cdn: fileURLToPath(distFolder), port: 0 })
  })
  afterAll(async () => {
    await browser.close()
    await site.close()
    await rm(folder, { recursive: true })
  })

  test('reacts on an open page when moment.json is saved, and when it is taken back', async () => {
    const seen = await visit(browser, `${site.url}/shop/bags`)
    const reads = () =>
      seen.page.$eval('[name=promo]', (slot) => slot.querySelector('.kairos-title')?.textContent ?? 'own')
    const file = join(folder, 'moment.json')
    const open = await readFile(file, 'utf8')
    const before = await reads()
    await writeFile(file, open.replace('"open"', '"won"').replace('0:0', '2:1'))
    await expect.poll(reads, WAIT).toBe('We won 2:1!')
    await writeFile(file, open)
    await expect.poll(reads, WAIT).toBe(before)
    expect(seen.problems).toEqual([])
    await seen.close()
  })
})
