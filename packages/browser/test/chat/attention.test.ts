import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Desk } from '../../src/chat/kit.ts'
import { heard, kitOf, panel, press, say, talk } from './desk.ts'
import { type FakeServer, fakeServer } from './fakeServer.ts'

let server: FakeServer
let desk: Desk
/** How many tones there were. */
let tones = 0
class FakeAudio {
  currentTime = 0
  destination = {}
  createGain = () => ({ gain: {}, connect() {} })
  createOscillator = () => ({ connect() {}, start: () => tones++, stop() {} })
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  vi.stubGlobal('AudioContext', FakeAudio)
  tones = 0
  server = fakeServer()
  desk = await talk(kitOf())
  await pass()
  say('Hello')
  await pass()
})
afterEach(() => {
  look('visible')
  desk.stop()
  vi.useRealTimers()
})

const pass = (ms = 100) => vi.advanceTimersByTimeAsync(ms)
const look = (state: 'visible' | 'hidden') => {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
  document.dispatchEvent(new Event('visibilitychange'))
}

test('the title of a page that nobody looks at says how many messages wait, by turns with its own', async () => {
  document.title = 'Prices'
  server.say('Anna', 'a1', 'One')
  await pass()
  expect(document.title).toBe('Prices')
  look('hidden')
  server.say('Anna', 'a2', 'Two')
  server.say('Anna', 'a3', 'Three')
  await pass()
  const titles = [document.title]
  for (let turn = 0; turn < 3; turn++) {
    await pass(1500)
    titles.push(document.title)
  }
  expect(titles).toEqual(['(2) Prices', 'Prices', '(2) Prices', 'Prices'])
  await pass(1500)
  look('visible')
  await pass(0)
  expect(document.title).toBe('Prices')
  await pass(5000)
  expect(document.title).toBe('Prices')
})

test('a title that the page sets meanwhile stays', async () => {
  document.title = 'Prices'
  look('hidden')
  server.say('Anna', 'a1', 'One')
  await pass()
  document.title = 'Sold out'
  await pass(1500)
  look('visible')
  expect(document.title).toBe('Sold out')
})

test('there is no sound until the visitor switches it on, which is heard once', async () => {
  server.say('Anna', 'a1', 'One')
  await pass()
  const pressed = () => panel().querySelector('.sound')!.getAttribute('aria-pressed')
  expect([tones, pressed()]).toEqual([0, 'false'])
  press('.sound')
  await pass()
  expect([tones, pressed()]).toEqual([1, 'true'])
  server.say('Anna', 'a2', 'Two')
  await pass()
  expect(tones).toBe(2)
  press('.sound')
  server.say('Anna', 'a3', 'Three')
  await pass()
  expect([tones, pressed()]).toEqual([2, 'false'])
})

test('a browser without sound has a chat without one', async () => {
  vi.stubGlobal('AudioContext', undefined)
  press('.sound')
  server.say('Anna', 'a1', 'One')
  await pass()
  expect(heard()).toBe('Anna: One')
})

test('people who hear the page hear all that arrives in one moment, and what comes later alone', async () => {
  server.say('Anna', 'a1', 'One')
  server.say('Anna', 'a2', 'Two')
  await pass()
  expect(heard()).toBe('Anna: One\nAnna: Two')
  server.say('Anna', 'a3', 'Three')
  await pass()
  expect(heard()).toBe('Anna: Three')
})

test('a picture that an agent sends is a link with its address: the page loads nothing, and no site learns where it was opened', async () => {
  server.say('Anna', 'a1', 'Here: https://corner.example/plan.png')
  await pass()
  expect(panel().querySelector('li:last-child p')!.innerHTML).toBe(
    'Here: <a href="https://corner.example/plan.png" target="_blank" rel="noopener noreferrer">https://corner.example/plan.png</a>',
  )
  expect(panel().querySelector('li img')).toBeNull()
})
