import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Kairos } from '../src/api.ts'
import { createEnv } from '../src/env.ts'
import { start } from '../src/start.ts'
import { type Answer, answerFetch, find, openPage, readsIn } from './page.ts'

const ADDRESS = 'https://cdn.example/kairos.json'
const text = JSON.stringify({
  kairos: 1,
  site: 'shop',
  settings: { consent: { mode: 'not_required' } },
  campaigns: [{ id: 'hello', variants: [{ id: 'a', actions: [{ type: 'slot', slot: 'hero', title: 'Hello' }] }] }],
})

let kairos: Kairos
let answer: () => Answer
let hidden: boolean
let asked: number[]
let told: unknown[]
beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
  hidden = false
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden)
  openPage('/', '<kairos-slot name="hero">own</kairos-slot>')
  asked = []
  told = []
  answerFetch(() => {
    asked.push(Date.now())
    return answer()
  })
  kairos = start(createEnv(window), { config: ADDRESS }, [
    (kairos) => kairos.on('diagnostic', ({ path }) => told.push(path)),
  ])
})
afterEach(async () => {
  kairos.destroy()
  await vi.dynamicImportSettled()
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const down = (): Answer => {
  throw new TypeError('Failed to fetch')
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

test('a file that does not come is asked for after longer and longer pauses, and that is told', async () => {
  answer = down
  await pass(65_000)
  expect(asked.map((at) => at / 1000)).toEqual([0, 2, 6, 14, 30, 62])
  expect(new Set(told)).toEqual(new Set(['kairos']))
})

test('one that comes late decides the page, and is asked for no more', async () => {
  answer = down
  await pass(1000)
  answer = () => ({ text })
  await pass(1000)
  expect(kairos.variant('hello')).toBe('a')
  await pass(600_000)
  expect(asked).toHaveLength(2)
})

test('nothing is asked while nobody looks', async () => {
  answer = down
  await pass(1000)
  hidden = true
  await pass(600_000)
  expect(asked).toHaveLength(1)
  hidden = false
  answer = () => ({ text })
  await pass(2000)
  expect(readsIn(find('kairos-slot'))).toBe('Hello')
})

test('nor after destroy(), whatever is on its way', async () => {
  answer = down
  await pass(1000)
  kairos.destroy()
  await pass(600_000)
  expect([asked.length, vi.getTimerCount()]).toEqual([1, 0])
})
