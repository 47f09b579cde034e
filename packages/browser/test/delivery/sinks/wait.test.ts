import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createRecord } from '../../kit.ts'
import { allOf, openSinks, setGlobal } from './site.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const met = (campaign: string) => createRecord({ campaign })

test('a vendor that comes later hears everything, in order', async () => {
  const { sinks, diagnose } = openSinks('posthog')
  sinks.tell(met('a'))
  sinks.tell(met('b'))
  await pass(5000)
  const capture = vi.fn()
  setGlobal('posthog', { capture })
  await pass(10_000)
  sinks.tell(met('c'))
  expect(capture.mock.calls.map(([, { $feature_flag }]) => $feature_flag)).toEqual(['a', 'b', 'c'])
  expect([diagnose.mock.calls, vi.getTimerCount()]).toEqual([[], 0])
})

test('a vendor that never comes is told once, and what waits for it is bounded', async () => {
  const { sinks, diagnose } = openSinks('plausible')
  for (let n = 0; n < 600; n++) sinks.tell(met(`c${n}`))
  await pass(600_000)
  expect(diagnose).toHaveBeenCalledExactlyOnceWith({
    path: 'settings.records.sinks.0',
    expected: 'plausible in the page',
  })
  const plausible = vi.fn()
  setGlobal('plausible', plausible)
  await pass(60_000)
  expect([plausible.mock.calls.length, plausible.mock.calls[0]![1].props.experiment]).toEqual([500, 'c100'])
})

test('something else by the vendor’s name is not called', async () => {
  setGlobal('analytics', { track: 'no function' })
  setGlobal('_paq', 'text')
  const { sinks } = openSinks('segment', 'matomo')
  sinks.tell(met('a'))
  const track = vi.fn()
  setGlobal('analytics', { track })
  await pass(1000)
  expect(track).toHaveBeenCalledOnce()
})

test('a vendor that throws, at once or later, is told once; the others hear everything', async () => {
  const track = vi.fn(() => {
    throw new Error('broken')
  })
  const capture = vi.fn(() => Promise.reject(new Error('broken later')))
  setGlobal('mixpanel', { track })
  setGlobal('posthog', { capture })
  const { sinks, diagnose } = openSinks('mixpanel', 'posthog')
  for (const campaign of ['a', 'b', 'c']) sinks.tell(met(campaign))
  await pass(1000)
  expect([track, capture].map(({ mock }) => mock.calls.length)).toEqual([3, 3])
  expect(diagnose.mock.calls).toEqual([
    [{ path: 'settings.records.sinks.0', expected: 'mixpanel that takes what it is told' }],
  ])
})

test('a getter that throws is a vendor that is not there', async () => {
  Object.defineProperty(window, 'amplitude', {
    get: () => {
      throw new Error('no')
    },
    configurable: true,
  })
  const { sinks } = openSinks('amplitude')
  sinks.tell(met('a'))
  await pass(1000)
  const track = vi.fn()
  Object.defineProperty(window, 'amplitude', { value: { track }, configurable: true })
  await pass(5000)
  expect(track).toHaveBeenCalledOnce()
  Reflect.deleteProperty(window, 'amplitude')
})

test('what waits is dropped when the visitor takes the answer back', async () => {
  const { sinks } = openSinks('posthog')
  sinks.tell(met('a'))
  sinks.drop()
  const capture = vi.fn()
  setGlobal('posthog', { capture })
  await pass(60_000)
  expect([capture.mock.calls, vi.getTimerCount()]).toEqual([[], 0])
})

test.each([['nobody' as never], [7 as never], [null as never], [{ type: 'toString' } as never]])(
  'analytics nobody knows, %j, are left out with one diagnostic; the others are told',
  (unknown) => {
    const track = vi.fn()
    setGlobal('amplitude', { track })
    const { sinks, diagnose } = openSinks(unknown, 'amplitude')
    for (const record of allOf()) sinks.tell(record)
    expect(diagnose.mock.calls).toEqual([
      [
        {
          path: 'settings.records.sinks.0',
          expected: 'dataLayer, gtag, segment, posthog, matomo, plausible, mixpanel, amplitude, callback',
        },
      ],
    ])
    expect(track).toHaveBeenCalledOnce()
  },
)

test('a record of a campaign the file does not have any more goes by its ids', () => {
  const track = vi.fn()
  setGlobal('analytics', { track })
  openSinks('segment').sinks.tell(met('gone'))
  expect(track.mock.calls[0]![1]).toEqual({
    experiment_id: 'gone',
    experiment_name: 'gone',
    variation_id: 'warm',
    variation_name: 'warm',
  })
})
