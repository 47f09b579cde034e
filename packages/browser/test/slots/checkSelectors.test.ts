import { compile } from '@kairos/core/first'
import { expect, test } from 'vitest'
import { checkSelectors } from '../../src/slots/checkSelectors.ts'
import { createKit } from '../kit.ts'
import { openPage } from '../page.ts'

const check = (slots: object, body = '') => {
  const kit = createKit(openPage('/', body), { program: compile({ kairos: 1, site: 'shop', slots }) })
  checkSelectors(kit)
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

test.each([
  ['finds as many as are filled', { all: { selector: 'i' } }],
  ['finds nothing yet', { hero: { selector: '#hero' } }],
  ['is not there', { hero: { reserve: '420px' }, none: null }],
])('a selector that %s is not', (_, slots) => {
  expect(check(slots, '<i></i>'.repeat(100))).not.toHaveBeenCalled()
})
