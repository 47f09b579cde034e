import { compile, type Profile } from '@kairos/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createBrowser, type Tab } from './tabs.ts'

const NOW = 1_800_000_000_000
const program = compile({
  kairos: 1,
  site: 'shop',
  interests: { topic: { halfLife: '14d', from: { event: 'looked', field: 'topic' } } },
  segments: { eager: { when: { $did: { event: 'looked', times: { $gte: 3 } } } } },
  campaigns: [{ id: 'hello', variants: [{ id: 'a', actions: [{ type: 'slot', slot: 'hero', title: 'Hi' }] }] }],
})
const SHOWN = { campaign: 'hello', variant: 'a', surface: 'slot:hero' }

const create = () => createBrowser({ program, now: () => NOW })
type Browser = ReturnType<typeof create>

const counts = ({ pages, visit, past, campaigns }: Profile) => ({
  pages,
  visits: visit.count,
  visitPages: visit.pages,
  looked: past?.events.looked?.count ?? 0,
  recent: past?.recent.filter(({ name }) => name === 'looked').length ?? 0,
  interest: Math.round(past?.interests.topic?.scores.shoes ?? 0),
  shown: campaigns.hello?.shown?.length ?? 0,
})

/** What a new page reads, when everybody has left. */
async function readAtLast(browser: Browser): Promise<Profile> {
  const last = browser.open()
  last.load()
  await last.turn()
  while (await browser.transact());
  await last.turn()
  while (await browser.transact());
  return last.profile()
}

/** What must have been counted: what all pages that were ever open told, and the last page. */
function expected(tabs: Tab[]) {
  const names = tabs.flatMap((tab) => tab.durable())
  const count = (name: string) => names.filter((one) => one === name).length
  const pages = count('page_view') + 1
  const looked = count('looked')
  // One page shows a campaign once.
  const shown = tabs.filter((tab) => tab.durable().includes('shown')).length
  return { pages, visits: 1, visitPages: pages, looked, recent: looked, interest: looked, shown }
}

const ops = [
  'open',
  'load',
  'look',
  'look',
  'look',
  'show',
  'turn',
  'turn',
  'leave',
  'leave',
  'leaveHalfway',
  'crash',
] as const
const story = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ op: fc.constantFrom(...ops), tab: fc.nat(3), ends: fc.boolean() }) },
    {
      weight: 2,
      arbitrary: fc.record({ op: fc.constant('transact' as const), tab: fc.constant(0), ends: fc.boolean() }),
    },
  ),
  { maxLength: 60 },
)

async function play(steps: typeof story extends fc.Arbitrary<infer Steps> ? Steps : never) {
  const browser = create()
  const all: Tab[] = []
  const open: (Tab | undefined)[] = []
  for (const { op, tab: index, ends } of steps) {
    const tab = open[index]
    if (op === 'transact') await browser.transact(ends)
    else if (op === 'open' && !tab && all.length < 40) {
      open[index] = browser.open()
      all.push(open[index])
    } else if (op === 'load') tab?.load()
    else if (op === 'look') tab?.send('looked', { topic: 'shoes' })
    else if (op === 'show') tab?.send('shown', SHOWN)
    else if (op === 'turn') await tab?.turn()
    else if (op === 'leave' || op === 'leaveHalfway' || op === 'crash') {
      tab?.[op](ends)
      open[index] = undefined
    }
  }
  for (const tab of open) tab?.leave(false)
  while (await browser.transact());
  return { browser, all }
}

describe('tabs of one site', () => {
  test('lose nothing and count nothing twice, in whatever order they open, save, leave and crash', async () => {
    await fc.assert(
      fc.asyncProperty(story, async (steps) => {
        const { browser, all } = await play(steps)
        expect(counts(await readAtLast(browser))).toEqual(expected(all))
      }),
      { numRuns: 500 },
    )
  }, 60_000)
})
