import { describe, expect, test } from 'vitest'
import { cutBatch, type Message, toMessage } from '../../src/delivery/message.ts'
import { createRecord } from '../kit.ts'

test('a record becomes a Segment track message', () => {
  expect(toMessage(createRecord({ p: 0.5, surface: 'slot:hero' }), 'm-1')).toEqual({
    type: 'track',
    event: 'exposure',
    messageId: 'm-1',
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
    },
  })
})

describe('a batch', () => {
  const message = (messageId: string, note = ''): Message => ({
    ...toMessage(createRecord(), messageId),
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
    expect(cutBatch([])).toEqual({ batch: [], oversized: [] })
  })
})
