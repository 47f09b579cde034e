import { shopifyTelling } from './hooks/shopify.ts'
import { watchWooCommerce } from './hooks/woocommerce.ts'
import type { Grounds, Shops } from './kit.ts'

/** What is particular to one make of shop: downloaded where `settings.commerce` names it. */
export const start = (grounds: Grounds): Shops => ({
  shopifyTelling: (env) => shopifyTelling(grounds, env),
  watchWooCommerce,
})
