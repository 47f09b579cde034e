import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { attempt, type Env } from '../src/env.ts'
import { blockStorage, openPage } from './page.ts'

const fail = () => {
  throw new Error('odd')
}

let env: Env
beforeEach(() => {
  vi.useFakeTimers()
  env = openPage()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('storage', () => {
  test('gives back what was kept until it is forgotten', () => {
    expect(env.keep('a', '1')).toBe(true)
    expect(env.recall('a')).toBe('1')
    env.forget('a')
    expect(env.recall('a')).toBeNull()
  })

  test('that is blocked keeps nothing and throws nothing', () => {
    blockStorage()
    expect(env.keep('a', '1')).toBe(false)
    expect(env.recall('a')).toBeNull()
    expect(() => env.forget('a')).not.toThrow()
  })
})

test('a timer runs once unless it is stopped, and what it throws goes nowhere', () => {
  const run = vi.fn(fail)
  env.later(run, 100)
  env.later(run, 100)()
  expect(() => vi.advanceTimersByTime(1000)).not.toThrow()
  expect(run).toHaveBeenCalledOnce()
})

test('a listener hears until it is stopped, and what it throws goes nowhere', () => {
  const hear = vi.fn(fail)
  const stop = env.on(window, 'odd', hear)
  expect(() => window.dispatchEvent(new Event('odd'))).not.toThrow()
  stop()
  window.dispatchEvent(new Event('odd'))
  expect(hear).toHaveBeenCalledOnce()
})

test('ids are random UUIDs of version 4, without a secure context too', () => {
  vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array) => bytes.fill(255) })
  expect(env.newId()).toBe('ffffffff-ffff-4fff-8fff-ffffffffffff')
})

test('an attempt gives the result, or nothing when it throws', () => {
  expect([attempt(() => 7), attempt(fail)]).toEqual([7, undefined])
})
