import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { seconds } from '../../../src/collectors/behaviour/seconds.ts'
import { openPage } from '../../page.ts'
import { createWatch, dispatch, hide, needs } from './watch.ts'

let stop: (() => void) | undefined
beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  stop?.()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

function start(thresholds: Record<string, number[]>, facts: string[] = []) {
  const page = createWatch(openPage(), needs([], { thresholds, facts }))
  stop = seconds(page.watch)
  return page
}
const pass = (ms: number) => vi.advanceTimersByTime(ms)

test('nothing is counted where nobody asks', () => {
  start({ 'page.scrollDepth': [50] })
  expect([stop, vi.getTimerCount()]).toEqual([undefined, 0])
})

test('idle at each number, and 0 when the visitor is back', () => {
  const { told } = start({ 'page.idleSeconds': [1.5, 5] }, ['page.idleSeconds'])
  pass(4900)
  expect(told).toEqual([
    ['idle', { seconds: 0 }],
    ['idle', { seconds: 1.5 }],
    // Passed, for rules that ask for more than that.
    ['idle', { seconds: 2 }],
  ])
  dispatch(document, 'pointermove')
  expect(told.at(-1)).toEqual(['idle', { seconds: 0 }])
  pass(1500)
  expect(told.at(-1)).toEqual(['idle', { seconds: 1.5 }])
})

test('a visitor who is there is not told of again and again', () => {
  const { told } = start({ 'page.idleSeconds': [10] })
  for (let times = 0; times < 20; times++) {
    pass(5000)
    dispatch(document, 'keydown')
  }
  expect(told).toEqual([])
})

test('active as long as something was done within half a minute', () => {
  const { told } = start({ 'page.activeSeconds': [10, 40] })
  pass(120_000)
  // No rule asks for more than ten: a moment comes once.
  expect(told).toEqual([['active', { seconds: 10 }]])
  dispatch(document, 'pointerdown')
  pass(10_000)
  expect(told.at(-1)).toEqual(['active', { seconds: 40 }])
})

test('a hidden tab is neither active nor idle, and still on the page', () => {
  const { told } = start({ 'page.activeSeconds': [3], 'page.idleSeconds': [3], 'page.secondsOnPage': [8] })
  pass(2000)
  hide(true)
  pass(6000)
  expect(told).toEqual([['facts', { 'page.secondsOnPage': 8 }]])
  hide(false)
  pass(1000)
  expect(told.filter(([name]) => name !== 'facts')).toEqual([['active', { seconds: 3 }]])
  pass(2000)
  expect(told).toContainEqual(['idle', { seconds: 3 }])
})

test('a fact that rules read is told from its first number on; without numbers, every second', () => {
  const { told } = start({}, ['page.idleSeconds'])
  pass(2000)
  expect(told.map(([, props]) => props.seconds)).toEqual([0, 1, 2])
})

test('a clock that is set, and a computer that slept, count for next to nothing', () => {
  const { told } = start({ 'page.idleSeconds': [10, 9000], 'page.activeSeconds': [10] })
  vi.setSystemTime(Date.now() + 365 * 864e5)
  pass(5000)
  expect(told).toEqual([])
  const now = performance.now()
  vi.spyOn(window.performance, 'now').mockImplementation(() => now + 8 * 36e5)
  pass(6000)
  for (const [, props] of told) expect(props.seconds).toBeLessThan(100)
  vi.spyOn(window.performance, 'now').mockImplementation(() => now - 5000)
  dispatch(document, 'keydown')
  for (const [, props] of told) expect(props.seconds).toBeGreaterThanOrEqual(0)
})

test('a cart counts from its last change, while something is in it', () => {
  const { told, set } = start({ 'cart.abandonedSeconds': [60] })
  pass(100_000)
  expect(told).toEqual([])
  set({ cart: { items: 2, value: 80 } })
  pass(59_000)
  set({ cart: { items: 3, value: 80 } })
  pass(59_000)
  set({ cart: { items: 3, value: 80 } })
  expect(told).toEqual([])
  pass(1000)
  expect(told).toEqual([['facts', { 'cart.abandonedSeconds': 60 }]])
  set({ cart: { items: 0, value: 0 } })
  expect(told.at(-1)).toEqual(['facts', { 'cart.abandonedSeconds': 0 }])
  pass(600_000)
  expect(told.at(-1)).toEqual(['facts', { 'cart.abandonedSeconds': 0 }])
})

test('stopped, no timer is left', () => {
  start({ 'page.secondsOnPage': [60] })
  stop?.()
  expect(vi.getTimerCount()).toBe(0)
})
