import { expect, test } from 'vitest'
import { closest } from '../../../cli/src/closest.ts'
import { nearest } from '../../src/preview/nearest.ts'

const KNOWN = ['hero', 'offer-bar', 'free-shipping', 'cart.value', '$gte', 'kairos_segments', 'vip', 'abcd']

test.each([
  'heor',
  'hreo',
  'heroo',
  'ofer_bar',
  'freeshipping',
  'cart.valeu',
  'gte',
  'kairos_segment',
  'pvi',
  'dcba',
  'x',
  '',
  'hello',
])('the badge and the terminal mean the same by “%s”', (word) => {
  expect(nearest(word, KNOWN)).toBe(closest(word, KNOWN))
})
