import { createProfile } from '@kairos/core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createChannel } from '../../src/channel.ts'
import type { Env } from '../../src/env.ts'
import { remember } from '../../src/storage/remember.ts'
import { readSnapshot, type Stored, writeSnapshot } from '../../src/storage/snapshot.ts'
import { withPages } from '../kit.ts'
import { blockStorage, openPage } from '../page.ts'

const known = createProfile('v-1', 1000)

let env: Env
let saved: (Stored | undefined)[]
let allowed: boolean
let stop = () => {}

beforeEach(() => {
  vi.useFakeTimers()
  env = openPage()
  saved = []
  allowed = true
})
afterEach(() => {
  stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function open() {
  const saves = createChannel<Stored | undefined>()
  saves.take((stored) => saved.push(stored))
  const remembered = remember({
    env,
    site: 'shop',
    allowed: () => allowed,
    saves,
    rebase: (profile) => withPages(profile, profile.pages + 1),
    saved: () => {},
  })
  stop = remembered.stop
  return remembered
}

const snapshot = () => readSnapshot(env, 'shop')

test('a visitor never seen gets a random id', () => {
  const ids = [open().profile.id, open().profile.id]
  expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(ids[0]).not.toBe(ids[1])
})

test('a visitor of an earlier page is known again', () => {
  writeSnapshot(env, 'shop', { write: 7, profile: known })
  expect(open().profile).toEqual(known)
})

test('a burst of changes is written once, with the last of them', () => {
  const { save } = open()
  for (const pages of [1, 2, 3]) save(withPages(known, pages))
  expect(snapshot()).toBeUndefined()
  vi.runAllTimers()
  expect(snapshot()).toEqual({ write: 1, profile: withPages(known, 3) })
  expect(saved).toHaveLength(1)
})

test('each write has the next number, counted on from the earlier page', () => {
  writeSnapshot(env, 'shop', { write: 7, profile: known })
  const { save } = open()
  save(withPages(known, 1))
  vi.runAllTimers()
  save(withPages(known, 2))
  vi.runAllTimers()
  expect(saved.map((stored) => stored?.write)).toEqual([8, 9])
  expect(snapshot()?.write).toBe(9)
})

test('a page that is left keeps what was not written yet', () => {
  open().save(withPages(known, 5))
  window.dispatchEvent(new Event('pagehide'))
  expect(snapshot()?.profile.pages).toBe(5)
})

test('a stopped one keeps what was not written yet, and writes no more at pagehide', () => {
  const { save, stop } = open()
  save(withPages(known, 5))
  stop()
  expect(snapshot()?.profile.pages).toBe(5)
  window.localStorage.clear()
  window.dispatchEvent(new Event('pagehide'))
  vi.runAllTimers()
  expect(window.localStorage.length).toBe(0)
})

test('nothing is read where nothing may be remembered', () => {
  writeSnapshot(env, 'shop', { write: 7, profile: known })
  allowed = false
  expect(open().profile.id).not.toBe('v-1')
})

test('nothing is kept where nothing may be remembered', () => {
  allowed = false
  open().save(known)
  vi.runAllTimers()
  window.dispatchEvent(new Event('pagehide'))
  expect(window.localStorage.length).toBe(0)
  expect(saved).toEqual([])
})

test('what is saved after consent is written at once, though nothing was before', () => {
  allowed = false
  const { save } = open()
  save(known)
  vi.runAllTimers()
  allowed = true
  save(withPages(known, 2))
  vi.runAllTimers()
  expect(snapshot()?.profile.pages).toBe(2)
})

test('forgetting takes the snapshot away, tells the database, and drops what waits', () => {
  writeSnapshot(env, 'shop', { write: 7, profile: known })
  const { save, erase } = open()
  save(withPages(known, 5))
  erase()
  vi.runAllTimers()
  expect(window.localStorage.length).toBe(0)
  expect(saved).toEqual([undefined])
})

test('blocked storage still gives the database what to keep', () => {
  blockStorage()
  const { save } = open()
  save(known)
  vi.runAllTimers()
  expect(saved).toEqual([{ write: 1, profile: known }])
})

test('a newer profile from the database sets the number of the next write', () => {
  const { memory, save } = open()
  const rebase = vi.fn()
  const { isStored: _, ...numbers } = memory({ rebase, settled: () => {} })
  numbers.rebase(known, 50)
  expect(rebase).toHaveBeenCalledWith(known)
  save(known)
  vi.runAllTimers()
  expect(saved.map((stored) => stored?.write)).toEqual([51])
})

test('what another tab saved since is gone on with, not written over', () => {
  writeSnapshot(env, 'shop', { write: 7, profile: known })
  const { save } = open()
  writeSnapshot(env, 'shop', { write: 9, profile: withPages(known, 40) })
  save(withPages(known, 2))
  vi.runAllTimers()
  expect(snapshot()).toEqual({ write: 10, profile: withPages(known, 41) })
})
