import { afterEach, expect, test, vi } from 'vitest'
import { holdSlots } from '../../src/slots/hold.ts'
import { openPage } from '../page.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

// That the animation really shows the slot again at the deadline is tested in real browsers (packages/e2e).
test('held slots are hidden by a sheet of ours, which leaves again and takes no other along', () => {
  const env = openPage()
  const own = new window.CSSStyleSheet()
  document.adoptedStyleSheets = [own]
  const stop = holdSlots(env, { settings: { slotTimeout: '500ms' }, slots: { hero: { reserve: '420px' } } })
  expect(document.adoptedStyleSheets).toHaveLength(2)
  const rules = [...document.adoptedStyleSheets[1]!.cssRules].map(({ cssText }) => cssText).join(' ')
  expect(rules).toContain('kairos-slot[hold]:not([data-kairos])')
  expect(rules).toMatch(/animation: kairos-hold 500ms/)
  expect(rules).toMatch(/hero.*min-height: 420px/)
  stop()
  expect(document.adoptedStyleSheets).toEqual([own])
})

test.each([
  [{}, '3s'],
  [{ settings: { preview: false, slotTimeout: '500ms' } }, '500ms'],
])('a link to a preview makes them wait for it, where the file %j allows previews', (known, time) => {
  const env = openPage('/?kairos_force=hero:spring')
  document.adoptedStyleSheets = []
  const stop = holdSlots(env, known as object)
  const rules = [...document.adoptedStyleSheets[0]!.cssRules].map(({ cssText }) => cssText).join(' ')
  expect(rules).toContain(`animation: kairos-hold ${time}`)
  stop()
})

test('on a page that is painted nothing is hidden, and nothing made higher', () => {
  const env = openPage()
  document.adoptedStyleSheets = []
  vi.spyOn(window.performance, 'getEntriesByType').mockReturnValue([{} as PerformanceEntry])
  const stop = holdSlots(env, { slots: { hero: { reserve: '420px' } } })
  vi.restoreAllMocks()
  const rules = [...document.adoptedStyleSheets[0]!.cssRules].map(({ cssText }) => cssText).join(' ')
  expect(rules).not.toMatch(/animation|min-height/)
  stop()
})

test('a browser without constructed sheets keeps its slots visible', () => {
  vi.stubGlobal('CSSStyleSheet', undefined)
  const env = openPage()
  const before = document.adoptedStyleSheets.length
  const stop = holdSlots(env, { settings: { slotTimeout: '500ms' }, slots: { hero: { reserve: '420px' } } })
  expect(document.adoptedStyleSheets).toHaveLength(before)
  expect(stop).not.toThrow()
})
