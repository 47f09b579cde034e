import { createProfile } from '@kairos/core'
import { base } from '@kairos/core/first'
import { createStep } from '@kairos/core/live'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Env } from '../src/env.ts'
import { createEvents } from '../src/events.ts'
import { type Prepared, prepare } from '../src/prepare.ts'
import { type Running, run } from '../src/run.ts'
import { createSlots } from '../src/slots/slots.ts'
import { readSnapshot, type Stored } from '../src/storage/snapshot.ts'
import { withPages } from './kit.ts'
import { find, openPage, readsIn } from './page.ts'

const hero = (title: string) => ({ type: 'slot', slot: 'hero', title })
const config = {
  kairos: 1,
  site: 'shop',
  settings: { consent: { mode: 'opt-in' } },
  slots: { hero: { selector: '#hero' } },
  campaigns: [{ id: 'welcome', variants: [{ id: 'warm', actions: [hero('Hello')] }] }],
}
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
  const slots = createSlots(env)
  const prepared = prepare(env, { ...config, settings }) as Prepared
  const running = run({ env, events: createEvents(env), slots, prepared })
  running.runtime.equip({ step: createStep(base), offsetAt: () => 0 })
  stop = () => {
    running.stop()
    slots.stop()
  }
  return running
}

const snapshot = () => readSnapshot(env, 'shop')

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

test('refusing forgets at once, in the database too, and keeps nothing any more', () => {
  const { kit, runtime } = open({ consent: { mode: 'opt-out' } })
  vi.runAllTimers()
  expect(snapshot()).toBeDefined()
  const saves: (Stored | undefined)[] = []
  kit.saves.take((stored) => saves.push(stored))
  kit.answer(no)
  runtime.send('add_to_cart')
  vi.runAllTimers()
  expect(snapshot()).toBeUndefined()
  expect(saves.at(-1)).toBeUndefined()
  expect(kit.consent()).toEqual(no)
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

const known = withPages(createProfile('v-1', 1000), 80)

test('a profile that turns out to be the true one is told this page, and nothing is decided anew', () => {
  const { kit, runtime } = open({ consent: { mode: 'not_required' } })
  const { decisions } = runtime.state().page
  const painted = find('#hero').firstElementChild
  kit.memory.rebase(known, 50)
  expect(runtime.state().profile).toMatchObject({ id: 'v-1', pages: 81 })
  expect(runtime.state().page.decisions).toBe(decisions)
  expect(find('#hero').firstElementChild).toBe(painted)
})

test('a profile that turns out to be the true one is kept with this page in it', () => {
  const { kit } = open({ consent: { mode: 'not_required' } })
  vi.runAllTimers()
  kit.memory.rebase(known, 50)
  vi.runAllTimers()
  expect(snapshot()).toMatchObject({ write: 51, profile: { id: 'v-1', pages: 81 } })
})

test('once the database was read, what happened before is told to nobody any more', () => {
  const { kit, runtime } = open({ consent: { mode: 'not_required' } })
  kit.memory.settled()
  runtime.send('page_view', { facts: {} })
  expect(runtime.rebase(known, 'entered').pages).toBe(80)
})

test('an odd signal does not keep the true profile from being told this page', () => {
  const { kit, runtime } = open({ consent: { mode: 'not_required' } })
  runtime.send('facts', { 'page.title': { toString: 1 } })
  runtime.send('shown', { campaign: 7 })
  kit.memory.rebase(known, 50)
  expect(runtime.state().profile.pages).toBe(81)
})
