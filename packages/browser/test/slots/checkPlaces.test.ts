import { compile } from '@kairos/core/first'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { checkPlaces } from '../../src/slots/checkPlaces.ts'
import { createKit } from '../kit.ts'
import { openPage } from '../page.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const check = (slots: object, body = '', filled?: string) => {
  const decision = { campaign: 'welcome', actions: [{ type: 'slot', slot: filled }] }
  const page = { surfaces: { [`slot:${filled}`]: 'welcome' }, decisions: filled ? { welcome: decision } : {} }
  const kit = createKit(openPage('/', body), { program: compile({ kairos: 1, site: 'shop', slots }) })
  checkPlaces({ ...kit, state: () => ({ page }) as never })
  return kit.diagnose
}

test('a selector that is none is told', () => {
  expect(check({ hero: { selector: '##' } })).toHaveBeenCalledExactlyOnceWith({
    path: 'slots.hero.selector',
    expected: 'CSS selector',
  })
})

test('a selector that finds more places than are filled is told', () => {
  expect(check({ all: { selector: 'i' } }, '<i></i>'.repeat(101))).toHaveBeenCalledExactlyOnceWith({
    path: 'slots.all.selector',
    expected: 'selector of at most 100 elements',
  })
})

test('a selector that finds nothing for a campaign is told, once the page is complete', () => {
  const diagnose = check({ hero: { selector: '#hero' } }, '', 'hero')
  expect(diagnose).not.toHaveBeenCalled()
  vi.advanceTimersByTime(3000)
  expect(diagnose).toHaveBeenCalledExactlyOnceWith({
    path: 'slots.hero.selector',
    expected: 'selector of something on this page',
  })
})

test.each([
  ['finds as many as are filled', { all: { selector: 'i' } }, 'all'],
  ['finds nothing, and nobody fills it', { hero: { selector: '#hero' } }, undefined],
  ['is not there', { hero: { reserve: '420px' }, none: null }, 'hero'],
])('a selector that %s is not', (_, slots, filled) => {
  const diagnose = check(slots, '<i></i>'.repeat(100), filled)
  vi.advanceTimersByTime(3000)
  expect(diagnose).not.toHaveBeenCalled()
})
