import { createProfile } from '@kairos/core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Env } from '../../src/env.ts'
import { eraseSnapshot, isStored, readSnapshot, writeSnapshot } from '../../src/storage/snapshot.ts'
import { blockStorage, openPage } from '../page.ts'

const stored = { write: 4, profile: createProfile('v-1', 1000) }
const KEY = 'kairos:shop:profile'

let env: Env
beforeEach(() => {
  env = openPage()
})
afterEach(() => {
  vi.unstubAllGlobals()
})

test('a snapshot is read as it was written', () => {
  expect(writeSnapshot(env, 'shop', stored)).toBe(true)
  expect(readSnapshot(env, 'shop')).toEqual(stored)
})

test('a snapshot is the site’s own', () => {
  writeSnapshot(env, 'shop', stored)
  expect(readSnapshot(env, 'blog')).toBeUndefined()
})

test('an erased snapshot is gone from the browser', () => {
  writeSnapshot(env, 'shop', stored)
  eraseSnapshot(env, 'shop')
  expect(window.localStorage.length).toBe(0)
})

const without = (key: string) => ({ ...stored, profile: { ...stored.profile, [key]: undefined } })
test.each([
  ['cut JSON', '{"write":4,"profile":{"ver'],
  ['a text', '"hello"'],
  ['null', 'null'],
  ['no number of writes', JSON.stringify({ profile: stored.profile })],
  ['no profile', JSON.stringify({ write: 4 })],
  ['another version', JSON.stringify({ write: 4, profile: { ...stored.profile, version: 2 } })],
  ['no id', JSON.stringify(without('id'))],
  ['no visit', JSON.stringify(without('visit'))],
  ['no traits', JSON.stringify(without('traits'))],
  ['no campaigns', JSON.stringify(without('campaigns'))],
  ['no first traffic', JSON.stringify(without('firstTraffic'))],
])('a snapshot with %s counts as nothing', (_, text) => {
  env.keep(KEY, text)
  expect(readSnapshot(env, 'shop')).toBeUndefined()
})

test('anything may lie in the database under our key', () => {
  const odd = [undefined, null, 7, 'x', [], {}, { write: 1, profile: null }]
  expect([stored, ...odd].map(isStored)).toEqual([true, ...odd.map(() => false)])
})

test('blocked storage reads as nothing and tells that nothing was kept', () => {
  blockStorage()
  expect(readSnapshot(env, 'shop')).toBeUndefined()
  expect(writeSnapshot(env, 'shop', stored)).toBe(false)
  expect(() => eraseSnapshot(env, 'shop')).not.toThrow()
})

test('full storage tells that nothing was kept, and keeps the earlier snapshot', () => {
  writeSnapshot(env, 'shop', stored)
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => (key === KEY ? JSON.stringify(stored) : null),
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError')
    },
  })
  expect(writeSnapshot(env, 'shop', { ...stored, write: 5 })).toBe(false)
  expect(readSnapshot(env, 'shop')?.write).toBe(4)
})
