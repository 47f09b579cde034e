import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type CollectedRecord, type Serving, serve } from '@kairos/cli'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, createVisitor, distFolder, launch, TAG, type Visitor } from '../src/index.ts'

const TABS = 5
const GOALS = 200
const SEED = 8
const MOST_UNSENT = 150
const PATIENCE_MS = 300_000

const config = {
  kairos: 1,
  site: 'loss',
  settings: { consent: { mode: 'not_required' }, records: { url: '/v1/batch' } },
  goals: { won: { event: 'won' } },
  campaigns: [{ id: 'hello', variants: [{ id: 'a' }] }],
}
const html = (title: string) =>
  `<!doctype html><html lang="en"><head><title>${title}</title>${TAG}</head><body><p>${title}</p></body></html>`

/** The same numbers from 0 to 1 at every run (mulberry32). */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Runs in the page: makes goals, and tells which of them were measured. */
const win = (numbers: number[]): number[] => {
  const { kairos } = window as unknown as { kairos: { track: (name: string, props: object) => void } }
  const measured: number[] = []
  const hear = (event: Event) => {
    const { name, value } = (event as CustomEvent).detail
    if (name === 'goal') measured.push(value)
  }
  document.addEventListener('kairos:record', hear)
  for (const value of numbers) kairos.track('won', { value })
  document.removeEventListener('kairos:record', hear)
  return measured
}

/** Runs in the page: bytes in each store; what is left lies under many keys. */
const stored = async (): Promise<{ outbox: number; left: number }> => {
  const bytesOf = (value: unknown) => new Blob([typeof value === 'string' ? value : JSON.stringify(value)]).size
  const keys = Object.keys(localStorage).filter((key) => key.includes(':unheard:'))
  const left = keys.reduce((bytes, key) => bytes + bytesOf(localStorage.getItem(key) ?? ''), 0)
  const outbox = await new Promise<unknown>((resolve) => {
    const opening = indexedDB.open('kairos:loss')
    opening.onupgradeneeded = () => opening.transaction?.abort()
    opening.onerror = () => resolve('')
    opening.onsuccess = () => {
      const asked = opening.result.transaction('kairos').objectStore('kairos').get('outbox')
      asked.onsuccess = () => {
        opening.result.close()
        resolve(asked.result ?? '')
      }
    }
  })
  return { outbox: bytesOf(outbox), left }
}

// One browser: it takes more than a minute, and both go through the same code.
describe.each(['chromium'] as const)('delivery in %s', (name) => {
  let browser: Browser
  let folder: string
  let site: Serving
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kairos-loss-'))
    await writeFile(join(folder, 'index.html'), html('One'))
    await writeFile(join(folder, 'next.html'), html('Two'))
    await writeFile(join(folder, 'kairos.json'), JSON.stringify(config))
    const recordFile = join(folder, 'records.ndjson')
    site = await serve({ folder, cdn: fileURLToPath(distFolder), port: 0, recordFile, fail: '500,slow,drop,429,503' })
    browser = await launch(name)
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
    await rm(folder, { recursive: true })
  })

  const arrived = () => site.records.filter(({ event }) => event === 'goal')

  test(
    'loses nothing and tells nothing twice: five tabs, reloads, links, closed tabs, no network, a collector that fails half the time',
    async () => {
      const visitor: Visitor = await createVisitor(browser)
      let made = 0
      let mostUnsent = 0
      let mostStored = { outbox: 0, left: 0 }

      const ready = (page: Page) =>
        page.waitForFunction('window.customElements.get("kairos-memory") && kairos.decisions().length', { polling: 20 })
      const open = async (path = '/') => {
        const { page } = await visitor.open(site.url + path, { waitUntil: 'domcontentloaded' })
        await ready(page)
        return page
      }
      const look = async (page: Page) => {
        const { outbox, left } = await page.evaluate(stored)
        mostStored = { outbox: Math.max(outbox, mostStored.outbox), left: Math.max(left, mostStored.left) }
      }

      const live = async (tab: number) => {
        const roll = dice(SEED * 100 + tab)
        let page = await open()
        let isOffline = false
        const goOnline = async () => {
          if (isOffline) await page.setOfflineMode(false)
          isOffline = false
        }
        for (let n = 0; n < GOALS; ) {
          const burst = Array.from(
            { length: Math.min(1 + Math.floor(roll() * 4), GOALS - n) },
            (_, i) => tab * GOALS + n + i,
          )
          expect(await page.evaluate(win, burst)).toEqual(burst)
          n += burst.length
          made += burst.length
          mostUnsent = Math.max(mostUnsent, made - arrived().length)
          const fate = roll()
          if (fate < 0.08) {
            await goOnline()
            await page.reload({ waitUntil: 'domcontentloaded' })
            await ready(page)
          } else if (fate < 0.14) {
            await goOnline()
            await page.goto(site.url + (roll() < 0.5 ? '/' : '/next'), { waitUntil: 'domcontentloaded' })
            await ready(page)
          } else if (fate < 0.17) {
            // Another tab is opened first: a browser without tabs is closed.
            const next = await open('/next')
            await page.close()
            page = next
            isOffline = false
          } else if (fate < 0.22) {
            await page.setOfflineMode(!isOffline)
            isOffline = !isOffline
          } else if (fate < 0.3) await look(page)
          await pause(1000 * roll())
        }
        await goOnline()
      }
      await Promise.all(Array.from({ length: TABS }, (_, tab) => live(tab)))
      const last = await open()
      const told = () => new Set(arrived().map(({ properties }) => Number(properties?.value)))
      const missing = () => Array.from({ length: TABS * GOALS }, (_, n) => n).filter((n) => !told().has(n))
      console.log(`${name}: at most ${mostUnsent} unsent, seed ${SEED}`)
      await expect.poll(missing, { timeout: 60_000, interval: 500 }).toEqual([])
      await look(last)
      await visitor.leave()

      const lines = (await readFile(join(folder, 'records.ndjson'), 'utf8')).trim().split('\n')
      const goals = lines.map((line): CollectedRecord => JSON.parse(line)).filter(({ event }) => event === 'goal')
      const values = goals.map(({ properties }) => Number(properties?.value)).sort((one, other) => one - other)
      expect(values).toEqual(Array.from({ length: TABS * GOALS }, (_, n) => n))
      expect(new Set(goals.map(({ messageId }) => messageId)).size).toBe(TABS * GOALS)
      expect(mostUnsent).toBeLessThanOrEqual(MOST_UNSENT)
      expect([mostStored.outbox <= 96_000, mostStored.left <= 96_000]).toEqual([true, true])
    },
    PATIENCE_MS,
  )
})
