import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { block, openShop, setDataLayer } from './site.ts'

let stop = () => {}
beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  stop()
  setDataLayer()
  for (const name of ['ShopifyAnalytics', 'jQuery']) delete (window as unknown as Record<string, unknown>)[name]
  vi.useRealTimers()
})

const PRODUCT = block({ '@type': 'Product', sku: 'TR-119', name: 'Trail Runner' })
const viewed = (id: string, name?: string) => ({
  event: 'view_item',
  ecommerce: { items: [{ item_id: id, item_name: name }] },
})
const purchase = (id: string) => ({
  event: 'purchase',
  ecommerce: { transaction_id: id, value: 60, items: [{ item_id: 'a' }] },
})

function opened(options: Parameters<typeof openShop>[0], entries: unknown[] = []) {
  const shop = openShop(options)
  const layer = setDataLayer(entries)
  stop = shop.watch()
  vi.advanceTimersByTime(3000)
  return { ...shop, layer, ids: () => shop.told().map(([name, props]) => `${name} ${props?.id}`) }
}

describe('one event of one page', () => {
  test('is told by the data layer rather than by the JSON-LD', () => {
    expect(opened({ body: PRODUCT }, [viewed('4468579795059', 'Trail Runner')]).ids()).toEqual([
      'view_item 4468579795059',
    ])
  })

  test('is told once when the data layer comes after the JSON-LD, by id or by name', () => {
    const { layer, ids } = opened({ body: PRODUCT })
    layer.push(viewed('TR-119'))
    layer.push(viewed('4468579795059', 'Trail Runner'))
    expect(ids()).toEqual(['view_item TR-119'])
    layer.push(viewed('other', 'Other'))
    expect(ids()).toEqual(['view_item TR-119', 'view_item other'])
  })

  test.each(['before', 'after'])('that the site tracks %s the data layer tells it is told once', (when) => {
    const { layer, track, ids } = opened({})
    const byLayer = () => layer.push({ event: 'add_to_cart', ecommerce: { items: [{ item_id: 'a' }] } })
    const bySite = () => track('add_to_cart', { id: 'a' })
    const both = when === 'before' ? [bySite, byLayer] : [byLayer, bySite]
    for (const tell of both) tell()
    expect(ids()).toEqual(['add_to_cart a'])
    // The visitor puts a second one into the cart.
    for (const tell of both) tell()
    expect(ids()).toEqual(['add_to_cart a', 'add_to_cart a'])
  })

  test('that the site tracked before we were there is told once', () => {
    const shop = openShop({})
    shop.track('login', { method: 'password' })
    setDataLayer([{ event: 'login', method: 'password' }])
    stop = shop.watch()
    vi.advanceTimersByTime(0)
    expect(shop.told()).toHaveLength(1)
  })

  test('happens again on the next page', () => {
    const { layer, ids } = opened({ body: PRODUCT })
    window.history.pushState(null, '', '/other')
    layer.push({ event: 'gtm.historyChange' })
    window.history.pushState(null, '', '/')
    layer.push(viewed('TR-119'))
    expect(ids()).toEqual(['view_item TR-119', 'view_item TR-119'])
  })

  test('is two when the items are two of one name', () => {
    const { layer, ids } = opened({})
    layer.push(viewed('TR-40', 'Trail Runner'), viewed('TR-41', 'Trail Runner'))
    expect(ids()).toEqual(['view_item TR-40', 'view_item TR-41'])
  })

  test('of the site’s own with any other name is left alone', () => {
    const { track, ids } = opened({}, [{ event: 'compared' }])
    track('compared', { id: 'a' })
    track('compared', { id: 'a' })
    expect(ids()).toEqual(['compared a', 'compared a'])
  })
})

test('a purchase is told once, and a reload leaves the cart and the orders alone', () => {
  const { layer, ids, orders, fact } = opened({}, [purchase('C-1')])
  expect(orders()).toMatchObject({ count: 1, total: 60, lastId: 'C-1' })
  layer.push({ event: 'add_to_cart', ecommerce: { items: [{ item_id: 'b', price: 5 }] } })
  window.history.pushState(null, '', '/thank-you')
  layer.push(purchase('C-1'))
  expect(ids()).toEqual(['purchase C-1', 'add_to_cart b'])
  expect([orders().count, fact('cart')]).toEqual([1, { value: 5, items: 1, skus: ['b'] }])
  layer.push(purchase('C-2'))
  expect(orders().count).toBe(2)
})

test.each([[[]], ['data_layer'], [['json_ld']], [{}]])('settings.commerce %j', (commerce) => {
  const ids = opened({ body: PRODUCT, config: { settings: { commerce } } }, [viewed('by-layer')]).ids()
  const expected = Array.isArray(commerce) ? (commerce.length ? ['view_item TR-119'] : []) : ['view_item by-layer']
  expect(ids).toEqual(expected)
})

