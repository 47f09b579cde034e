import type { Config, RedirectAction } from '@kairos/schema'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Kairos } from '../../src/api.ts'
import { createEnv, type Env } from '../../src/env.ts'
import { start } from '../../src/start.ts'

// Here the address a page is left for is caught; that browsers go there, unseen, is tested in packages/e2e.

let left: string[] = []
let kairos: Kairos | undefined
beforeEach(() => {
  window.localStorage.clear()
  window.sessionStorage.clear()
  Object.defineProperty(window.navigator, 'webdriver', { value: false, configurable: true })
  vi.spyOn(window.location, 'replace').mockImplementation((url) => void left.push(String(url)))
  left = []
})
afterEach(() => {
  kairos?.destroy()
  vi.restoreAllMocks()
  document.adoptedStyleSheets = []
})

const ORIGIN = window.location.origin

const fileOf = (to: string, changes: Partial<Config> = {}): Config => ({
  kairos: 1,
  site: 'shop',
  settings: { consent: { mode: 'not_required' }, records: { url: '/v1/batch' }, redirects: ['https://other.example'] },
  campaigns: [{ id: 'away', variants: [{ id: 'on', actions: [{ type: 'redirect', to } satisfies RedirectAction] }] }],
  ...changes,
})

/** Opens a page of a visitor who keeps what was stored before, and leaves it again. */
async function visit(address: string, config: Config, env: Env = createEnv(window)) {
  window.history.replaceState(null, '', address)
  const before = left.length
  kairos = start(env, { config })
  await new Promise<void>((ready) => void kairos!.on('ready', () => ready()))
  const decisions = kairos.decisions()
  window.dispatchEvent(new Event('pagehide'))
  kairos.destroy()
  return { went: left.slice(before), decisions }
}

const unheard = (): { campaign: string; variant: string }[] =>
  Object.entries(window.localStorage).flatMap(([key, text]) =>
    key.startsWith('kairos:shop:unheard:') ? JSON.parse(text) : [],
  )

describe('the visitor is led away', () => {
  test('with query and hash, once a visit, and the exposure is kept', async () => {
    const config = fileOf('/landing?a=1')
    expect((await visit('/?utm_source=mail&a=2#top', config)).went).toEqual([
      `${ORIGIN}/landing?a=1&utm_source=mail#top`,
    ])
    expect(unheard()).toMatchObject([{ campaign: 'away', variant: 'on' }])
    expect((await visit('/', config)).went).toEqual([])
    expect(unheard()).toHaveLength(1)
  })

  test('not from the page it leads to', async () => {
    expect((await visit('/landing?x=1', fileOf('/landing'))).went).toEqual([])
    expect(unheard()).toEqual([])
  })

  test('to another origin that is listed, once what is measured is in the hands of who sends it', async () => {
    vi.useFakeTimers()
    window.history.replaceState(null, '', '/')
    kairos = start(createEnv(window), { config: fileOf('https://other.example/b') })
    await vi.advanceTimersByTimeAsync(40)
    expect(left).toEqual([])
    await vi.advanceTimersByTimeAsync(3_000)
    expect(left).toEqual(['https://other.example/b'])
    vi.useRealTimers()
  })

  test('before anything else is done', async () => {
    document.body.innerHTML = '<h1>own</h1><kairos-slot name="hero">own</kairos-slot>'
    const before = document.body.innerHTML
    const config = fileOf('/landing')
    config.campaigns!.unshift(
      { id: 'a', priority: 9, variants: [{ id: 'on', actions: [{ type: 'edit', selector: 'h1', text: 'ours' }] }] },
      { id: 'b', priority: 9, variants: [{ id: 'on', actions: [{ type: 'slot', slot: 'hero', title: 'ours' }] }] },
    )
    window.history.replaceState(null, '', '/')
    kairos = start(createEnv(window), { config })
    await new Promise<void>((ready) => void kairos!.on('ready', () => ready()))
    expect(left).toHaveLength(1)
    expect(document.body.innerHTML.replace(' data-kairos="page"', '')).toBe(before)
  })

  test('in circles of two and three campaigns, once around', async () => {
    const campaigns = ['/a', '/b', '/c'].map((path, index, all) => ({
      id: `from${index}`,
      pages: { include: [path] },
      variants: [{ id: 'on', actions: [{ type: 'redirect' as const, to: all[(index + 1) % 3]! }] }],
    }))
    const config = fileOf('/', { campaigns })
    const pages: string[] = []
    for (let page = '/a'; page && pages.length < 20; ) {
      pages.push(page)
      page = (await visit(page, config)).went[0]?.replace(ORIGIN, '') ?? ''
    }
    expect(pages).toEqual(['/a', '/b', '/c', '/a'])
  })
})

test('where nothing can be kept nobody is led away: it might never end', async () => {
  const env = createEnv(window)
  const diagnostics: string[] = []
  document.addEventListener('kairos:diagnostic', (event) => diagnostics.push((event as CustomEvent).detail.path))
  const { went } = await visit('/', fileOf('/landing'), { ...env, keep: () => false, recall: () => null })
  expect([went, diagnostics]).toEqual([[], ['campaigns.away']])
})

test('a preview leads away once, as a visit does: the link goes on without its flags', async () => {
  const config = fileOf('/landing')
  const { went } = await visit('/?kairos_force=away:on&ref=1', config)
  expect(went).toEqual([`${ORIGIN}/landing?ref=1`])
  expect((await visit('/other', config)).went).toEqual([])
})

test('of 2,000 visitors as many exposures arrive from the page that redirects as from its control', async () => {
  const config = fileOf('/landing')
  config.campaigns![0]!.variants.unshift({ id: 'control' })
  const counts: Record<string, number> = {}
  for (let number = 0; number < 2_000; number++) {
    window.localStorage.clear()
    let ids = 0
    const env = () => ({ ...createEnv(window), newId: () => `visitor-${number}-${ids++}` })
    const pages = ['/?utm_source=mail']
    for (const page of pages) {
      const { went } = await visit(page, config, env())
      pages.push(...went.map((url) => url.replace(ORIGIN, '')))
    }
    // One more page, whoever they are.
    await visit('/more', config, env())
    for (const { variant } of unheard()) counts[variant] = (counts[variant] ?? 0) + 1
  }
  const { control = 0, on = 0 } = counts
  expect(control + on).toBe(2_000)
  // Chi-square with one degree of freedom: beyond 10.8 once in a thousand times.
  expect((control - 1_000) ** 2 / 1_000 + (on - 1_000) ** 2 / 1_000).toBeLessThan(10.8)
}, 120_000)
