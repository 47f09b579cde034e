import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { call, openShop, setDataLayer } from './site.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  setDataLayer()
  vi.useRealTimers()
})

const RUNNER = {
  item_id: 'trail-runner',
  item_name: 'Trail Runner',
  item_brand: 'Corner Works',
  item_category: 'shoes',
  item_category2: 'running',
  item_variant: '40',
  index: 0,
  price: 119,
  quantity: 1,
}
const runner = {
  id: 'trail-runner',
  name: 'Trail Runner',
  brand: 'Corner Works',
  category: 'shoes',
  price: 119,
  quantity: 1,
}
const SLING = { item_id: 'side-sling', item_name: 'Side Sling', price: '45.50', quantity: '2' }
const sling = { id: 'side-sling', name: 'Side Sling', price: 45.5, quantity: 2 }

const hearing = (...entries: unknown[]) => {
  const shop = openShop({})
  setDataLayer(entries)
  shop.watch()
  vi.advanceTimersByTime(0)
  return shop
}

describe('what is told', () => {
  test.each<[string, unknown, unknown[]]>([
    [
      'a product that is looked at',
      { event: 'view_item', ecommerce: { currency: 'EUR', value: 119, items: [RUNNER] } },
      [['view_item', { ...runner, currency: 'EUR' }]],
    ],
    [
      'every product that goes into the cart',
      { event: 'add_to_cart', ecommerce: { currency: 'eur', items: [RUNNER, SLING] } },
      [
        ['add_to_cart', { ...runner, currency: 'EUR' }],
        ['add_to_cart', { ...sling, currency: 'EUR' }],
      ],
    ],
    [
      'a list once, however long it is',
      { event: 'view_item_list', ecommerce: { item_list_id: 'new', item_list_name: 'New', items: [RUNNER, SLING] } },
      [['view_item_list', { id: 'new', name: 'New' }]],
    ],
    [
      'a checkout once',
      { event: 'begin_checkout', ecommerce: { currency: 'EUR', value: 210, items: [RUNNER, SLING] } },
      [['begin_checkout', { value: 210, currency: 'EUR' }]],
    ],
    [
      'a purchase once, with its items',
      { event: 'purchase', ecommerce: { transaction_id: 'C-1', value: 210, currency: 'EUR', items: [RUNNER, SLING] } },
      [['purchase', { id: 'C-1', value: 210, currency: 'EUR', items: [runner, sling] }]],
    ],
    [
      'a purchase without the wrapper',
      { event: 'purchase', transaction_id: 1017, value: '210.00', currency: 'EUR', items: [SLING] },
      [['purchase', { id: '1017', value: 210, currency: 'EUR', items: [sling] }]],
    ],
    [
      'the arguments of gtag()',
      call('event', 'purchase', { transaction_id: 'C-1', value: 210, currency: 'EUR', items: [RUNNER] }),
      [['purchase', { id: 'C-1', value: 210, currency: 'EUR', items: [runner] }]],
    ],
    ['a search', call('event', 'search', { search_term: 'boots' }), [['search', { term: 'boots' }]]],
    ['a log-in', { event: 'login', method: 'password' }, [['login', { method: 'password' }]]],
    ['a sign-up, without what is personal', { event: 'sign_up', email: 'a@b.example' }, [['sign_up', {}]]],
    [
      'a lead',
      { event: 'generate_lead', value: 10, currency: 'EUR' },
      [['generate_lead', { value: 10, currency: 'EUR' }]],
    ],
    [
      'what is shared',
      call('event', 'share', { method: 'mail', item_id: 'p1' }),
      [['share', { id: 'p1', method: 'mail' }]],
    ],
    ['a wish', { event: 'add_to_wishlist', ecommerce: { items: [SLING] } }, [['add_to_wishlist', sling]]],
    [
      'Universal Analytics: a product',
      {
        event: 'productDetail',
        ecommerce: {
          currencyCode: 'EUR',
          detail: {
            actionField: { list: 'New' },
            products: [{ name: 'Side Sling', id: 'side-sling', price: '45.50', quantity: 2, coupon: '' }],
          },
        },
      },
      [['view_item', { ...sling, currency: 'EUR' }]],
    ],
    [
      'Universal Analytics: a purchase',
      {
        ecommerce: {
          purchase: {
            actionField: { id: 'T12345', affiliation: 'Shop', revenue: '35.43', tax: '4.90' },
            products: [{ name: 'Side Sling', id: 'side-sling', price: '45.50', quantity: 2 }],
          },
        },
      },
      [['purchase', { id: 'T12345', value: 35.43, items: [sling] }]],
    ],
    [
      'Universal Analytics: a list beside a product',
      { ecommerce: { impressions: [{ id: 'a', list: 'Also bought' }], detail: { products: [{ id: 'b' }] } } },
      [
        ['view_item', { id: 'b' }],
        ['view_item_list', { name: 'Also bought' }],
      ],
    ],
    [
      'Universal Analytics: the first step of a checkout only',
      { ecommerce: { checkout: { actionField: { step: 2 }, products: [] } } },
      [],
    ],
  ])('%s', (_, entry, told) => {
    expect(hearing(entry).told()).toEqual(told)
  })

  test.each<[string, unknown]>([
    ['another event', { event: 'gtm.js', 'gtm.start': 1 }],
    ['a cleared layer', { ecommerce: null }],
    ['a promotion', { event: 'view_promotion', ecommerce: { items: [RUNNER] } }],
    ['a configuration', call('config', 'G-1', { send_page_view: true })],
    ['an event without a name', call('event')],
    ['items that are none', { event: 'add_to_cart', ecommerce: { items: 'two shoes' } }],
    ['items of nothing', { event: 'add_to_cart', ecommerce: { items: [null, 7, 'x'] } }],
    ['a list that looks like a call', ['event', 'login', {}]],
    ['a name that is no text', { event: { toString: () => 'login' } }],
  ])('nothing by %s', (_, entry) => {
    const shop = hearing(entry)
    expect([shop.told(), shop.diagnose.mock.calls]).toEqual([[], []])
  })
})

