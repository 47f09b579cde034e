import { describe, expect, test } from 'vitest'
import { cutBatch, latest, type Message, together, toMessage } from '../../src/delivery/message.ts'
import { createRecord } from '../kit.ts'

test('a record becomes a Segment track message', () => {
  expect(toMessage(createRecord({ p: 0.5, surface: 'slot:hero' }), { page: '12345678-9abc', seq: 7 })).toEqual({
    type: 'track',
    event: 'exposure',
    messageId: '018bcfe5-6800-7007-8000-123456789abc',
    timestamp: '2023-11-14T22:13:20.000Z',
    anonymousId: 'v-1',
    properties: {
      visit: 1,
      campaign: 'welcome',
      variant: 'warm',
      revision: 3,
      segments: ['returning'],
      p: 0.5,
      surface: 'slot:hero',
      seq: 7,
    },
  })
})

describe('the id of a message', () => {
  const idOf = (at: number, seq: number, page = '12345678-9abc') =>
    toMessage(createRecord({ at }), { page, seq }).messageId

  test('is a UUID of version 7 that follows from time, page and number', () => {
    expect(idOf(1_700_000_000_000, 1)).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/)
    expect(idOf(5, 1)).toBe(idOf(5, 1))
  })

  test('is its own for every record: another number, page or moment, more than 4,096 in one', () => {
    const ids = Array.from({ length: 10_000 }, (_, seq) => idOf(5, seq))
    ids.push(idOf(6, 1), idOf(5, 1, '12345678-9abd'))
    expect(new Set(ids).size).toBe(10_002)
  })

  test('puts messages in their order', () => {
    const all = [idOf(5, 1), idOf(5, 2), idOf(5, 300), idOf(1000, 1), idOf(1e12, 1)]
    expect([...all].sort()).toEqual(all)
  })
})

test('two lists of messages are one, each once and in order', () => {
  const [a, b, c] = [1, 2, 3].map((seq) => toMessage(createRecord(), { page: '12345678-9abc', seq }))
  expect(together([c!, a!], [b!, a!])).toEqual([a, b, c])
})

test('of more than 500 messages the latest are kept', () => {
  const many = Array.from({ length: 510 }, (_, seq) => ({
    ...toMessage(createRecord(), { page: '12345678-9abc', seq }),
    properties: {},
    timestamp: '',
  }))
  expect([latest(many).length, latest(many).at(-1)]).toEqual([500, many.at(-1)])
})

describe('a batch', () => {
  const message = (messageId: string, note = ''): Message => ({
    ...toMessage(createRecord(), { page: '12345678-9abc', seq: 1 }),
    messageId,
    properties: { note },
  })
  const ids = (messages: Message[]) => messages.map(({ messageId }) => messageId)
  const bytes = (messages: Message[]) => new TextEncoder().encode(JSON.stringify(messages)).length

  test('takes everything that fits, in order', () => {
    const { batch, oversized } = cutBatch([message('a'), message('b')])
    expect([ids(batch), ids(oversized)]).toEqual([['a', 'b'], []])
  })

  test('stays under 60 thousand bytes and leaves the rest for the next', () => {
    const many = Array.from({ length: 100 }, (_, index) => message(`m${index}`, 'x'.repeat(1000)))
    const { batch } = cutBatch(many)
    expect(bytes(batch)).toBeLessThan(60_000)
    expect(bytes(many.slice(0, batch.length + 1))).toBeGreaterThan(60_000 - 200)
    expect(ids(batch)).toEqual(ids(many).slice(0, batch.length))
  })

  test('counts bytes, not characters', () => {
    const many = Array.from({ length: 100 }, (_, index) => message(`m${index}`, '鞋'.repeat(1000)))
    expect(bytes(cutBatch(many).batch)).toBeLessThan(60_000)
  })

  test('gives up a message that fits in none, and takes those behind it', () => {
    const { batch, oversized } = cutBatch([message('a', 'x'.repeat(60_000)), message('b')])
    expect([ids(batch), ids(oversized)]).toEqual([['b'], ['a']])
  })

  test('of nothing is nothing', () => {
    expect(cutBatch([])).toMatchObject({ batch: [], oversized: [] })
  })
})
