import type { CampaignRecord } from '@kairos/core'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Agreed } from '../../src/consent/consent.ts'
import { type Message, toMessage } from '../../src/delivery/message.ts'
import { start } from '../../src/delivery.ts'
import type { Kit } from '../../src/kit.ts'
import { createKit, createMemoryStore, createRecord } from '../kit.ts'
import { type Answer, answerFetch, openPage } from '../page.ts'

let kit: Kit
let store: ReturnType<typeof createMemoryStore>
let stop = () => {}
let analytics: boolean

beforeEach(() => {
  vi.useFakeTimers()
  // The longest of all possible pauses.
  vi.spyOn(Math, 'random').mockReturnValue(1)
  analytics = true
  kit = createKit(openPage(), { consent: () => ({ personalization: true, analytics }) })
  store = createMemoryStore()
})
afterEach(() => {
  stop()
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

/** Starts the outbox before a collector that answers like this; gives what the collector was sent. */
async function open(answer: () => Answer | Promise<Answer> = () => ({})) {
  const sent: Message[][] = []
  answerFetch((_, { body }) => {
    sent.push(JSON.parse(body as string).batch)
    return answer()
  })
  stop = start(kit, store)
  await pass(0)
  return sent
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const put = (changes?: Partial<CampaignRecord>) => kit.records.put(createRecord(changes))
const campaigns = (messages: Message[]) => messages.map(({ properties }) => properties.campaign)
const kept = () => campaigns((store.values.outbox as { messages: Message[] } | undefined)?.messages ?? [])
const left = (campaign: string) => toMessage(createRecord({ campaign, at: 1000 }), { page: '00000000-0000', seq: 1 })

describe('a record', () => {
  test('is written down before it is sent, and struck out when the collector has it', async () => {
    const sent = await open()
    put({ campaign: 'a' })
    await pass(0)
    expect([kept(), sent]).toEqual([['a'], []])
    await pass(1000)
    expect(sent.map(campaigns)).toEqual([['a']])
    expect(kept()).toEqual([])
  })

  test('goes together with those that follow soon', async () => {
    const sent = await open()
    put({ campaign: 'a' })
    await pass(500)
    put({ campaign: 'b' })
    await pass(2000)
    expect(sent.map(campaigns)).toEqual([['a', 'b']])
  })

  test('that came before the outbox had loaded is sent too', async () => {
    put({ campaign: 'a' })
    const sent = await open()
    await pass(1000)
    expect(sent.map(campaigns)).toEqual([['a']])
  })

  test('that comes while another is on its way is sent after it', async () => {
    let arrive = (_: Answer) => {}
    const sent = await open(() => new Promise((done) => (arrive = done)))
    put({ campaign: 'a' })
    await pass(1000)
    put({ campaign: 'b' })
    await pass(5000)
    expect(sent.map(campaigns)).toEqual([['a']])
    arrive({})
    await pass(0)
    expect(sent.map(campaigns)).toEqual([['a'], ['b']])
    expect(kept()).toEqual(['b'])
  })

  test('that no body can hold is left out, and the others arrive', async () => {
    const sent = await open()
    put({ campaign: 'x'.repeat(70_000) })
    put({ campaign: 'a' })
    await pass(1000)
    expect(sent.map(campaigns)).toEqual([['a']])
    expect(kept()).toEqual([])
  })

  test.each(['pagehide', 'visibilitychange'])('is sent at once on %s', async (type) => {
    const sent = await open()
    put()
    if (type === 'pagehide') window.dispatchEvent(new Event(type))
    else {
      vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
      document.dispatchEvent(new Event(type))
    }
    await pass(0)
    expect(sent).toHaveLength(1)
  })
})

describe('a collector that is down', () => {
  test('is asked again after longer and longer pauses, with the same message ids', async () => {
    const sent = await open(() => ({ status: 503 }))
    put()
    await pass(1000)
    expect(sent).toHaveLength(1)
    await pass(1999)
    expect(sent).toHaveLength(1)
    await pass(1)
    expect(sent).toHaveLength(2)
    await pass(3999)
    expect(sent).toHaveLength(2)
    await pass(1)
    expect(sent).toHaveLength(3)
    expect(new Set(sent.flat().map(({ messageId }) => messageId)).size).toBe(1)
  })

  test('is never left alone for more than five minutes', async () => {
    const sent = await open(() => ({ status: 503 }))
    put()
    await pass(3_600_000)
    const before = sent.length
    await pass(300_000)
    expect(sent.length).toBe(before + 1)
  })

  test('keeps everything for the next page', async () => {
    await open(() => ({ status: 503 }))
    put({ campaign: 'a' })
    await pass(1000)
    expect(kept()).toEqual(['a'])
  })

  test('is not hurried by new records', async () => {
    const sent = await open(() => ({ status: 503 }))
    put()
    await pass(1000)
    put()
    await pass(1500)
    expect(sent).toHaveLength(1)
  })

  test('is asked within a second when the browser is online again', async () => {
    const sent = await open(() => ({ status: 503 }))
    put()
    await pass(1000)
    window.dispatchEvent(new Event('online'))
    await pass(1000)
    expect(sent).toHaveLength(2)
  })

  test('gets everything when it is back', async () => {
    let status = 503
    const sent = await open(() => ({ status }))
    put({ campaign: 'a' })
    await pass(1000)
    put({ campaign: 'b' })
    status = 200
    await pass(4000)
    expect(campaigns(sent.at(-1)!)).toEqual(['a', 'b'])
    expect(kept()).toEqual([])
  })
})

test('a batch the collector calls wrong is not sent again', async () => {
  const sent = await open(() => ({ status: 400 }))
  put()
  await pass(600_000)
  expect(sent).toHaveLength(1)
  expect(kept()).toEqual([])
})

test('what an earlier page left is sent by this one, first', async () => {
  store.values.outbox = { messages: [left('left')] }
  put({ campaign: 'new' })
  const sent = await open()
  await pass(1000)
  expect(sent.flatMap(campaigns)).toEqual(['left', 'new'])
  expect(kept()).toEqual([])
})

test('the database holds the last 96 kB', async () => {
  await open(() => ({ status: 503 }))
  for (let index = 0; index < 510; index++) put({ campaign: `c${index}` })
  await pass(0)
  const bytes = new Blob([JSON.stringify(store.values.outbox)]).size
  expect([bytes > 95_000, bytes <= 96_000]).toEqual([true, true])
  expect(kept().at(-1)).toBe('c509')
})

test('nothing is written or sent without consent, and what an earlier page left stays', async () => {
  store.values.outbox = { messages: [left('left')] }
  analytics = false
  const sent = await open()
  put({ campaign: 'new' })
  await pass(60_000)
  expect(sent).toEqual([])
  expect(kept()).toEqual(['left'])
})

test('what waits when consent is withdrawn is not sent', async () => {
  const sent = await open()
  put()
  analytics = false
  await pass(60_000)
  window.dispatchEvent(new Event('pagehide'))
  await pass(0)
  expect(sent).toEqual([])
})

test('a site without a collector sends nothing', async () => {
  kit = { ...kit, settings: {} }
  const sent = await open()
  put()
  await pass(60_000)
  expect([sent, store.values]).toEqual([[], {}])
})

test('a database that fails does not keep records from being sent', async () => {
  const fail = async () => {
    throw new Error('broken')
  }
  store = { ...store, get: fail, update: fail, remove: fail }
  const sent = await open()
  put()
  await pass(1000)
  expect(sent).toHaveLength(1)
})

describe('stopping', () => {
  test('ends timers and listeners, and keeps the rest for the next page', async () => {
    const sent = await open()
    put({ campaign: 'a' })
    stop()
    window.dispatchEvent(new Event('pagehide'))
    window.dispatchEvent(new Event('online'))
    await pass(60_000)
    expect(sent).toEqual([])
    expect(kept()).toEqual(['a'])
  })

  test('counts for a batch that is on its way: no timer begins after it', async () => {
    let arrive = (_: Answer) => {}
    await open(() => new Promise((done) => (arrive = done)))
    put()
    await pass(1000)
    stop()
    arrive({ status: 503 })
    await pass(0)
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('the answer about consent', () => {
  const yes = { personalization: true, analytics: true }
  const no = { personalization: false, analytics: false }
  let now: Agreed
  beforeEach(() => {
    now = no
    kit = { ...kit, consent: () => now }
  })
  const answer = (next: Agreed) => {
    now = next
    document.dispatchEvent(new CustomEvent('kairos:consent', { detail: next }))
  }
  test('refused, what was made before and since is dropped; granted then, exposures are made again', async () => {
    const sent = await open()
    put({ campaign: 'a' })
    answer(no)
    put({ campaign: 'b' })
    answer(yes)
    await pass(5000)
    expect([store.values, sent]).toEqual([{}, []])
    expect(kit.send).toHaveBeenCalledExactlyOnceWith('consent', { remembers: true, again: true })
  })

  test('taken back while the collector thinks, nothing is written any more', async () => {
    now = yes
    let done: (answer: Answer) => void = () => {}
    const sent = await open(
      () =>
        new Promise((resolve) => {
          done = resolve
        }),
    )
    put({ campaign: 'a' })
    await pass(1000)
    put({ campaign: 'b' })
    answer(no)
    delete store.values.outbox
    done({})
    await pass(600_000)
    expect([Object.keys(store.values), sent.length]).toEqual([[], 1])
  })
})