test.each([
  ['12.50', 12.5],
  [' 7 ', 7],
  ['1.299,00', undefined],
  ['1,299.00', undefined],
  ['1.299', undefined],
  ['€12', undefined],
  ['', undefined],
  [Number.NaN, undefined],
  [Number.POSITIVE_INFINITY, undefined],
  [1e300, undefined],
  [-5, undefined],
  [{ valueOf: () => 12 }, undefined],
  [true, undefined],
  [null, undefined],
])('a price of %j is %s', (price, expected) => {
  const [[, props] = []] = hearing({ event: 'view_item', ecommerce: { items: [{ item_id: 'p', price }] } }).told()
  expect(props).toEqual({ id: 'p', ...(expected !== undefined && { price: expected }) })
})

describe('cart.* and wishlist.*', () => {
  const push = (event: string, items: object[], more = {}) => ({
    event,
    ecommerce: { items, currency: 'EUR', ...more },
  })

  test('follow what goes in and out', () => {
    const layer = setDataLayer([push('add_to_cart', [RUNNER])])
    const shop = openShop({})
    shop.watch()
    vi.advanceTimersByTime(0)
    expect(shop.fact('cart')).toEqual({ value: 119, items: 1, currency: 'EUR', skus: ['trail-runner'] })
    layer.push(push('add_to_cart', [SLING]))
    expect(shop.fact('cart')).toEqual({ value: 210, items: 3, currency: 'EUR', skus: ['trail-runner', 'side-sling'] })
    layer.push(push('remove_from_cart', [RUNNER]))
    // Which of the two is gone cannot be told from counts alone: one pair of shoes, or one of three bags.
    expect(shop.fact('cart')).toEqual({ value: 91, items: 2, currency: 'EUR' })
    layer.push(push('view_cart', [SLING], { value: 91 }))
    expect(shop.fact('cart')).toEqual({ value: 91, items: 2, currency: 'EUR', skus: ['side-sling'] })
    layer.push(push('purchase', [SLING], { transaction_id: 'C-1', value: 91 }))
    expect(shop.fact('cart')).toEqual({ value: 0, items: 0, currency: 'EUR', skus: [] })
  })

  test.each<[string, object[], unknown]>([
    ['an unknown price', [push('add_to_cart', [{ item_id: 'a' }])], { items: 1, skus: ['a'], currency: 'EUR' }],
    ['an unknown product', [push('add_to_cart', [{ price: 5 }])], { items: 1, value: 5, currency: 'EUR' }],
    ['a piece from an unknown cart', [push('remove_from_cart', [RUNNER])], null],
    [
      'the last piece',
      [push('add_to_cart', [SLING]), push('remove_from_cart', [SLING])],
      { value: 0, items: 0, currency: 'EUR', skus: [] },
    ],
    [
      'one piece of two',
      [push('add_to_cart', [SLING]), push('remove_from_cart', [{ ...SLING, quantity: 1 }])],
      { value: 45.5, items: 1, currency: 'EUR', skus: ['side-sling'] },
    ],
    [
      'one of two products',
      [push('view_cart', [RUNNER, { ...RUNNER, item_id: 'b' }]), push('remove_from_cart', [RUNNER])],
      { value: 119, items: 1, currency: 'EUR', skus: ['b'] },
    ],
    [
      'another currency',
      [push('add_to_cart', [RUNNER]), push('add_to_cart', [SLING], { currency: 'USD' })],
      { items: 3, currency: 'USD', skus: ['trail-runner', 'side-sling'] },
    ],
    [
      'cents',
      [
        push('add_to_cart', [
          { item_id: 'a', price: 0.1 },
          { item_id: 'b', price: 0.2 },
        ]),
      ],
      { value: 0.3, items: 2, currency: 'EUR', skus: ['a', 'b'] },
    ],
    [
      'a checkout',
      [push('begin_checkout', [RUNNER, SLING])],
      { value: 210, items: 3, currency: 'EUR', skus: ['trail-runner', 'side-sling'] },
    ],
    ['a cart without a list', [{ event: 'view_cart', ecommerce: { value: 5 } }], null],
  ])('%s: missing rather than wrong', (_, entries, cart) => {
    expect(hearing(...entries).fact('cart')).toEqual(cart)
  })

  test('a wishlist counts each product once', () => {
    const shop = hearing(push('add_to_wishlist', [RUNNER]), push('add_to_wishlist', [RUNNER, SLING]))
    expect(shop.fact('wishlist')).toEqual({ items: 2, skus: ['trail-runner', 'side-sling'] })
  })

  test('are left to a site that tells them itself', () => {
    const layer = setDataLayer([])
    const shop = openShop({})
    shop.watch()
    vi.advanceTimersByTime(0)
    shop.track('facts', { 'cart.value': 59, 'cart.items': 1 })
    layer.push(push('add_to_cart', [RUNNER]))
    expect(shop.fact('cart')).toEqual({ value: 59, items: 1 })
    expect(shop.told()).toHaveLength(1)
  })

  test('are known before the event that changes them', () => {
    expect(
      hearing(push('add_to_cart', [RUNNER]))
        .names()
        .slice(-2),
    ).toEqual(['facts', 'add_to_cart'])
  })
})

