import { createProfile } from '@kairos/core'
import { expect, test } from 'vitest'
import { readStored } from '../../src/storage/snapshot.ts'

const NOW = 1_800_000_000_000
const DAY_MS = 86_400_000
const YEAR_MS = 365 * DAY_MS

const stored = { write: 4, heard: { page: 2 }, profile: createProfile('v-1', 1000) }
const read = (value: unknown) => readStored(typeof value === 'string' ? value : JSON.stringify(value), NOW)
const withProfile = (changes: object) => ({ ...stored, profile: { ...stored.profile, ...changes } })

test('a profile is read as it was written', () => {
  expect(read(stored)).toEqual(stored)
})

test.each([
  ['nothing', null],
  ['cut JSON', '{"write":4,"profile":{"ver'],
  ['a text', '"hello"'],
  ['null', 'null'],
  ['10 MB', JSON.stringify(withProfile({ traits: { long: 'x'.repeat(1e7) } }))],
  ['no number of writes', { ...stored, write: undefined }],
  ['endless writes', '{"write":1e999}'],
  ['no pages heard', { ...stored, heard: null }],
  ['no profile', { write: 4, heard: {} }],
  ['no version', withProfile({ version: undefined })],
  ['no id', withProfile({ id: undefined })],
  ['no visit', withProfile({ visit: undefined })],
  ['no traits', withProfile({ traits: undefined })],
  ['no campaigns', withProfile({ campaigns: undefined })],
  ['no first traffic', withProfile({ firstTraffic: undefined })],
  ['a past that is a text', withProfile({ past: 'long ago' })],
  ['pages that are a text', withProfile({ pages: 'three' })],
  ['visits that are a text', withProfile({ visit: { ...stored.profile.visit, count: 'three' } })],
])('%s counts as nothing', (_, value) => {
  expect(read(value)).toBeUndefined()
})

test('a profile of a newer version is told from one that is none', () => {
  expect(read(withProfile({ version: 2 }))).toBeNull()
})

test('anything may lie in the database under our key', () => {
  const odd = [null, 7, 'x', [], {}, { write: 1, profile: null }]
  expect(odd.map((value) => readStored(JSON.stringify(value), NOW))).toEqual(odd.map(() => undefined))
})

test('moments a year ahead happen now: the clock was wrong when they were written', () => {
  const late = NOW + YEAR_MS
  const ahead = withProfile({
    firstAt: late,
    lastAt: late,
    visit: { ...stored.profile.visit, startedAt: late, previousAt: late },
    campaigns: { hello: { shown: [1000, late], closed: [late], exposedInVisit: 3 } },
    past: {
      recent: [{ name: 'looked', at: late, fields: {} }],
      orders: { lastAt: late },
      interests: { topic: { at: late } },
    },
  })
  expect(read(ahead)?.profile).toMatchObject({
    firstAt: NOW,
    lastAt: NOW,
    visit: { startedAt: NOW, previousAt: NOW },
    campaigns: { hello: { shown: [1000, NOW], closed: [NOW], exposedInVisit: 3 } },
    past: { recent: [{ at: NOW }], orders: { lastAt: NOW }, interests: { topic: { at: NOW } } },
  })
})

test('an event may have the name of a moment', () => {
  const counts = { shown: { count: 2, sum: 0 }, at: { count: 1, sum: 0 } }
  const known = withProfile({ past: { events: counts, recent: [{ name: 'at', at: 1, fields: { shown: null } }] } })
  expect(read(known)).toEqual(known)
})

test('moments of the next day stay: clocks differ a little, and what is no moment stays too', () => {
  const soon = withProfile({ lastAt: NOW + DAY_MS, traits: { expiresAt: NOW + YEAR_MS, skus: [7_234_567_890_123] } })
  expect(read(soon)).toEqual(soon)
})
