import { createProfile, createState } from '@kairos/core'
import { expect, test, vi } from 'vitest'
import { recallCart } from '../../src/collectors/cart.ts'
import { createKit } from '../kit.ts'
import { openPage } from '../page.ts'

const NOW = 1_800_000_000_000

function recalled(facts: Record<string, { value: unknown; until: number }>) {
  const send = vi.fn()
  const state = () => createState({ ...createProfile('v-1', 0), facts })
  recallCart(createKit({ ...openPage(), now: () => NOW }, { send, state }))
  return send.mock.calls
}

test('the cart and the wishlist of earlier pages are told again, as long as they are kept', () => {
  const cart = { value: { value: 80 }, until: NOW + 1 }
  expect(recalled({ cart, wishlist: { value: { items: 2 }, until: NOW } })).toEqual([
    ['facts', { cart: { value: 80 } }],
  ])
})

test('where nothing is kept, nothing is told', () => {
  expect(recalled({ plan: { value: 'pro', until: NOW + 1 } })).toEqual([])
})