test('facts of the site’s own are read and typed', () => {
  const shop = openShop({
    config: {
      facts: {
        plan: { type: 'string', from: { dataLayer: 'user.plan' } },
        points: { type: 'number', from: { dataLayer: 'user.points' } },
        member: { type: 'boolean', from: { dataLayer: 'user.member' } },
        tags: { type: 'list', from: { dataLayer: 'page.tags' } },
        first: { from: { dataLayer: 'page.tags.0' } },
        any: { from: { dataLayer: 'user' } },
        proto: { from: { dataLayer: '__proto__.x' } },
        told: { type: 'string' },
      },
    },
  })
  const layer = setDataLayer([
    { user: { plan: 'free', points: '12.50', member: 'true' }, page: { tags: ['a', 'b'] } },
    call('set', { user: { plan: 'pro' } }),
  ])
  shop.watch()
  vi.advanceTimersByTime(0)
  const words = ['plan', 'points', 'member', 'tags', 'first', 'any', 'proto', 'told']
  expect(words.map(shop.fact)).toEqual(['pro', 12.5, true, ['a', 'b'], 'a', null, null, null])
  // What is pushed last holds, and what cannot be read is missing rather than old.
  layer.push(call('set', 'user', { points: '1.299,00', plan: {} }))
  expect(words.slice(0, 2).map(shop.fact)).toEqual([null, null])
})
