import { createProfile, createState, type Decision, type Signal } from '@kairos/core'
import { compile } from '@kairos/core/first'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Env, Stop } from '../../src/env.ts'
import { start as createGuard } from '../../src/guard.ts'
import type { Guard } from '../../src/slots/filling.ts'
import { createSlots, type Slots } from '../../src/slots/slots.ts'
import { createKit } from '../kit.ts'
import { find, openPage, readsIn } from '../page.ts'

const BODY =
  '<main><kairos-slot name="hero"><p>own</p></kairos-slot></main><section><div id="side"><p>own</p></div></section>'
const program = compile({
  kairos: 1,
  site: 'shop',
  slots: { side: { selector: '#side' }, broken: { selector: '##' }, nowhere: { selector: '.nowhere' } },
})
const decision: Decision = {
  campaign: 'ours',
  variant: 'on',
  acts: true,
  reason: 'acts',
  surfaces: ['slot:hero', 'slot:side'],
  actions: [{ type: 'slot', slot: 'hero' }],
}

let env: Env
let slots: Slots
let guard: Guard
let stop: Stop
let now: number
let hear: (signal: Signal) => void
const send = vi.fn()
const stopHearing = vi.fn()
beforeEach(() => {
  env = { ...openPage('/', BODY), now: () => now }
  now = 1_000_000
  slots = createSlots(env, vi.fn())
  slots.select(program.slots)
  const state = createState(createProfile('v-1', 0))
  state.page.surfaces = { 'slot:hero': 'ours', 'slot:side': 'ours' }
  state.page.decisions = { ours: decision }
  guard = createGuard(
    createKit(env, {
      program,
      send,
      state: () => state,
      hear(listener) {
        hear = listener
        return stopHearing
      },
    }),
  )
  stop = () => {}
})
afterEach(() => {
  stop()
  slots.stop()
  send.mockClear()
  stopHearing.mockClear()
})

const SIGNAL = { at: 0, props: {} }
const fill = (name: string) =>
  slots.fill(name, {
    content() {
      const content = document.createElement('div')
      content.className = 'kairos-content'
      content.textContent = 'ours'
      return content
    },
    cause: 'preview',
    placed() {},
  })
/** Observers tell at the end of the task. */
const observed = () => new Promise((done) => setTimeout(done))
const contested = (surface: string) => [
  'missed',
  { campaign: 'ours', variant: 'on', surface, reason: 'slot_contested' },
]

describe('what is put back', () => {
  test('is put back five times a minute, and again when they are over', () => {
    const tries = () => Array.from({ length: 7 }, () => guard.admits('slot:hero')).filter(Boolean).length
    expect(tries()).toBe(5)
    now += 59_999
    expect(tries()).toBe(0)
    now += 60_000
    expect(tries()).toBe(5)
  })

  test('is counted for each place by itself', () => {
    for (let times = 0; times < 5; times++) guard.admits('slot:hero')
    expect([guard.admits('slot:hero'), guard.admits('slot:side')]).toEqual([false, true])
  })

  test('is counted anew on every page, and by nothing else', () => {
    for (let times = 0; times < 5; times++) guard.admits('slot:hero')
    hear({ name: 'scrolled', ...SIGNAL })
    expect(guard.admits('slot:hero')).toBe(false)
    hear({ name: 'page_view', ...SIGNAL })
    expect(guard.admits('slot:hero')).toBe(true)
  })
})

describe('content that the page renders over', () => {
  test.each([
    ['hero', 'kairos-slot'],
    ['side', '#side'],
  ])('in %s is back, beside what the page wrote, five times; then it is the page’s', async (name, selector) => {
    fill(name)
    stop = guard.watch()
    const place = find(selector)
    for (let times = 1; times <= 5; times++) {
      place.innerHTML = `<p>${times}</p>`
      await observed()
      expect([readsIn(place), place.querySelector('p')!.textContent]).toEqual(['ours', `${times}`])
    }
    expect(send).not.toHaveBeenCalled()
    place.innerHTML = '<p>6</p>'
    await observed()
    expect(send.mock.calls).toEqual([contested(`slot:${name}`)])
  })

  test('is one rendering, however much goes at once', async () => {
    fill('hero')
    stop = guard.watch()
    const place = find('kairos-slot')
    for (let times = 0; times < 20; times++) {
      place.innerHTML = ''
      place.append(...[...document.createElement('div').childNodes])
    }
    await observed()
    for (let times = 0; times < 4; times++) expect(guard.admits('slot:hero')).toBe(true)
    expect(guard.admits('slot:hero')).toBe(false)
  })

  test('with its place counts too, deep within what is removed', async () => {
    fill('hero')
    stop = guard.watch()
    for (let times = 1; times <= 6; times++) {
      find('main').remove()
      document.body.insertAdjacentHTML('afterbegin', '<main><kairos-slot name="hero"><p>own</p></kairos-slot></main>')
      await observed()
    }
    expect(send.mock.calls).toEqual([contested('slot:hero')])
  })

  test('is not missed where its place was only moved', async () => {
    fill('side')
    stop = guard.watch()
    for (let times = 0; times < 9; times++) {
      find('main').append(find('#side'))
      await observed()
    }
    expect([readsIn(find('#side')), send.mock.calls]).toEqual(['ours', []])
  })

  test('is not missed where we took it back ourselves', async () => {
    const stopFilling = fill('hero')
    stop = guard.watch()
    for (let times = 0; times < 9; times++) {
      stopFilling()
      fill('hero')
      await observed()
    }
    expect(send).not.toHaveBeenCalled()
  })

  test('before anybody watched is gone for good', () => {
    fill('hero')
    find('kairos-slot').innerHTML = '<p>page</p>'
    stop = guard.watch()
    expect(send.mock.calls).toEqual([contested('slot:hero')])
  })
})

test('what the page does elsewhere is its own business', async () => {
  fill('hero')
  stop = guard.watch()
  document.body.insertAdjacentHTML('beforeend', '<ul><li>page</li></ul>')
  find('ul').remove()
  find('kairos-slot').querySelector('p')!.remove()
  await observed()
  expect([readsIn(find('kairos-slot')), send.mock.calls]).toEqual(['ours', []])
})

test('a guard that is stopped watches and hears no more', async () => {
  fill('hero')
  guard.watch()()
  find('kairos-slot').innerHTML = ''
  await observed()
  expect([readsIn(find('kairos-slot')), send.mock.calls, stopHearing.mock.calls.length]).toEqual(['', [], 1])
})
