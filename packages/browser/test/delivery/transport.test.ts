import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { toMessage } from '../../src/delivery/message.ts'
import { post } from '../../src/delivery/transport.ts'
import type { Env } from '../../src/env.ts'
import { createRecord } from '../kit.ts'
import { answerFetch, openPage } from '../page.ts'

const delivery = { url: 'https://collect.example/v1/batch', writeKey: 'key' }
const batch = [toMessage(createRecord(), { page: '12345678-9abc', seq: 1 })]

let env: Env
beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2025-03-01T12:00:00Z') })
  env = openPage()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a batch is posted as plain text that outlives the page, with the key in the body', async () => {
  const fetch = answerFetch(() => ({}))
  await post(env, delivery, batch)
  const [url, { body, signal: _, ...init }] = fetch.mock.calls[0]!
  expect(url).toBe(delivery.url)
  expect(init).toEqual({ method: 'POST', headers: { 'content-type': 'text/plain' }, keepalive: true })
  expect(JSON.parse(body as string)).toEqual({ writeKey: 'key', sentAt: '2025-03-01T12:00:00.000Z', batch })
})

test('a collector that never answers is given up, and asked again', async () => {
  answerFetch(
    (_, { signal }: RequestInit) =>
      new Promise((_, reject) => signal!.addEventListener('abort', () => reject(new Error()))),
  )
  const answer = post(env, delivery, batch)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await answer).toEqual({ kind: 'unreached' })
})

test('a collector without a key gets none', async () => {
  const fetch = answerFetch(() => ({}))
  await post(env, { url: delivery.url }, batch)
  expect(JSON.parse(fetch.mock.calls[0]![1].body as string)).not.toHaveProperty('writeKey')
})

test.each([
  [200, { kind: 'done' }],
  [204, { kind: 'done' }],
  [400, { kind: 'refused', status: 400 }],
  [403, { kind: 'refused', status: 403 }],
  [413, { kind: 'large' }],
  [408, { kind: 'retry', waitMs: 0 }],
  [429, { kind: 'retry', waitMs: 0 }],
  [500, { kind: 'retry', waitMs: 0 }],
  [503, { kind: 'retry', waitMs: 0 }],
] as const)('after %i the batch is %j', async (status, expected) => {
  answerFetch(() => ({ status }))
  expect(await post(env, delivery, batch)).toEqual(expected)
})

test.each([
  ['120', 120_000],
  ['Sat, 01 Mar 2025 12:02:00 GMT', 120_000],
  ['Sat, 01 Mar 2025 11:00:00 GMT', 0],
  ['soon', 0],
])('Retry-After %j is a wait of %i ms', async (text, waitMs) => {
  answerFetch(() => ({ status: 503, headers: { 'retry-after': text } }))
  expect(await post(env, delivery, batch)).toEqual({ kind: 'retry', waitMs })
})

test('a network error says that nobody answered', async () => {
  answerFetch(() => {
    throw new TypeError('Failed to fetch')
  })
  expect(await post(env, delivery, batch)).toEqual({ kind: 'unreached' })
})
