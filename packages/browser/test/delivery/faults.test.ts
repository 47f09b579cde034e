import type { KairosRecord } from '@kairos/core'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Message, toMessage } from '../../src/delivery/message.ts'
import { start } from '../../src/delivery.ts'
import type { Kit } from '../../src/kit.ts'
import { createKit, createMemoryStore, createRecord } from '../kit.ts'
import { type Answer, answerFetch, openPage } from '../page.ts'

const UNHEARD = 'kairos:shop:unheard:'

let store: ReturnType<typeof createMemoryStore>
let stops: (() => void)[]

beforeEach(() => {
  vi.useFakeTimers({ now: 1_700_000_000_000 })
  // The longest of all possible pauses.
  vi.spyOn(Math, 'random').mockReturnValue(1)
  openPage()
  store = createMemoryStore()
  stops = []
})
afterEach(() => {
  for (const stop of stops) stop()
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  Reflect.deleteProperty(navigator, 'locks')
  Reflect.deleteProperty(navigator, 'onLine')
})

type Collector = (batch: Message[]) => Answer | Promise<Answer>

/** A collector that answers like this, and what it was sent. */
function collect(answer: Collector = () => ({})): Message[][] {
  const sent: Message[][] = []
  answerFetch((_, { body }) => {
    const { batch } = JSON.parse(body as string)
    sent.push(batch)
    return answer(batch)
  })
  return sent
}

/** A page of the visitor, with the database they all share. */
function openTab(page = 'aaaaaaaa-aaaa'): { kit: Kit; put: (campaign: string) => void; close: () => void } {
  const kit = createKit(openedEnv)
  kit.memory.page = page
  const stop = start(kit, store)
  stops.push(stop)
  return { kit, put: (campaign) => kit.records.put(createRecord({ campaign, at: Date.now() })), close: stop }
}
const openedEnv = openPage()

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const campaigns = (messages: Message[]) => messages.map(({ properties }) => properties.campaign)
/** What waits for the database, in its order. */
const inTexts = () =>
  Object.keys(localStorage)
    .filter((key) => key.startsWith(UNHEARD))
    .sort()
    .flatMap((key) => campaigns(JSON.parse(localStorage.getItem(key)!)))
const kept = () => campaigns((store.values.outbox as { messages: Message[] } | undefined)?.messages ?? [])
const down = () => {
  throw new TypeError('Failed to fetch')
}
const define = (name: string, value: unknown) =>
  Object.defineProperty(navigator, name, { get: () => value, configurable: true })

describe('a collector', () => {
  test('that says when to come again is asked then, by the next page too', async () => {
    let answer: Answer = { status: 429, headers: { 'retry-after': '120' } }
    const sent = collect(() => answer)
    const tab = openTab()
    tab.put('a')
    await pass(1000)
    tab.close()
    answer = {}
    openTab('bbbbbbbb-bbbb').put('b')
    await pass(118_000)
    expect(sent.map(campaigns)).toEqual([['a']])
    await pass(3000)
    expect(sent.map(campaigns)).toEqual([['a'], ['a', 'b']])
  })

  test('that wants to be left alone for a day is asked after an hour', async () => {
    const sent = collect(() => ({ status: 503, headers: { 'retry-after': '86400' } }))
    openTab().put('a')
    await pass(3_590_000)
    expect(sent).toHaveLength(1)
    await pass(20_000)
    expect(sent).toHaveLength(2)
  })

  test('that finds a batch too large gets smaller ones, in order; what is too large alone is left out', async () => {
    const sent = collect((batch) => ({ status: batch.length > 2 || campaigns(batch).includes('huge') ? 413 : 200 }))
    const { put } = openTab()
    for (const campaign of ['a', 'b', 'c', 'huge', 'd']) put(campaign)
    await pass(10_000)
    expect(sent.map(campaigns)).toEqual([
      ['a', 'b', 'c', 'huge', 'd'],
      ['a', 'b'],
      ['c', 'huge'],
      ['c'],
      ['huge'],
      ['d'],
    ])
    expect(kept()).toEqual([])
  })

  test('that refuses is told once, and gets no batch twice', async () => {
    const sent = collect(() => ({ status: 401 }))
    const { kit, put } = openTab()
    for (const campaign of ['a', 'b']) {
      put(campaign)
      await pass(5000)
    }
    expect(sent.map(campaigns)).toEqual([['a'], ['b']])
    expect(kit.diagnose).toHaveBeenCalledExactlyOnceWith({
      path: 'settings.records.url',
      expected: 'a collector that takes the batch, not 401',
    })
  })

  test('that an ad-blocker keeps away is asked four times on a page, whatever happens there', async () => {
    const sent = collect(down)
    const { put } = openTab()
    for (let minutes = 0; minutes < 120; minutes++) {
      put(`c${minutes}`)
      await pass(60_000)
    }
    window.dispatchEvent(new Event('pagehide'))
    await pass(0)
    expect(sent).toHaveLength(4)
    expect(kept()).toHaveLength(120)
  })

  test('that was there before is asked on and on', async () => {
    let isDown = false
    const sent = collect(() => (isDown ? down() : {}))
    const { put } = openTab()
    put('a')
    await pass(1000)
    isDown = true
    put('b')
    await pass(3_600_000)
    expect(sent.length).toBeGreaterThan(10)
    isDown = false
    await pass(300_000)
    expect(kept()).toEqual([])
  })
})