describe('Shopify', () => {
  const meta = {
    product: {
      id: 4468579795059,
      gid: 'gid://shopify/Product/4468579795059',
      vendor: 'Brewing Store',
      type: 'Beer',
      variants: [
        { id: 31829208989811, price: 7700, name: 'Wheat Beer - 24 pack', public_title: '24 pack', sku: 'W24' },
      ],
    },
    page: { pageType: 'product', resourceType: 'product', resourceId: 4468579795059 },
    currency: 'ZAR',
  }
  const shopify = (found: unknown, commerce = ['shopify', 'json_ld'], body = '') => {
    ;(window as unknown as Record<string, unknown>).ShopifyAnalytics = { meta: found }
    return opened({ body, config: { settings: { commerce } } }).told()
  }

  test('the product of the page is looked at; its price in minor units is left alone', () => {
    const props = { id: '4468579795059', brand: 'Brewing Store', category: 'Beer', currency: 'ZAR' }
    expect(shopify(meta)).toEqual([['view_item', props]])
  })

  test.each([
    ['not named', meta, ['data_layer']],
    ['another page', { ...meta, page: { pageType: 'collection' } }, ['shopify']],
    ['no product', { page: { pageType: 'product' } }, ['shopify']],
    ['nothing', undefined, ['shopify']],
    ['a text', 'meta', ['shopify']],
  ])('%s: nothing is told', (_, found, commerce) => {
    expect(shopify(found, commerce)).toEqual([])
  })
})

describe('WooCommerce', () => {
  type Listener = (...told: unknown[]) => void
  const config = { settings: { commerce: ['woocommerce'] } }
  const listeners = new Map<string, Set<Listener>>()
  const query = () => ({
    on: (type: string, listener: Listener) => listeners.set(type, (listeners.get(type) ?? new Set()).add(listener)),
    off: (type: string, listener: Listener) => listeners.get(type)?.delete(listener),
  })
  const button = (data: Record<string, unknown>) => ({ data: (key: string) => data[key] })
  const trigger = (type: string, data: Record<string, unknown>) => {
    for (const listener of listeners.get(type) ?? []) listener({}, {}, 'hash', button(data))
    vi.advanceTimersByTime(0)
  }
  const blocks = (type: string) => document.body.dispatchEvent(new CustomEvent(`wc-blocks_${type}`, { bubbles: true }))
  const woo = () => {
    listeners.clear()
    Object.assign(window, { jQuery: query })
    return opened({ config })
  }

  test('the classic shop says what goes in and out', () => {
    const { told, fact } = woo()
    trigger('added_to_cart', { product_id: 17, product_sku: 'TR-119', quantity: 2 })
    trigger('removed_from_cart', { product_id: 17, product_sku: 'TR-119', quantity: 2 })
    expect(told()).toEqual([
      ['add_to_cart', { id: 'TR-119', quantity: 2 }],
      ['remove_from_cart', { id: 'TR-119', quantity: 2 }],
    ])
    expect(fact('cart')).toEqual({ value: 0, items: 0, skus: [] })
  })

  test.each(['first', 'last'])('an event that blocks repeat %s is told once', (when) => {
    const { told } = woo()
    if (when === 'first') blocks('added_to_cart')
    trigger('added_to_cart', { product_id: 17 })
    if (when === 'last') blocks('added_to_cart')
    vi.advanceTimersByTime(1000)
    expect(told()).toEqual([['add_to_cart', { id: '17' }]])
  })

  test('blocks say that something went in, and nothing about it', () => {
    const { told, fact } = woo()
    blocks('added_to_cart')
    vi.advanceTimersByTime(1000)
    expect([told(), fact('cart')]).toEqual([[['add_to_cart', {}]], { items: 1 }])
  })

  test('a shop without jQuery, and a button that is none, break nothing', () => {
    const { told } = opened({ config })
    blocks('removed_from_cart')
    vi.advanceTimersByTime(1000)
    expect(told()).toEqual([['remove_from_cart', {}]])
    stop()
    const classic = woo()
    for (const listener of listeners.get('added_to_cart') ?? []) listener()
    trigger('added_to_cart', {
      get product_id() {
        throw new Error('no')
      },
    })
    expect(classic.told()).toEqual([['add_to_cart', {}]])
  })

  test('a jQuery that is none breaks nothing else', () => {
    Object.assign(window, {
      jQuery: () => {
        throw new Error('no')
      },
    })
    const commerce = ['woocommerce', 'data_layer', 'json_ld']
    const { ids } = opened({ body: PRODUCT, config: { settings: { commerce } } }, [{ event: 'login' }])
    expect(ids()).toEqual(['login undefined', 'view_item TR-119'])
  })

  test('nothing is heard after the end', () => {
    const { told } = woo()
    stop()
    trigger('added_to_cart', { product_id: 17 })
    blocks('added_to_cart')
    vi.advanceTimersByTime(1000)
    expect(told()).toEqual([])
    expect([...listeners.values()].map(({ size }) => size)).toEqual([0, 0])
  })
})
