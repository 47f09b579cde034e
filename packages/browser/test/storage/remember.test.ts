import { createProfile } from '@kairos/core'
import { compile } from '@kairos/core/first'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Env } from '../../src/env.ts'
import { createRuntime, type Runtime } from '../../src/runtime.ts'
import { remember } from '../../src/storage/remember.ts'
import { type Left, readStored } from '../../src/storage/snapshot.ts'
import { withPages } from '../kit.ts'
import { blockStorage, openPage } from '../page.ts'

const KEY = 'kairos:shop:profile'
const known = withPages(createProfile('v-1', Date.now()), 6)
const stored = { write: 7, heard: { earlier: 3 }, profile: known }

let env: Env
let allowed: boolean
let stop = () => {}

beforeEach(() => {
  vi.useFakeTimers()
  env = openPage()
  allowed = true
})
afterEach(() => {
  stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function open() {
  const remembered = remember({ env, site: 'shop', allowed: () => allowed, runtime: () => runtime })
  const program = compile({ kairos: 1, site: 'shop' })
  const runtime: Runtime = createRuntime({ env, program, profile: remembered.profile, listener: remembered.save })
  stop = remembered.stop
  const view = () => runtime.send('page_view', { facts: { page: { path: '/' } } })
  return { ...remembered, runtime, view }
}

const snapshot = () => readStored(env.recall(KEY), Date.now())
const left = (page: string): Left | null => JSON.parse(env.recall(`kairos:shop:left:${page}`) ?? 'null')
const keep = (value: unknown) => env.keep(KEY, JSON.stringify(value))
const leave = () => window.dispatchEvent(new Event('pagehide'))

test('a visitor never seen gets a random id', () => {
  const ids = [open().profile.id, open().profile.id]
  expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(ids[0]).not.toBe(ids[1])
})

test('a visitor of an earlier page is known again', () => {
  keep(stored)
  expect(open().profile).toEqual(known)
})

test('a burst of changes is written once, with the last of them', () => {
  const { view } = open()
  const setItem = vi.spyOn(env, 'keep')
  for (let pages = 0; pages < 3; pages++) view()
  expect(snapshot()).toBeUndefined()
  vi.runAllTimers()
  expect(snapshot()?.profile.pages).toBe(3)
  expect(setItem).toHaveBeenCalledTimes(2)
})

test('the snapshot has the number of the write it goes on from, and what it has heard', () => {
  keep(stored)
  const { memory, view } = open()
  view()
  vi.runAllTimers()
  expect(snapshot()).toMatchObject({ write: 7, heard: { earlier: 3, [memory.page]: 1 }, profile: { pages: 7 } })
})

test('a page that is left keeps what was not written yet, and leaves its signals behind', () => {
  const { memory, runtime, view } = open()
  view()
  runtime.send('looked', { topic: 'shoes' })
  leave()
  expect(snapshot()?.profile.pages).toBe(1)
  expect(left(memory.page)).toMatchObject({
    from: 0,
    // The second one waited for the loop.
    happened: [
      { signal: { name: 'page_view' }, pending: {} },
      { signal: { name: 'looked', props: { topic: 'shoes' } } },
    ],
  })
})

test('nothing is left behind once all is saved', () => {
  const { memory, runtime, view } = open()
  view()
  leave()
  memory.known = { write: 1, heard: {} }
  runtime.saved()
  memory.keep(true)
  expect([left(memory.page), snapshot()?.write]).toEqual([null, 1])
})

test('a stopped one keeps what was not written yet, and writes no more at pagehide', () => {
  const { view, stop } = open()
  view()
  stop()
  expect(snapshot()?.profile.pages).toBe(1)
  window.localStorage.clear()
  leave()
  vi.runAllTimers()
  expect(window.localStorage.length).toBe(0)
})

test('nothing is read where nothing may be remembered', () => {
  keep(stored)
  allowed = false
  expect(open().profile.id).not.toBe('v-1')
})

test('nothing is kept where nothing may be remembered', () => {
  allowed = false
  open().view()
  vi.runAllTimers()
  leave()
  expect(window.localStorage.length).toBe(0)
})

test('what is saved after consent is written at once, though nothing was before', () => {
  allowed = false
  const { save, view } = open()
  view()
  vi.runAllTimers()
  allowed = true
  save()
  vi.runAllTimers()
  expect(snapshot()?.profile.pages).toBe(1)
})

test('forgetting takes away the snapshot and what was left behind, tells the keeper, and brings nothing back', () => {
  keep(stored)
  const { erase, memory, view } = open()
  view()
  vi.runAllTimers()
  view()
  const keeper = { save: vi.fn(), leave: memory.keep, catchUp: vi.fn(), erase: vi.fn() }
  memory.keeper = keeper
  erase()
  vi.runAllTimers()
  leave()
  expect(window.localStorage.length).toBe(0)
  expect(keeper.erase).toHaveBeenCalledOnce()
})

test('a page that is left brings back nothing that another tab forgot', () => {
  keep(stored)
  const { view } = open()
  window.localStorage.clear()
  view()
  leave()
  expect(window.localStorage.length).toBe(0)
})

test('a keeper that comes later is told that all was forgotten', () => {
  const { erase, memory } = open()
  expect(memory.isErased).toBe(false)
  erase()
  expect(memory.isErased).toBe(true)
})

test('blocked storage is nobody’s trouble', () => {
  blockStorage()
  open().view()
  expect(() => {
    vi.runAllTimers()
    leave()
  }).not.toThrow()
})

test('a snapshot that another tab wrote since is not written over; what happened here is left behind', () => {
  keep(stored)
  const { memory, view } = open()
  const newer = { ...stored, write: 9, profile: withPages(known, 40) }
  keep(newer)
  view()
  vi.runAllTimers()
  expect(snapshot()).toEqual(newer)
  expect(left(memory.page)?.happened).toHaveLength(1)
})

test('a profile of a newer version stays as it is, and the page works without memory', () => {
  const newer = JSON.stringify({ ...stored, profile: { ...known, version: 2 } })
  env.keep(KEY, newer)
  const { profile, view } = open()
  view()
  vi.runAllTimers()
  leave()
  expect(profile.id).not.toBe('v-1')
  expect(window.localStorage.length).toBe(1)
  expect(env.recall(KEY)).toBe(newer)
})

test('a signal that is no JSON is not left behind, and keeps nothing from the snapshot', () => {
  const { memory, runtime, view } = open()
  view()
  runtime.send('looked', { many: 10n })
  leave()
  expect([snapshot()?.profile.pages, left(memory.page)]).toEqual([1, null])
})

test('a profile beyond 34 kB is not written, and full storage keeps the earlier one', () => {
  keep(stored)
  const { memory, runtime, view } = open()
  runtime.adopt({ ...known, traits: { long: 'ż'.repeat(17_000) } })
  view()
  vi.runAllTimers()
  expect(snapshot()).toEqual(stored)
  expect(left(memory.page)?.happened).toHaveLength(1)
})
