import { base, compile } from '@kairos/core/first'
import { createHistory } from '@kairos/core/history'
import { expect, test } from 'vitest'
import { asksForCommerce } from '../src/commerce.ts'

const asks = (config: object) => asksForCommerce(compile({ kairos: 1, site: 'shop', ...config }, createHistory(base)))
const reads = (when: object) => ({ segments: { it: { when } } })
const variants = [{ id: 'a', actions: [{ type: 'slot', slot: 'hero', title: 'x' }] }]

test.each<[string, object]>([
  ['a fact of the cart', reads({ 'cart.value': { $gt: 50 } })],
  ['an order', reads({ 'orders.count': 1 })],
  ['a product', reads({ 'viewed.last.id': 'a' })],
  ['a score', reads({ 'rfm.code': '555' })],
  ['where the visitor stands', reads({ lifecycle: 'loyal' })],
  ['an interest', reads({ 'interest.category.top': 'shoes' })],
  ['an event', reads({ $did: { event: 'view_item' } })],
  ['a sequence', reads({ $sequence: { steps: [{ event: 'page_view' }, { event: 'login' }] } })],
  ['a dimension', { interests: { category: { from: { event: 'view_item', field: 'category' } } } }],
  ['a goal', { campaigns: [{ id: 'a', goal: 'purchase', variants }] }],
  ['a moment', { campaigns: [{ id: 'a', trigger: { any: [{ type: 'event', name: 'add_to_cart' }] }, variants }] }],
  [
    'a text',
    {
      campaigns: [
        { id: 'a', variants: [{ id: 'a', actions: [{ type: 'slot', slot: 'hero', title: '{{ cart.value }}' }] }] },
      ],
    },
  ],
  ['the data layer', { facts: { plan: { from: { dataLayer: 'user.plan' } } } }],
  ['the JSON-LD', { facts: { price: { from: { jsonLd: 'offers.price' } } } }],
])('a config that reads %s asks for commerce', (_, config) => {
  expect(asks(config)).toBe(true)
})

test.each<[string, object]>([
  ['nothing', {}],
  ['the visit', reads({ 'visit.count': 2, 'traits.cart': true })],
  ['an event of its own', reads({ $did: { event: 'compared' } })],
  ['a goal of its own', { campaigns: [{ id: 'a', goal: 'called', variants }] }],
  ['a cookie', { facts: { plan: { from: { cookie: 'plan' } } } }],
])('a config that reads %s does not', (_, config) => {
  expect(asks(config)).toBe(false)
})
