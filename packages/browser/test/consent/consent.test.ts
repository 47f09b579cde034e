import type { Settings } from '@kairos/schema'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { answered, type Consent, readConsent, writeConsent } from '../../src/consent/consent.ts'
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
  Reflect.deleteProperty(window.navigator, 'globalPrivacyControl')
})

const read = (mode?: string, gpc?: string) => readConsent(env, 'shop', { consent: { mode, gpc } } as Settings)
const sendGpc = (value: unknown = true) =>
  Object.defineProperty(window.navigator, 'globalPrivacyControl', { value, configurable: true })

describe('before the visitor answers', () => {
  test.each([
    ['opt-in', nothing, true],
    ['opt-out', everything, false],
    ['not_required', everything, false],
    [undefined, nothing, true],
  ])('mode %s', (mode, expected, pending) => {
    expect(read(mode)).toEqual({ ...expected, pending })
  })

  test('settings without a word about consent ask for it', () => {
    expect(readConsent(env, 'shop', {})).toEqual({ ...nothing, pending: true })
  })
})

test('a mode spelled wrong is no permission', () => {
  expect(read('opt_in')).toMatchObject(nothing)
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
  test.each(answers)('%j, in every mode', (answer) => {
    writeConsent(env, 'shop', answer)
    for (const mode of ['opt-in', 'opt-out', 'not_required']) expect(read(mode)).toEqual(answer)
  })
})

describe('Global Privacy Control', () => {
  test.each(['opt-in', 'opt-out', 'not_required'])('refuses under %s, and nothing is awaited', (mode) => {
    sendGpc()
    expect(read(mode)).toEqual({ ...nothing, pending: false })
  })

  test('gives way to the visitor’s own answer', () => {
    sendGpc()
    writeConsent(env, 'shop', everything)
    expect(read()).toEqual(everything)
  })

  test('means nothing where the site says so, or when it is off', () => {
    sendGpc()
    expect(read('opt-out', 'ignore')).toMatchObject(everything)
    sendGpc(false)
    expect(read('opt-out')).toMatchObject(everything)
  })
})

describe('an answer', () => {
  test.each([
    [{ personalization: true }, { personalization: true, analytics: false }],
    [{ analytics: true }, { personalization: false, analytics: true }],
    [everything, everything],
    [{ personalization: false }, nothing],
  ])('%j says what it says, and leaves the other purpose as it was', (told, expected) => {
    expect(answered(nothing, told)).toEqual(expected)
  })

  test.each([undefined, null, {}, { personalization: 'granted' }, { personalization: true, analytics: 'yes' }])(
    'is not %j',
    (told) => {
      expect(answered(everything, told as Partial<Consent>)).toBeUndefined()
    },
  )
})

test('an answer counts for its site only', () => {
  writeConsent(env, 'blog', everything)
  expect(read('opt-in')).toMatchObject(nothing)
})

test('where storage is blocked the mode decides', () => {
  blockStorage()
  writeConsent(env, 'shop', everything)
  expect([read('opt-in'), read('opt-out')]).toMatchObject([nothing, everything])
})
