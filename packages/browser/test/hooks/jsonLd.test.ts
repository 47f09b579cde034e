import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { block, openShop, setDataLayer } from './site.ts'

let stop = () => {}
beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  stop()
  setDataLayer()
  vi.useRealTimers()
})

function reading(body: string, config = {}) {
  const shop = openShop({ body, config })
  stop = shop.watch()
  vi.advanceTimersByTime(3000)
  return shop
}

const PRODUCT = {
  '@context': 'https://schema.org/',
  '@type': 'Product',
  sku: 'TR-119',
  name: 'Trail Runner',
  brand: { '@type': 'Brand', name: 'Corner Works' },
  offers: { '@type': 'Offer', price: '119.00', priceCurrency: 'EUR', availability: 'https://schema.org/InStock' },
}
const view = { id: 'TR-119', name: 'Trail Runner', brand: 'Corner Works', price: 119, currency: 'EUR' }
const CRUMBS = {
  '@type': 'BreadcrumbList',
  itemListElement: [
    { '@type': 'ListItem', position: 3, name: 'Trail Runner' },
    { '@type': 'ListItem', position: 1, item: { '@id': '/', name: 'Home' } },
    { '@type': 'ListItem', position: 2, name: 'Shoes', item: '/shop/shoes' },
  ],
}

describe('a product page', () => {
  test.each<[string, string, object]>([
    ['plain', block(PRODUCT), view],
    ['in a list', block([{ '@type': 'Organization' }, PRODUCT]), view],
    ['in a graph', block({ '@context': 'x', '@graph': [PRODUCT, CRUMBS] }), { ...view, category: 'Shoes' }],
    ['of two blocks', block(CRUMBS) + block(PRODUCT), { ...view, category: 'Shoes' }],
    ['as what the page is about', block({ '@type': 'ItemPage', mainEntity: PRODUCT }), view],
    ['said twice', block(PRODUCT) + block(PRODUCT), view],
    ['beside a broken block', block('{"@type": "Product",') + block(PRODUCT), view],
    ['in a comment', block(`<!-- ${JSON.stringify(PRODUCT)} -->`), view],
    ['in a section', block(`//<![CDATA[\n${JSON.stringify(PRODUCT)}\n//]]>`), view],
    ['of another type', block(PRODUCT, 'Application/LD+JSON; charset=utf-8'), view],
    ['of several types', block({ ...PRODUCT, '@type': ['http://schema.org/Product', 'Thing'] }), view],
    [
      'with a category',
      block({ ...PRODUCT, category: ['Running', 'Shoes'] }) + block(CRUMBS),
      { ...view, category: 'Running' },
    ],
    ['with offers', block({ ...PRODUCT, offers: [{ price: 119, priceCurrency: 'EUR' }, { price: 130 }] }), view],
    [
      'with an aggregate',
      block({
        ...PRODUCT,
        offers: { '@type': 'AggregateOffer', lowPrice: '119.00', highPrice: '130', priceCurrency: 'EUR' },
      }),
      view,
    ],
    [
      'with variants',
      block({
        ...PRODUCT,
        '@type': 'ProductGroup',
        sku: undefined,
        productGroupID: 'TR-119',
        hasVariant: [{ ...PRODUCT, sku: 'TR-40' }],
      }),
      view,
    ],
    [
      'without a price that can be read',
      block({ ...PRODUCT, offers: { price: '1.299,00' }, brand: 'Corner Works' }),
      { id: 'TR-119', name: 'Trail Runner', brand: 'Corner Works' },
    ],
  ])('%s is a view_item', (_, body, expected) => {
    expect(reading(body).told()).toEqual([['view_item', expected]])
  })

  test.each([
    ['several products', block(PRODUCT) + block({ ...PRODUCT, sku: 'other' })],
    ['no product', block({ '@type': 'Article', headline: 'x' })],
    ['what is no data', block('null') + block('7') + block('"Product"') + block('')],
    ['a product of a list', block({ '@type': 'Offer', itemOffered: PRODUCT })],
    ['another script', `<script type="text/template">${JSON.stringify(PRODUCT)}</script>`],
    ['a graph without end', block(`${'['.repeat(50)}${JSON.stringify(PRODUCT)}${']'.repeat(50)}`)],
  ])('is not one with %s', (_, body) => {
    expect(reading(body).told()).toEqual([])
  })

  test('a list is told as one', () => {
    const list = { '@type': 'ItemList', name: 'Shoes', itemListElement: [{ '@type': 'ListItem', item: PRODUCT }] }
    expect(reading(block(list)).told()).toEqual([['view_item_list', { name: 'Shoes' }]])
  })

  test('broken blocks give one diagnostic', () => {
    const { diagnose } = reading(block('{') + block('}') + block(`[${'1,'.repeat(200_000)}1]`))
    expect(diagnose.mock.calls).toEqual([[{ path: 'json-ld', expected: 'JSON' }]])
  })

  test('a way that leads to the shop only is no category', () => {
    const home = { ...CRUMBS, itemListElement: CRUMBS.itemListElement.slice(1, 2) }
    expect(reading(block([PRODUCT, home])).told()).toEqual([['view_item', view]])
  })
})

describe('a block', () => {
  test('that comes or changes later is read', async () => {
    vi.useRealTimers()
    const shop = openShop({ body: block(PRODUCT) })
    stop = shop.watch()
    await vi.waitFor(() => expect(shop.told()).toHaveLength(1))
    window.history.pushState(null, '', '/next')
    document.querySelector('script')!.textContent = JSON.stringify({ ...PRODUCT, sku: 'next', name: 'Next' })
    await vi.waitFor(() => expect(shop.told()).toHaveLength(2))
    window.history.pushState(null, '', '/third')
    const third = document.createElement('script')
    third.type = 'application/ld+json'
    third.textContent = JSON.stringify({ ...PRODUCT, sku: 'third', name: 'Third' })
    document.head.append(third)
    await vi.waitFor(() => expect(shop.told().map(([, props]) => props?.id)).toEqual(['TR-119', 'next', 'third']))
    third.remove()
  })

  test('says facts of the site’s own', () => {
    const facts = {
      price: { type: 'number', from: { jsonLd: 'offers.price' } },
      stock: { from: { jsonLd: 'offers.availability' } },
      none: { from: { jsonLd: 'offers' } },
    }
    const shop = reading(block({ '@type': 'Organization' }) + block(PRODUCT) + block({ offers: { price: 5 } }), {
      facts,
    })
    expect(['price', 'stock', 'none'].map(shop.fact)).toEqual([119, 'https://schema.org/InStock', null])
  })

  test('is not read where the site says so, but for its facts', () => {
    const facts = { price: { type: 'number', from: { jsonLd: 'offers.price' } } }
    const shop = reading(block(PRODUCT), { facts, settings: { commerce: ['data_layer'] } })
    expect([shop.told(), shop.fact('price')]).toEqual([[], 119])
  })
})
