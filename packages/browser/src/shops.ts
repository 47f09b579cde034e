import type { Shops, ShopsBase } from './given.ts'
import { shopifyTelling } from './hooks/shopify.ts'
import { watchWooCommerce } from './hooks/woocommerce.ts'

/** What is particular to one make of shop: downloaded where `settings.commerce` names it. */
export const start = (grounds: ShopsBase): Shops => ({
  shopifyTelling: (env) => shopifyTelling(grounds, env),
  watchWooCommerce,
})
