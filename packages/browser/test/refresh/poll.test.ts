import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Env } from '../../src/env.ts'
import { type Poll, type Polling, startPolling } from '../../src/refresh/poll.ts'
import { openPage } from '../page.ts'

const URL = 'https://cdn.example/moment.json'
let env: Env
let poll: Poll | undefined
let answers: { status?: number; headers?: Record<string, string>; text?: string }[]
let asked: number[]
let hidden = false

beforeEach(() => {
  vi.useFakeTimers()
  env = openPage()
  asked = []
  answers = []
  hidden = false
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden)
  vi.stubGlobal('fetch', async () => {
    asked.push(Math.round(performance.now() - begun))
    const { status = 200, headers = {}, text = '' } = answers.shift() ?? {}
    return { ok: status === 200, status, headers: new Headers(headers), text: async () => text }
  })
})
afterEach(() => {
  poll?.stop()
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

let begun = 0
const begin = (changes: Partial<Polling> = {}) => {
  begun = performance.now()
  // The least by chance: eight tenths of the time.
  vi.spyOn(env, 'newId').mockReturnValue('00000000')
  poll = startPolling({ env, url: URL, everyMs: 10_000, firstMs: 0, hear: () => true, ...changes })
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const show = (isShown: boolean) => {
  hidden = !isShown
  document.dispatchEvent(new Event('visibilitychange'))
}

test('a file is asked for again and again, a little earlier than said', async () => {
  begin()
  await pass(17_000)
  expect(asked).toEqual([0, 8000, 16_000])
})

test('nothing is asked while nobody looks, and on return what is due', async () => {
  begin()
  await pass(1000)
  show(false)
  await pass(60_000)
  expect([asked, vi.getTimerCount()]).toEqual([[0], 0])
  show(true)
  await pass(0)
  expect(asked).toEqual([0, 61_000])
})

test('a file that fails is asked for less and less often, at most every ten minutes', async () => {
  answers = Array.from({ length: 40 }, () => ({ status: 500 }))
  begin()
  await pass(9_000_000)
  const pauses = asked.map((at, index) => at - (asked[index - 1] ?? 0)).slice(1)
  expect(pauses.slice(0, 3)).toEqual([16_000, 32_000, 64_000])
  expect(pauses.at(-1)).toBe(480_000)
})

test('a server that asks for patience gets it', async () => {
  answers = [{ status: 503, headers: { 'retry-after': '120' } }]
  begin()
  await pass(121_000)
  expect(asked).toEqual([0, 120_000])
})

test('nobody waits for good because a server says so', async () => {
  answers = [{ status: 503, headers: { 'retry-after': '999999999' } }]
  begin()
  await pass(3_600_000)
  expect(asked).toEqual([0, 3_600_000])
})

test('a server is asked at most about once a second', async () => {
  begin({ everyMs: 1 })
  await pass(8000)
  expect(asked.length).toBeLessThanOrEqual(11)
})

test('what is told by a stream is asked for less often, and at once when it says so', async () => {
  begin()
  poll!.relax(true)
  await pass(30_000)
  expect(asked).toEqual([0])
  poll!.now()
  await pass(0)
  expect(asked).toEqual([0, 30_000])
})

test('who comes back online asks at once', async () => {
  answers = Array.from({ length: 6 }, () => ({ status: 500 }))
  begin()
  await pass(300_000)
  const before = asked.length
  window.dispatchEvent(new Event('online'))
  await pass(0)
  expect(asked.length).toBe(before + 1)
})

test('the server’s clock is known where it tells', async () => {
  const heard = vi.fn(() => true)
  answers = [{ headers: { date: new Date(Date.now() + 3_600_000).toUTCString() }, text: '{}' }]
  begin({ hear: heard })
  await pass(0)
  const [[text, { aheadMs }]] = heard.mock.calls as unknown as [[string, { aheadMs: number }]]
  expect([text, Math.round(aheadMs / 60_000)]).toEqual(['{}', 60])
})
