import { createProfile } from '@kairos/core'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Kit } from '../../src/kit.ts'
import { startProfileStore } from '../../src/storage/profileStore.ts'
import { isStored } from '../../src/storage/snapshot.ts'
import { createKit, createMemoryStore, withPages } from '../kit.ts'
import { openPage } from '../page.ts'

const known = createProfile('v-1', 1000)
const rebase = vi.fn()
const wasRead = vi.fn()
let kit: Kit

beforeEach(() => {
  rebase.mockClear()
  wasRead.mockClear()
  kit = createKit(openPage(), { memory: { isStored, write: () => 3, rebase, settled: wasRead } })
})

const settled = () => new Promise((done) => setTimeout(done))

test('a profile with more writes than the snapshot corrects the page', async () => {
  startProfileStore(kit, createMemoryStore({ profile: { write: 9, profile: known } }))
  await settled()
  expect(rebase).toHaveBeenCalledExactlyOnceWith(known, 9)
  expect(wasRead).toHaveBeenCalledAfter(rebase)
})

test.each([
  ['an older profile', { write: 2, profile: known }],
  ['the same one', { write: 3, profile: known }],
  ['something else', { write: 9, profile: 'x' }],
])('%s does not', async (_, found) => {
  startProfileStore(kit, createMemoryStore({ profile: found }))
  await settled()
  expect(rebase).not.toHaveBeenCalled()
})

test('the database is not read without consent', async () => {
  const store = createMemoryStore({ profile: { write: 9, profile: known } })
  kit = { ...kit, consent: () => ({ personalization: false, analytics: true }) }
  startProfileStore(kit, store)
  await settled()
  expect(rebase).not.toHaveBeenCalled()
})

test('saves are kept and erased in the database, those from before it opened too', async () => {
  const store = createMemoryStore()
  kit.saves.put({ write: 4, profile: known })
  startProfileStore(kit, store)
  await settled()
  expect(store.values.profile).toEqual({ write: 4, profile: known })
  kit.saves.put(undefined)
  expect(store.values).toEqual({})
})

test('what this page saved before it knew the newer profile does not replace it', async () => {
  const newer = { write: 50, profile: withPages(known, 80) }
  const store = createMemoryStore({ profile: newer })
  kit.saves.put({ write: 4, profile: createProfile('v-2', 2000) })
  startProfileStore(kit, store)
  await settled()
  expect(store.values.profile).toEqual(newer)
})

test('nothing is kept once stopped', async () => {
  const store = createMemoryStore()
  const stop = startProfileStore(kit, store)
  await settled()
  stop()
  kit.saves.put({ write: 4, profile: known })
  expect(store.values).toEqual({})
})

test('a database that fails is nobody’s trouble', async () => {
  const fail = async () => {
    throw new Error('broken')
  }
  startProfileStore(kit, { get: fail, update: fail, remove: fail, keys: fail })
  kit.saves.put({ write: 4, profile: known })
  // An unhandled rejection would fail the run.
  await expect(settled()).resolves.toBeUndefined()
})
