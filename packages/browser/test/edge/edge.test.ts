import type { Config } from '@kairos/schema'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Kairos } from '../../src/api.ts'
import type { Env } from '../../src/env.ts'
import { parts } from '../../src/lazy.ts'
import { start } from '../../src/start.ts'
import { find, openPage } from '../page.ts'

// What a visitor sees frame by frame is tested in real browsers (packages/e2e). Here: which content stands in the slot.

const show = (title: string) => [{ type: 'slot' as const, slot: 'hero', title }]
const config = (changes: Partial<Config> = {}): Config => ({
  kairos: 1,
  site: 'shop',
  settings: { consent: { mode: 'not_required' } },
  campaigns: [{ id: 'hero', variants: [{ id: 'a', actions: show('A') }] }],
  ...changes,
})

let env: Env
let kairos: Kairos | undefined
let host: Element
beforeAll(() => Promise.all([parts.edge(), parts.late(), parts.live()]))
beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  kairos?.destroy()
  document.head.innerHTML = ''
  vi.restoreAllMocks()
  vi.useRealTimers()
})

/** A page as a server sent it. */
function serve(mark: string, { isPainted = false, revision = 0 } = {}) {
  env = openPage('/', '<kairos-slot name="hero"><p>own</p></kairos-slot>')
  document.head.innerHTML = `<meta name="kairos-edge" content="" data-revision="${revision}" data-slots="hero">`
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue(isPainted ? [{} as PerformanceEntry] : [])
  host = document.createElement('div')
  host.className = 'kairos-content'
  host.slot = 'kairos'
  host.setAttribute('data-kairos-edge', mark)
  host.innerHTML = '<h2 class="kairos-title">Served</h2>'
  find('kairos-slot').prepend(host)
}

async function open(file: Config = config()) {
  kairos = start(env, { config: file })
  // Waiting for a condition lets time pass, and with it the first paint: what is loaded is waited for without.
  await vi.dynamicImportSettled()
  await vi.waitFor(() => expect(kairos!.decisions().length + (file.campaigns?.length ? 0 : 1)).toBeGreaterThan(0))
  await vi.advanceTimersByTimeAsync(1)
}
const contents = () =>
  [...find('kairos-slot').querySelectorAll('.kairos-content')].map(({ textContent }) => textContent)
const decided = () => kairos!.decisions().map(({ campaign, reason }) => [campaign, reason])

test('the same variant stays, the very nodes of the server', async () => {
  serve('hero/a')
  await open()
  expect([contents(), host.isConnected, decided()]).toEqual([['Served'], true, [['hero', 'acts']]])
  kairos!.destroy()
  expect(contents()).toEqual([])
})

describe('another variant', () => {
  test('gives way before the first paint', async () => {
    serve('hero/b')
    await open()
    expect([contents(), decided()]).toEqual([['A'], [['hero', 'acts']]])
  })

  test('stays after it', async () => {
    serve('hero/b', { isPainted: true })
    await open()
    expect([contents(), decided()]).toEqual([['Served'], [['hero', 'late']]])
  })

  test('gives way to the page’s own content where this visitor has the control', async () => {
    serve('hero/b')
    await open(config({ campaigns: [{ id: 'hero', variants: [{ id: 'control' }] }] }))
    expect(contents()).toEqual([])
  })
})

describe('a campaign that the file does not have', () => {
  test.each([
    [false, []],
    [true, ['Served']],
  ])('where the page was painted: %s', async (isPainted, expected) => {
    serve('gone/a', { isPainted })
    await open(config({ campaigns: [{ id: 'other', variants: [{ id: 'x' }] }] }))
    expect(contents()).toEqual(expected)
  })
})

describe('a visitor who refused', () => {
  const drawn = config({
    settings: {},
    campaigns: [
      {
        id: 'hero',
        variants: [
          { id: 'a', actions: show('A') },
          { id: 'b', actions: show('B') },
        ],
      },
    ],
  })

  test.each([false, true])('is not shown what was drawn from memory; painted: %s', async (isPainted) => {
    serve('hero/a', { isPainted })
    await open(drawn)
    expect([contents(), decided()]).toEqual([[], [['hero', 'consent_pending']]])
  })

  test('is shown what is for everybody in its place', async () => {
    serve('hero/a', { isPainted: true })
    await open({
      ...drawn,
      campaigns: [...drawn.campaigns!, { id: 'all', variants: [{ id: 'x', actions: show('All') }] }],
    })
    await vi.waitFor(() => expect(contents()).toEqual(['All']))
  })
})

describe('a link that looks at a variant', () => {
  const others = [
    { id: 'hero', variants: [{ id: 'a', actions: show('A') }] },
    { id: 'other', variants: [{ id: 'x', actions: show('X') }] },
  ]
  test.each([
    ['other:x', ['X']],
    ['hero:a', ['Served']],
    ['hero:off', ['X']],
  ])('in the hash, which no server sees: %s', async (force, expected) => {
    serve('hero/a', { isPainted: true })
    window.history.replaceState(null, '', `/#kairos_force=${force}`)
    await open(config({ campaigns: others }))
    await vi.waitFor(() => expect(contents()).toEqual(expected))
  })
})

describe('a file that is older than the server’s', () => {
  test('is not decided with while the newer one may come', async () => {
    serve('hero/b', { revision: 2 })
    kairos = start(env, { config: config({ revision: 1 }) })
    await vi.advanceTimersByTimeAsync(1500)
    expect([kairos.decisions(), contents()]).toEqual([[], ['Served']])
  })

  test('and is, where nothing comes', async () => {
    serve('hero/b', { revision: 2 })
    kairos = start(env, { config: config({ revision: 1 }) })
    await vi.advanceTimersByTimeAsync(2100)
    expect(contents()).toEqual(['A'])
  })
})

test('a slot of which the parser has read no more than the tag waits for the rest', async () => {
  serve('hero/a')
  const state = vi.spyOn(document, 'readyState', 'get').mockReturnValue('loading')
  host.remove()
  await open()
  expect(contents()).toEqual([])
  find('kairos-slot').prepend(host)
  state.mockReturnValue('interactive')
  document.dispatchEvent(new Event('readystatechange'))
  expect([contents(), host.isConnected]).toEqual([['Served'], true])
})

test('a held slot that is given back is the page’s', async () => {
  serve('gone/a')
  find('kairos-slot').toggleAttribute('hold', true)
  find('kairos-slot').setAttribute('data-kairos', 'filled')
  await open(config({ campaigns: [{ id: 'other', variants: [{ id: 'x' }] }] }))
  expect(find('kairos-slot').getAttribute('data-kairos')).toBe('page')
})
