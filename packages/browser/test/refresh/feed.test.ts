import { expect, test } from 'vitest'
import { readFeed } from '../../src/refresh/feed.ts'

const NOW = Date.parse('2026-11-22T20:00Z')
const HOUR_MS = 36e5
const read = (entries: unknown) => readFeed(JSON.stringify({ entries }))
const factsOf = (entries: unknown, at = NOW) => read(entries)?.at(at).facts

test('an entry’s fields are facts, and what is about it is none', () => {
  const match = { since: '2026-11-22T19:00Z', approvedBy: 'marta', note: 'n', result: 'won', score: 2, over: true }
  expect(factsOf({ match })).toEqual({ match: { result: 'won', score: 2, over: true } })
})

test('an entry is missing before `since` and from `until` on, and it is known when that changes', () => {
  const entries = { match: { since: '2026-11-22T21:00Z', until: '2026-11-22T22:00Z', result: 'won' } }
  const feed = read(entries)!
  expect(feed.at(NOW)).toEqual({ facts: {}, next: NOW + HOUR_MS })
  expect(feed.at(NOW + HOUR_MS)).toEqual({ facts: { match: { result: 'won' } }, next: NOW + 2 * HOUR_MS })
  expect(feed.at(NOW + 2 * HOUR_MS)).toEqual({ facts: {}, next: Infinity })
})

test('an entry whose moments nobody can read is left out', () => {
  expect(factsOf({ a: { since: 'soon', x: 1 }, b: { until: 7, x: 1 }, c: { x: 1 } })).toEqual({ c: { x: 1 } })
})

test('keys are one step of a path', () => {
  expect(factsOf({ 'cup.final 2026': { 'home.score': 2, homeScore: 3 } })).toEqual({
    'cup-final-2026': { 'home-score': 2, homeScore: 3 },
  })
})

test('values that are no plain values are left out, and long ones cut', () => {
  const odd = { nested: { a: 1 }, nothing: null, mixed: [1, {}], list: ['a', 2], text: 'x'.repeat(600) }
  expect(factsOf({ odd })).toEqual({ odd: { list: ['a', 2], text: 'x'.repeat(500) } })
})

test('a feed changes nothing of the page’s own objects', () => {
  const hostile =
    '{ "entries": { "__proto__": { "polluted": "yes" }, "match": { "__proto__": "x", "result": "won" } } }'
  const facts = readFeed(hostile)!.at(NOW).facts
  expect([({} as { polluted?: string }).polluted, Object.getPrototypeOf(facts)]).toEqual([undefined, Object.prototype])
  expect(facts.match!.result).toBe('won')
})

test.each([
  ['a page of HTML', '<!doctype html>'],
  ['a cut file', '{ "entries": { "a"'],
  ['nothing', ''],
  ['null', 'null'],
  ['a list of entries', '{ "entries": [] }'],
  ['too much', JSON.stringify({ entries: { a: { text: 'x'.repeat(64_000) } } })],
])('%s is no feed', (_, text) => {
  expect(readFeed(text)).toBeUndefined()
})

test('of very many entries and fields the first fifty count', () => {
  const many = (value: unknown) => Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`k${n}`, value]))
  const facts = factsOf(many({ x: 1 }))!
  expect(Object.keys(facts)).toHaveLength(50)
  expect(Object.keys(factsOf({ a: many(1) })!.a!)).toHaveLength(50)
})
