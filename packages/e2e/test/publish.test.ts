import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Serving, serve } from '@kairos/cli'
import type { Campaign } from '@kairos/schema'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, createVisitor, distFolder, launch, WAIT } from '../src/index.ts'

const cli = fileURLToPath(new URL('../../cli/dist/main.js', import.meta.url))
const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title><style>kairos-slot{display:flow-root;height:8em}</style>
<script src="/kairos.js" data-config="/kairos.json"></script><kairos-slot name="strip">own</kairos-slot>`

let browser: Browser
let site: Serving
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kairos-publish-'))
  await kairos.write()
  kairos('publish', 'shop.json', '--to', 'cdn', '--anyway')
  await writeFile(join(folder, 'cdn/index.html'), html)
  const recordFile = join(folder, 'records.ndjson')
  site = await serve({ folder: join(folder, 'cdn'), cdn: fileURLToPath(distFolder), port: 0, recordFile })
  browser = await launch('chromium')
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
  await rm(folder, { recursive: true })
})

/** Runs the built command in the folder, as a marketer would. */
function kairos(...args: string[]): string {
  return execFileSync(process.execPath, [cli, ...args], { cwd: folder, encoding: 'utf8' })
}

/** Writes the file that is edited. */
kairos.write = async (...campaigns: Campaign[]) => {
  const settings = {
    consent: { mode: 'not_required' },
    refresh: '1s',
    stream: '/kairos.stream',
    records: { url: '/v1/batch' },
  }
  await writeFile(
    join(folder, 'shop.json'),
    JSON.stringify({
      kairos: 1,
      site: 'shop',
      settings,
      goals: { purchase: { event: 'purchase' } },
      slots: { strip: {} },
      campaigns,
    }),
  )
}

const weWon = (title: string): Campaign => ({
  id: 'we-won',
  live: true,
  goal: 'purchase',
  variants: [{ id: 'cheer', actions: [{ type: 'slot', slot: 'strip', title }] }],
})

test('what is published is on open pages, what is rolled back is off them, and the report has it', async () => {
  const visitor = await createVisitor(browser)
  const { page, problems } = await visitor.open(`${site.url}/`)
  const comes = (text: string) =>
    expect
      .poll(
        () => page.$eval('kairos-slot', (slot) => slot.querySelector('.kairos-content')?.textContent ?? 'own'),
        WAIT,
      )
      .toBe(text)
  await comes('own')

  await kairos.write(weWon('We won!'))
  expect(kairos('publish', 'shop.json', '--to', 'cdn', '--until', '2h', '--anyway')).toContain('Published revision 2')
  await comes('We won!')

  await kairos.write(weWon('We won 3:1!'))
  expect(kairos('publish', 'shop.json', '--to', 'cdn', '--anyway')).toContain('Published revision 3')
  await comes('We won 3:1!')

  // The lower revision is taken, for the file says so.
  expect(kairos('publish', 'shop.json', '--to', 'cdn', '--rollback')).toContain('Published revision 2')
  await comes('We won!')
  expect(kairos('publish', 'shop.json', '--to', 'cdn', '--rollback')).toContain('Published revision 1')
  await comes('own')

  await page.evaluate(() => window.kairos.track('purchase', { value: 20 }))
  await expect.poll(() => readFile(join(folder, 'records.ndjson'), 'utf8'), WAIT).toContain('"goal"')
  const report = kairos('report', 'records.ndjson', '--config', 'shop.json')
  expect(report).toContain('Nothing to compare: all visitors met “cheer”.')
  // On a busy machine an open page gives up asking now and then.
  expect(problems.filter(({ kind }) => kind !== 'request')).toEqual([])
  await visitor.leave()
})