describe('a page without network', () => {
  test('asks nobody, keeps all, and sends it in order within a second of being back', async () => {
    define('onLine', false)
    const sent = collect()
    const { put } = openTab()
    for (const campaign of ['a', 'b', 'c']) {
      put(campaign)
      await pass(60_000)
    }
    expect([sent, kept()]).toEqual([[], ['a', 'b', 'c']])
    define('onLine', true)
    window.dispatchEvent(new Event('online'))
    await pass(1000)
    expect(sent.map(campaigns)).toEqual([['a', 'b', 'c']])
  })
})

describe('what lies in storage', () => {
  const message = toMessage(createRecord({ campaign: 'left' }), { page: '00000000-0000', seq: 1 })

  test.each([
    [7],
    ['text'],
    [null],
    [[message]],
    [{ messages: 7 }],
    [{ messages: [null, 7, {}, { messageId: 7 }] }],
    [{ messages: [], attempts: 'many', after: 'later' }],
    [{ messages: [], attempts: -1, after: 9e15 }],
  ])('may be %j: it is passed over', async (value) => {
    store.values.outbox = value
    const sent = collect()
    openTab().put('a')
    await pass(2000)
    expect([sent.map(campaigns), kept()]).toEqual([[['a']], []])
  })

  test.each(['', '{', 'null', '[null, 7, {"name": 7}, {"name": "exposure", "at": 9e99, "visitor": "v"}]'])(
    'of a page that was left may be %j: it is cleared away',
    async (text) => {
      localStorage.setItem(`${UNHEARD}cccccccc-cccc`, text)
      const sent = collect()
      openTab().put('a')
      await pass(2000)
      expect([sent.map(campaigns), localStorage.length]).toEqual([[['a']], 0])
    },
  )

  test('twice is sent once', async () => {
    store.values.outbox = { messages: [message] }
    localStorage.setItem(`${UNHEARD}cccccccc-cccc`, JSON.stringify([message]))
    const sent = collect()
    openTab()
    await pass(2000)
    expect(sent).toEqual([[message]])
  })

  test('of a page nobody heard has the ids it would have had there', async () => {
    const records: KairosRecord[] = ['a', 'b'].map((campaign) => createRecord({ campaign }))
    localStorage.setItem(`${UNHEARD}cccccccc-cccc`, JSON.stringify(records))
    const sent = collect()
    openTab()
    await pass(2000)
    const expected = records.map((record, index) => toMessage(record, { page: 'cccccccc-cccc', seq: index + 1 }))
    expect([sent, localStorage.length]).toEqual([[expected], 0])
  })
})

describe('a page that is killed', () => {
  test('before the database has its records: the next page sends them', async () => {
    const sent = collect()
    const { update } = store
    store.update = () => new Promise(() => {})
    const tab = openTab()
    for (const campaign of ['a', 'b']) tab.put(campaign)
    // No event tells it: a crash, or a tab that is closed while the machine is busy.
    tab.close()
    store.update = update
    openTab('bbbbbbbb-bbbb')
    await pass(2000)
    expect(sent.map(campaigns)).toEqual([['a', 'b']])
    expect([kept(), inTexts()]).toEqual([[], []])
  })

  test('as it takes what another page left: the page after it sends that', async () => {
    const message = toMessage(createRecord({ campaign: 'left' }), { page: '00000000-0000', seq: 1 })
    localStorage.setItem(`${UNHEARD}cccccccc-cccc`, JSON.stringify([message]))
    const sent = collect()
    const { update } = store
    store.update = () => new Promise(() => {})
    openTab().close()
    store.update = update
    openTab('bbbbbbbb-bbbb')
    await pass(2000)
    expect(sent).toEqual([[message]])
  })
})

