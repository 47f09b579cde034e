import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createEnv } from '../../src/env.ts'
import { startTabs, type Tabs } from '../../src/widgets/tabs.ts'

/** All channels of one name hear each other at once. */
const channels = new Set<FakeChannel>()
class FakeChannel {
  onmessage: ((event: { data: unknown }) => void) | undefined
  constructor(private name: string) {
    channels.add(this)
  }
  postMessage(data: unknown) {
    for (const other of [...channels])
      if (other !== this && other.name === this.name) other.onmessage?.({ data: structuredClone(data) })
  }
  close() {
    channels.delete(this)
  }
}

beforeEach(() => void vi.stubGlobal('BroadcastChannel', FakeChannel))
const open = new Set<Tabs>()
afterEach(() => {
  for (const tabs of open) tabs.stop()
  open.clear()
  channels.clear()
  vi.unstubAllGlobals()
})

function openTab(now = () => 0) {
  const freed = vi.fn()
  const yields = vi.fn()
  const tabs = startTabs({ env: { ...createEnv(window), now }, site: 'shop', freed, yields })
  open.add(tabs)
  return { tabs, freed, yields }
}

test('a tab knows that another one has a widget, and when that is closed', () => {
  const [one, two] = [openTab(() => 1), openTab(() => 1)]
  one.tabs.take(true)
  expect([one.tabs.isBusy(), two.tabs.isBusy()]).toEqual([false, true])
  one.tabs.take(false)
  expect(two.tabs.isBusy()).toBe(false)
  expect(two.freed).toHaveBeenCalledOnce()
})

test('a tab that is opened later is told', () => {
  openTab(() => 1).tabs.take(true)
  expect(openTab().tabs.isBusy()).toBe(true)
})

test('a tab that crashed is forgotten once it is asked', () => {
  const one = openTab(() => 1)
  const two = openTab()
  one.tabs.take(true)
  channels.delete([...channels][0]!)
  expect(two.tabs.isBusy()).toBe(true)
  two.tabs.ask()
  expect(two.tabs.isBusy()).toBe(false)
})

test('of two that open theirs at once the later one yields', () => {
  const [one, two] = [openTab(() => 5), openTab(() => 9)]
  one.tabs.take(true)
  two.tabs.take(true)
  expect(one.yields).not.toHaveBeenCalled()
  one.tabs.take(false)
  one.tabs.take(true)
  expect(two.yields).toHaveBeenCalledOnce()
})

test('a page that is left has none any more, and holds no channel', () => {
  const [one, two] = [openTab(() => 1), openTab()]
  one.tabs.take(true)
  window.dispatchEvent(new Event('pagehide'))
  expect(channels.size).toBe(0)
  expect(two.freed).toHaveBeenCalledOnce()
  window.dispatchEvent(new Event('pageshow'))
  expect([channels.size, two.tabs.isBusy()]).toEqual([2, true])
})

test('without channels every tab is on its own', () => {
  vi.stubGlobal('BroadcastChannel', undefined)
  const { tabs } = openTab(() => 1)
  tabs.take(true)
  expect(tabs.isBusy()).toBe(false)
})
