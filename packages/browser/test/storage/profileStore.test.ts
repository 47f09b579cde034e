import { compile, createProfile, type Profile } from '@kairos/core'
import { beforeEach, describe, expect, test } from 'vitest'
import { withPages } from '../kit.ts'
import { type Browser, createBrowser, type Tab } from './tabs.ts'

const NOW = 1_800_000_000_000
const HOUR_MS = 3_600_000
const KEY = 'kairos:shop:profile'
const program = compile({
  kairos: 1,
  site: 'shop',
  segments: { eager: { when: { $did: { event: 'looked', times: { $gte: 3 } } } } },
  campaigns: [
    {
      id: 'test',
      variants: ['a', 'b'].map((id) => ({ id, actions: [{ type: 'slot', slot: id, title: id }] })),
      limits: [{ max: 1, per: 'lifetime' }],
    },
  ],
})
const known = withPages({ ...createProfile('v-1', NOW), visit: { ...createProfile('v-1', NOW).visit, count: 3 } }, 6)

let allowed: boolean
let full: boolean
let now: number
let browser: Browser
beforeEach(() => {
  allowed = true
  full = false
  now = NOW
  browser = createBrowser({ program, now: () => now, allowed: () => allowed, isFull: () => full })
})

const stored = () => browser.values.get('profile') as { write: number; heard: object; profile: Profile } | undefined
const snapshot = () => JSON.parse(browser.texts.get(KEY) ?? 'null')
const keep = (value: unknown) => browser.values.set('profile', value)

/** Opens a page, and lets all come that comes by itself. */
async function open(): Promise<Tab> {
  const tab = browser.open()
  tab.load()
  await settled(tab)
  return tab
}

async function settled(...tabs: Tab[]): Promise<void> {
  for (const tab of tabs) await tab.turn()
  while (await browser.transact());
}

describe('the database', () => {
  test('gets the first profile, and the snapshot is the same', async () => {
    const tab = await open()
    expect(stored()).toMatchObject({ write: 1, profile: { pages: 1 } })
    expect(snapshot()).toEqual(stored())
    expect(stored()?.profile).toEqual(tab.profile())
  })

  test('corrects the page when it knows a newer profile', async () => {
    keep({ write: 9, heard: {}, profile: known })
    const tab = await open()
    expect(tab.profile()).toMatchObject({ id: 'v-1', pages: 7, visit: { count: 3 } })
    expect(stored()).toMatchObject({ write: 10, profile: { pages: 7 } })
  })

  test('is corrected by a snapshot that went on without it', async () => {
    keep({ write: 9, heard: {}, profile: known })
    browser.texts.set(KEY, JSON.stringify({ write: 12, heard: {}, profile: withPages(known, 40) }))
    await open()
    expect(stored()).toMatchObject({ write: 13, profile: { pages: 41 } })
  })

  test.each([
    ['a text', 'hello'],
    ['a wrong type', { write: 9, heard: {}, profile: { ...known, past: 7 } }],
    ['what no JSON can hold', { write: 9n }],
    ['10 MB', { write: 9, heard: {}, profile: { ...known, traits: { long: 'x'.repeat(1e7) } } }],
  ])('with %s in it is written anew', async (_, value) => {
    keep(value)
    await open()
    expect(stored()).toMatchObject({ write: 1, profile: { pages: 1 } })
  })

  test('with a profile that breaks the rules of its own shape does not stop the page', async () => {
    keep({ write: 9, heard: {}, profile: { ...known, past: { recent: 5 } } })
    const tab = await open()
    tab.send('looked')
    await settled(tab)
    expect(tab.profile().past?.events.looked).toEqual({ count: 1, sum: 0 })
    expect(stored()?.profile).toEqual(tab.profile())
  })

  test('with a profile of a newer version is left alone, and so is the snapshot', async () => {
    const newer = { write: 9, heard: {}, profile: { ...known, version: 2 } }
    keep(newer)
    const tab = await open()
    tab.send('looked')
    await settled(tab)
    tab.leave(true)
    expect(stored()).toEqual(newer)
    expect(tab.profile().past?.events.looked?.count).toBe(1)
  })

  test('that is full loses nothing: the snapshot takes it, and the next page brings it', async () => {
    const tab = await open()
    full = true
    tab.send('looked')
    await settled(tab)
    expect(stored()?.profile.past?.events.looked).toBeUndefined()
    expect(snapshot().profile.past.events.looked.count).toBe(1)
    full = false
    tab.crash(false)
    await open()
    expect(stored()?.profile.past?.events.looked?.count).toBe(1)
    expect([...browser.texts.keys()]).toEqual([KEY])
  })

  test('remembers which pages it has heard, the last fifty of them', async () => {
    for (let pages = 0; pages < 70; pages++) (await open()).leave(true)
    expect(Object.keys(stored()!.heard)).toHaveLength(50)
    expect(stored()?.profile.pages).toBe(70)
  })
})