describe('a database', () => {
  test('that is slow while the page is left: the next page sends the same message', async () => {
    let isDown = true
    const sent = collect(() => (isDown ? down() : {}))
    const { update } = store
    store.update = () => new Promise(() => {})
    const tab = openTab()
    tab.put('a')
    await pass(0)
    window.dispatchEvent(new Event('pagehide'))
    await pass(0)
    tab.close()
    store.update = update
    isDown = false
    openTab('bbbbbbbb-bbbb')
    await pass(10_000)
    expect(sent.map(campaigns)).toEqual([['a'], ['a']])
    expect(sent[1]).toEqual(sent[0])
    expect(kept()).toEqual([])
  })

  test('that is full: what it does not take lies in localStorage until it is sent from the page', async () => {
    const sent = collect()
    store.update = async () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    const { put } = openTab()
    await pass(100)
    put('a')
    await pass(0)
    expect(inTexts()).toEqual(['a'])
    await pass(2000)
    expect([sent.map(campaigns), inTexts()]).toEqual([[['a']], []])
  })

  test('that was not opened in time: the next page sends what this one could not', async () => {
    let isDown = true
    const sent = collect(() => (isDown ? { status: 503 } : {}))
    const { update } = store
    store.update = async () => false
    const tab = openTab()
    await pass(100)
    for (const campaign of ['a', 'b']) tab.put(campaign)
    window.dispatchEvent(new Event('pagehide'))
    await pass(0)
    tab.close()
    store.update = update
    isDown = false
    openTab('bbbbbbbb-bbbb')
    await pass(10_000)
    expect(sent.map(campaigns)).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ])
    expect(inTexts()).toEqual([])
  })

  test('that is never there takes no more of localStorage than its own share', async () => {
    collect(down)
    store.update = async () => false
    const { put } = openTab()
    for (let n = 0; n < 600; n++) put(`c${n}`)
    const bytes = new Blob(Object.values(localStorage)).size
    expect([bytes > 80_000, bytes <= 97_000]).toEqual([true, true])
    expect(inTexts().at(-1)).toBe('c599')
  })

  test('that is full, and localStorage too: the page goes on', async () => {
    const sent = collect()
    store.update = async () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    vi.stubGlobal('localStorage', {
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
      getItem: () => null,
      removeItem() {},
    })
    const { put } = openTab()
    put('a')
    window.dispatchEvent(new Event('pagehide'))
    await pass(2000)
    expect(sent.map(campaigns)).toEqual([['a']])
  })
})

describe('a clock', () => {
  test('that was a year ahead when a pause was written does not keep the messages for a year', async () => {
    const message = toMessage(createRecord({ campaign: 'left' }), { page: '00000000-0000', seq: 1 })
    store.values.outbox = { messages: [message], attempts: 3, after: Date.now() + 365 * 86_400_000 }
    const sent = collect()
    openTab()
    await pass(2000)
    expect(sent).toEqual([[message]])
  })

  test('that jumps back leaves the messages of a page in their order', async () => {
    const sent = collect()
    const { put } = openTab()
    put('a')
    await pass(1000)
    vi.setSystemTime(1_600_000_000_000)
    put('b')
    put('c')
    await pass(5000)
    expect(sent.map(campaigns)).toEqual([['a'], ['b', 'c']])
    expect(sent.flat().map(({ properties }) => properties.seq)).toEqual([1, 2, 3])
  })
})

describe('two tabs', () => {
  /** Locks as the browser has them, of all tabs. */
  const shareLocks = () => {
    const held = new Set<string>()
    const request = async (name: string, _: object, work: (lock: object | null) => Promise<void> | undefined) => {
      if (held.has(name)) return work(null)
      held.add(name)
      await Promise.resolve(work({})).finally(() => held.delete(name))
    }
    define('locks', { request })
  }

  test('send each message once, whoever wrote it', async () => {
    shareLocks()
    const sent = collect(() => new Promise((resolve) => setTimeout(resolve, 700, {})))
    const [one, other] = [openTab('aaaaaaaa-aaaa'), openTab('bbbbbbbb-bbbb')]
    for (let n = 0; n < 50; n++) {
      one.put(`a${n}`)
      other.put(`b${n}`)
      await pass(150)
    }
    await pass(10_000)
    expect(kept()).toEqual([])
    expect(sent.flat()).toHaveLength(100)
    expect(new Set(sent.flat().map(({ messageId }) => messageId)).size).toBe(100)
  })

  test('wait together while the collector is down', async () => {
    shareLocks()
    const sent = collect(() => ({ status: 503 }))
    const tabs = [openTab('aaaaaaaa-aaaa'), openTab('bbbbbbbb-bbbb')]
    for (const { put } of tabs) put('x')
    await pass(600_000)
    const alone = sent.length
    for (const { close } of tabs) close()
    // 2 · 2^n seconds, five minutes at most: as many as one tab would make.
    expect(alone).toBeLessThan(12)
  })
})

describe('what is broken', () => {
  const diagnostics = (sent: Message[][]) =>
    sent
      .flat()
      .filter(({ event }) => event === 'diagnostic')
      .map(({ properties }) => properties.path)
  const tell = (detail: unknown) => document.dispatchEvent(new CustomEvent('kairos:diagnostic', { detail }))

  test('is measured, each once, as many as one can believe', async () => {
    const sent = collect()
    openTab()
    for (let n = 0; n < 30; n++) tell({ path: `campaigns.${n % 15}`, expected: 'own id' })
    await pass(2000)
    expect(diagnostics(sent)).toEqual(Array.from({ length: 10 }, (_, n) => `campaigns.${n}`))
  })

  test('and is told by somebody else in another shape, is not', async () => {
    const sent = collect()
    openTab()
    for (const detail of [null, 7, {}, { path: 1, expected: 'x' }, { path: 'x' }]) tell(detail)
    await pass(2000)
    expect(sent).toEqual([])
  })
})
