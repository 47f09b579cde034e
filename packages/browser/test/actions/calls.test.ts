import type { CallAction } from '@kairos/schema'
import { afterEach, expect, test, vi } from 'vitest'
import type { Call, Kairos, Registered } from '../../src/api.ts'
import { settled, startWith } from './page.ts'

let kairos: Kairos | undefined
afterEach(() => {
  kairos?.destroy()
  vi.useRealTimers()
})

const SHORT: CallAction = { type: 'call', name: 'open-wizard', with: { step: 2 } }

async function startCall(settings = {}) {
  const page = await startWith([SHORT], { settings })
  kairos = page.kairos
  return page
}

test('a registered function is called once with what the action has, and with facts', async () => {
  await startCall()
  const calls: (Omit<Call, 'fact'> & { path: unknown })[] = []
  kairos!.register('open-wizard', ({ fact, ...call }) => void calls.push({ ...call, path: fact('page.path') }))
  kairos!.register('other', () => expect.unreachable())
  expect(calls).toEqual([{ campaign: 'sale', variant: 'on', with: { step: 2 }, path: '/' }])
})

test('what it gives back takes back what it did', async () => {
  await startCall()
  const undo = vi.fn()
  kairos!.register('open-wizard', () => undo)
  expect(undo).not.toHaveBeenCalled()
  kairos!.destroy()
  expect(undo).toHaveBeenCalledOnce()
})

test('so does what it gives back by a promise, even when that comes after the end', async () => {
  await startCall()
  const undo = vi.fn()
  let keep = (_: () => void) => {}
  kairos!.register('open-wizard', () => {
    return new Promise<() => void>((resolve) => {
      keep = resolve
    })
  })
  kairos!.destroy()
  keep(undo)
  await settled()
  expect(undo).toHaveBeenCalledOnce()
})

test.each<[string, Registered, string]>([
  [
    'throws',
    () => {
      throw new Error('own')
    },
    'function that does not throw: open-wizard',
  ],
  ['breaks its promise', () => Promise.reject(new Error('own')), 'promise that is kept: open-wizard'],
])('a function that %s is told, and nothing breaks', async (_, run, expected) => {
  const { diagnostics } = await startCall()
  kairos!.register('open-wizard', run)
  await settled()
  expect(diagnostics).toEqual([{ path: 'campaigns.sale.call', expected }])
})

test('a function that throws when it takes back what it did is told', async () => {
  const { diagnostics } = await startCall()
  kairos!.register('open-wizard', () => () => {
    throw new Error('own')
  })
  expect(() => kairos!.destroy()).not.toThrow()
  expect(diagnostics).toEqual([{ path: 'campaigns.sale.call', expected: 'function that does not throw: open-wizard' }])
})

test('a promise that never settles is told after a while', async () => {
  const { diagnostics } = await startCall()
  vi.useFakeTimers()
  kairos!.register('open-wizard', () => new Promise(() => {}))
  vi.advanceTimersByTime(9_000)
  expect(diagnostics).toEqual([])
  vi.advanceTimersByTime(2_000)
  expect(diagnostics).toEqual([{ path: 'campaigns.sale.call', expected: 'promise that settles: open-wizard' }])
})

test('what is no function is not registered, and is no reason to throw', async () => {
  await startCall()
  expect(() => kairos!.register('open-wizard', 5 as never)).not.toThrow()
  const run = vi.fn()
  kairos!.register('open-wizard', run)
  expect(run).toHaveBeenCalledOnce()
})

test('a function that is not there is told after a while, and called once it is', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const starting = startCall()
  await vi.advanceTimersByTimeAsync(500)
  const { diagnostics } = await starting
  await vi.advanceTimersByTimeAsync(10_000)
  expect(diagnostics).toEqual([
    { path: 'campaigns.sale.call', expected: 'function registered by kairos.register(): open-wizard' },
  ])
  const run = vi.fn()
  kairos!.register('open-wizard', run)
  expect(run).toHaveBeenCalledOnce()
})

test('one that is registered after the end is not called', async () => {
  await startCall()
  kairos!.destroy()
  const run = vi.fn()
  kairos!.register('open-wizard', run)
  expect(run).not.toHaveBeenCalled()
})