describe('two tabs', () => {
  test('that are opened at once are one visit of one visitor', async () => {
    const tabs = [browser.open(), browser.open()]
    for (const tab of tabs) tab.load()
    await settled(...tabs)
    tabs[0]!.send('looked')
    await settled(...tabs)
    expect(tabs[0]!.profile().id).toBe(tabs[1]!.profile().id)
    expect(stored()?.profile).toMatchObject({ pages: 2, visit: { count: 1, pages: 2 } })
  })

  test('that are left while another has yet to write the first snapshot lose nothing', async () => {
    const [first, second] = [browser.open(), browser.open()]
    for (const tab of [first, second]) {
      tab.load()
      await tab.turn()
    }
    await browser.transact(false)
    await browser.transact(false)
    await browser.transact(false)
    second.send('looked')
    second.leave(false)
    const last = await open()
    expect(last.profile().past?.events.looked?.count).toBe(1)
  })

  test('that draw at once end with one variant', async () => {
    keep({ write: 9, heard: {}, profile: known })
    const tabs = [browser.open(), browser.open()]
    for (const tab of tabs) tab.load()
    await settled(...tabs)
    const variants = tabs.map((tab) => tab.profile().campaigns.test?.variant)
    expect(new Set([...variants, stored()?.profile.campaigns.test?.variant]).size).toBe(1)
  })

  test('count what both showed, though the rules of the second would not have shown it any more', async () => {
    await (await open()).leave(true)
    const tabs = [browser.open(), browser.open()]
    for (const tab of tabs) {
      tab.load()
      tab.send('shown', { campaign: 'test', variant: 'a', surface: 'slot:a' })
    }
    await settled(...tabs)
    expect(stored()?.profile.campaigns.test?.shown).toHaveLength(2)
  })

  test('have one order of events, that in which they happened', async () => {
    const [first, second] = [await open(), await open()]
    first.send('early')
    now += HOUR_MS / 4
    second.send('late')
    await second.turn()
    await first.turn()
    while (await browser.transact());
    const names = stored()?.profile.past?.recent.map(({ name }) => name)
    expect(names).toEqual(['page_view', 'page_view', 'early', 'late'])
  })

  test('know of each other’s events once they save', async () => {
    const [first, second] = [await open(), await open()]
    for (const tab of [first, second, first]) {
      tab.send('looked')
      await settled(first, second)
    }
    expect(first.profile().past?.events.looked?.count).toBe(3)
  })
})

describe('forgetting', () => {
  test('empties the database, the snapshot and what pages left behind', async () => {
    browser.open().leave(true)
    const tab = browser.open()
    tab.load()
    tab.erase()
    await settled(tab)
    allowed = false
    tab.leave(true)
    expect([browser.texts.size, browser.values.size]).toEqual([0, 0])
  })

  test('is not undone by a save that began before', async () => {
    const tab = await open()
    tab.send('looked')
    await tab.turn()
    await browser.transact()
    tab.erase()
    allowed = false
    await settled(tab)
    tab.leave(true)
    expect([browser.texts.size, browser.values.size]).toEqual([0, 0])
  })

  test('is not undone by a save that waits for its transaction', async () => {
    const tab = await open()
    tab.send('looked')
    await tab.turn()
    tab.erase()
    allowed = false
    await settled(tab)
    expect([browser.texts.size, browser.values.size]).toEqual([0, 0])
  })

  test('is not undone by a tab that did not hear of it', async () => {
    const [tab, other] = [await open(), await open()]
    tab.erase()
    await settled(tab)
    other.send('looked')
    await settled(other)
    other.leave(true)
    expect([browser.texts.size, browser.values.size]).toEqual([0, 0])
    expect(other.profile().past?.events.looked?.count).toBe(1)
  })

  test('is over when something new is to be remembered', async () => {
    const tab = await open()
    tab.erase()
    await settled(tab)
    tab.send('looked')
    await settled(tab)
    expect(stored()?.profile).toEqual(tab.profile())
  })
})

test('without consent the database is neither read nor written', async () => {
  allowed = false
  keep({ write: 9, heard: {}, profile: known })
  const tab = await open()
  tab.leave(true)
  expect(tab.profile().id).not.toBe('v-1')
  expect([browser.texts.size, stored()?.write]).toEqual([0, 9])
})
