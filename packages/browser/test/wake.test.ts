import { beforeEach, expect, test, vi } from 'vitest'
import { startWaking } from '../src/wake.ts'
import { createKit } from './kit.ts'
import { openPage } from './page.ts'

beforeEach(() => {
  vi.useFakeTimers()
})

/** A page that is to be woken at some moment; `tell` is what every signal does. */
function open(wakeAt: number | undefined) {
  let tell = () => {}
  const kit = createKit(openPage(), {
    hear: (listener) => {
      tell = () => listener({ name: 'any', at: 0 })
      return () => {
        tell = () => {}
      }
    },
  })
  const state = kit.state()
  const page = { ...state.page, at: 1000, ...(wakeAt !== undefined && { wakeAt }) }
  kit.state = () => ({ ...state, page })
  const stop = startWaking(kit)
  return { kit, page, tell: () => tell(), stop }
}

test('a page is woken at the moment it waits for, once', () => {
  const { kit } = open(6000)
  vi.advanceTimersByTime(4999)
  expect(kit.send).not.toHaveBeenCalled()
  vi.advanceTimersByTime(100_000)
  expect(kit.send).toHaveBeenCalledExactlyOnceWith('wake')
})

test('each signal sets the moment anew', () => {
  const { kit, page, tell } = open(6000)
  Object.assign(page, { at: 3000, wakeAt: 9000 })
  tell()
  vi.advanceTimersByTime(5999)
  expect(kit.send).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(kit.send).toHaveBeenCalledOnce()
})

test('a moment weeks ahead is looked at every hour: timers do not count that far', () => {
  const { kit } = open(1000 + 90 * 864e5)
  vi.advanceTimersByTime(36e5)
  expect(kit.send).toHaveBeenCalledOnce()
})

test.each([
  ['that waits for nothing', undefined, false],
  ['that is stopped', 6000, true],
] as const)('a page %s is not woken', (_, wakeAt, isStopped) => {
  const { kit, stop } = open(wakeAt)
  if (isStopped) stop()
  vi.advanceTimersByTime(100_000)
  expect(kit.send).not.toHaveBeenCalled()
})
