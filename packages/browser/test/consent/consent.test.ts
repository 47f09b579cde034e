import type { Settings } from '@kairos/schema'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { readConsent, writeConsent } from '../../src/consent/consent.ts'
import type { Env } from '../../src/env.ts'
import { blockStorage, openPage } from '../page.ts'

const everything = { personalization: true, analytics: true }
const nothing = { personalization: false, analytics: false }

let env: Env
beforeEach(() => {
  env = openPage()
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const read = (mode?: string) => readConsent(env, 'shop', mode ? ({ consent: { mode } } as Settings) : {})

describe('before the visitor answers', () => {
  test.each([
    ['opt-in', nothing],
    ['opt-out', everything],
    ['not_required', everything],
    [undefined, nothing],
  ])('mode %s', (mode, expected) => {
    expect(read(mode)).toEqual(expected)
  })
})

test('a mode spelled wrong is no permission', () => {
  expect(read('opt_in')).toEqual(nothing)
})

test.each(['opt-in', 'opt-out', 'not_required'])('a bot agrees to nothing where the mode is %s', (mode) => {
  writeConsent(env, 'shop', everything)
  env.isBot = true
  expect(read(mode)).toEqual(nothing)
})

describe('the visitor’s answer is known on the next page', () => {
  const answers = [
    everything,
    nothing,
    { personalization: true, analytics: false },
    { personalization: false, analytics: true },
  ]
  test.each(answers)('%j', (answer) => {
    writeConsent(env, 'shop', answer)
    expect(read('opt-in')).toEqual(answer)
    expect(read('opt-out')).toEqual(answer)
  })
})

test('where no answer is asked for, an earlier one does not count', () => {
  writeConsent(env, 'shop', nothing)
  expect(read('not_required')).toEqual(everything)
})

test('an answer counts for its site only', () => {
  writeConsent(env, 'blog', everything)
  expect(read('opt-in')).toEqual(nothing)
})

test('where storage is blocked the mode decides', () => {
  blockStorage()
  writeConsent(env, 'shop', everything)
  expect([read('opt-in'), read('opt-out')]).toEqual([nothing, everything])
})
