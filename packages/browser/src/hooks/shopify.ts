import type { Env } from '../env.ts'
import type { ShopsBase } from '../given.ts'
import type { Telling } from './normalise.ts'

/**
 * Gives the product a Shopify page is about, from `ShopifyAnalytics.meta`. Its prices are left alone: they are in minor
 * units, and there is no name but that of each variant. The checkout runs where no script of the shop may.
 */
export function shopifyTelling({ at, own }: ShopsBase, { window }: Env): Telling | undefined {
  const meta = at(window, 'ShopifyAnalytics.meta')
  const product = own(meta, 'product')
  if (at(meta, 'page.pageType') !== 'product' || !product) return undefined
  const item = { id: own(product, 'id'), brand: own(product, 'vendor'), category: own(product, 'type') }
  return { event: 'view_item', currency: own(meta, 'currency'), items: [item] }
}
