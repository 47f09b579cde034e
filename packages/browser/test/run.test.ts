import { createProfile } from '@kairos/core'
import { base, segmentsOf } from '@kairos/core/first'
import { createStep, isForged } from '@kairos/core/live'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Env } from '../src/env.ts'
import { createEvents } from '../src/events.ts'
import type { Prepared } from '../src/kit.ts'
import { parts } from '../src/lazy.ts'
import { prepare } from '../src/prepare.ts'
import { type Running, run } from '../src/run.ts'
import { createSlots } from '../src/slots/slots.ts'
import { startProfileStore } from '../src/storage/profileStore.ts'
import { readStored } from '../src/storage/snapshot.ts'
import { createMemoryStore, telling, withPages } from './kit.ts'
import { find, openPage, readsIn } from './page.ts'

const hero = (title: string) => ({ type: 'slot', slot: 'hero', title })
const config = {
  kairos: 1,
  site: 'shop',
  settings: { consent: { mode: 'opt-in' } },
  slots: { hero: { selector: '#hero' } },
  segments: { gold: { when: { 'traits.plan': 'gold' } } },
  campaigns: [{ id: 'welcome', variants: [{ id: 'warm', actions: [hero('Hello')] }] }],
}
const known = { ...withPages(createProfile('v-1', 1000), 80), traits: { plan: 'gold' } }
const yes = { personalization: true, analytics: true }
const no = { personalization: false, analytics: false }

let env: Env
let stop = () => {}
beforeEach(() => {
  vi.useFakeTimers()
  env = openPage('/', '<div id="hero"><p>own</p></div>')
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

function open(settings: object = config.settings): Running {
  const slots = createSlots(env, parts.late)
  const prepared = prepare({ env, config: { ...config, settings }, diagnose() {} }) as Prepared
  const events = createEvents(env)
  const running = run({ events, slots, diagnose: (told) => events.emit('diagnostic', told), prepared })
  running.runtime.equip({ step: createStep(base), offsetAt: () => 0, admits: (signal) => !isForged(signal) })
  stop = () => {
    running.stop()
    slots.stop()
  }
  return running
}

const snapshot = () => readStored(env.recall('kairos:shop:profile'), Date.now())

test('a page is decided as it is entered', () => {
  const { runtime } = open()
  expect(runtime.state().profile).toMatchObject({ pages: 1, visit: { count: 1, entryPath: '/' } })
  expect(readsIn(find('#hero'))).toBe('Hello')
})

test('a new page view takes back what the last one showed, and decides anew', () => {
  const { runtime } = open()
  const first = find('#hero').firstElementChild
  runtime.send('page_view', { facts: { page: { path: '/cart' } } })
  expect(readsIn(find('#hero'))).toBe('Hello')
  expect(find('#hero').firstElementChild).not.toBe(first)
  expect(find('#hero').querySelectorAll('[slot=kairos]')).toHaveLength(1)
})

test('stopping takes back what was shown', () => {
  open().stop()
  expect(readsIn(find('#hero'))).toBe('own')
})

test('agreeing lets this page be remembered, and the next one know it', () => {
  open().kit.answer(yes)
  vi.runAllTimers()
  expect(snapshot()?.profile.pages).toBe(1)
  stop()
  expect(open().kit.consent()).toEqual(yes)
})

test('agreeing after a while is remembered without waiting for the page to be left', () => {
  const { kit } = open()
  vi.runAllTimers()
  kit.answer(yes)
  vi.runAllTimers()
  expect(snapshot()?.profile.pages).toBe(1)
})

test('refusing forgets at once, in the database too, and keeps nothing any more', async () => {
  const { kit, runtime } = open({ consent: { mode: 'opt-out' } })
  const store = createMemoryStore()
  startProfileStore(kit, store, telling)
  await vi.runAllTimersAsync()
  expect([snapshot()?.profile.pages, store.values.profile]).toEqual([1, expect.anything()])
  runtime.send('add_to_cart')
  kit.answer(no)
  runtime.send('add_to_cart')
  await vi.runAllTimersAsync()
  window.dispatchEvent(new Event('pagehide'))
  expect([Object.keys(window.localStorage), store.values]).toEqual([['kairos:shop:consent'], {}])
  expect(kit.consent()).toEqual(no)
})

test('refusing before the database is there forgets what it holds', async () => {
  const { kit } = open({ consent: { mode: 'opt-out' } })
  kit.answer(no)
  const store = createMemoryStore({ profile: { write: 50, heard: {}, profile: known } })
  startProfileStore(kit, store, telling)
  await vi.runAllTimersAsync()
  expect(store.values).toEqual({})
})

test('an answer that is none changes nothing, and says so', () => {
  const { kit } = open({ consent: { mode: 'opt-out' } })
  const told = vi.fn()
  document.addEventListener('kairos:diagnostic', told)
  kit.answer(null)
  document.removeEventListener('kairos:diagnostic', told)
  expect(kit.consent()).toMatchObject(yes)
  expect(window.localStorage.getItem('kairos:shop:consent')).toBeNull()
  expect(told).toHaveBeenCalledOnce()
})

test('what is shown is told to those who measure it', () => {
  const shown = vi.fn()
  open().kit.showings.take((showing) => shown(showing))
  expect(shown).toHaveBeenCalledExactlyOnceWith({
    campaign: 'welcome',
    variant: 'warm',
    surface: 'slot:hero',
    element: find('#hero'),
  })
})

const truth = () => createMemoryStore({ profile: { write: 50, heard: {}, profile: known } })

test('a profile that turns out to be the true one is told this page, and nothing is decided anew', async () => {
  const { kit, runtime } = open({ consent: { mode: 'not_required' } })
  const { decisions } = runtime.state().page
  const painted = find('#hero').firstElementChild
  startProfileStore(kit, truth(), telling)
  await vi.runAllTimersAsync()
  expect(runtime.state().profile).toMatchObject({ id: 'v-1', pages: 81 })
  expect(runtime.state().page.decisions).toBe(decisions)
  expect(find('#hero').firstElementChild).toBe(painted)
})

test('a profile that turns out to be the true one is kept with this page in it', async () => {
  const { kit } = open({ consent: { mode: 'not_required' } })
  startProfileStore(kit, truth(), telling)
  await vi.runAllTimersAsync()
  expect(snapshot()).toMatchObject({ write: 51, profile: { id: 'v-1', pages: 81 } })
})

test('an odd signal does not keep the true profile from being told this page', async () => {
  const { kit, runtime } = open({ consent: { mode: 'not_required' } })
  runtime.send('facts', { 'page.title': { toString: 1 } })
  runtime.send('shown', { campaign: 7 })
  startProfileStore(kit, truth(), telling)
  await vi.runAllTimersAsync()
  expect(runtime.state().profile.pages).toBe(81)
})

test('rules that read what another tab did are answered with it', async () => {
  const { kit, runtime } = open({ consent: { mode: 'not_required' } })
  startProfileStore(kit, truth(), telling)
  await vi.runAllTimersAsync()
  expect(segmentsOf(runtime.state())).toEqual(['gold'])
})

test('a page on which nothing can be saved remembers a thousand signals, no more', () => {
  const { runtime } = open()
  for (let n = 0; n < 3000; n++) runtime.send('looked')
  const { from, happened, profile } = runtime.unsaved()
  expect([from > 2000, happened.length, profile.pages]).toEqual([true, 1000, 1])
})

test('a profile that breaks the rules of its own shape is begun anew, under the same id', () => {
  const { runtime } = open({ consent: { mode: 'not_required' } })
  runtime.adopt({ ...known, campaigns: { welcome: { closed: 5 as never } } })
  runtime.send('closed', { campaign: 'welcome', variant: 'warm', surface: 'slot:hero' })
  expect(runtime.state().profile).toMatchObject({ id: 'v-1', campaigns: { welcome: { closed: [Date.now()] } } })
})
