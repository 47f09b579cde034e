// The data layer, in the words of GA4's e-commerce events. Kairos reads it, and so can any tag
// manager; the shop sends nothing itself.

const CURRENCY = 'EUR'

const toItem = ({ id, name, category, brand, price, size, quantity = 1 }) => ({
  item_id: id,
  item_name: name,
  item_category: category,
  ...(brand && { item_brand: brand }),
  ...(size && { item_variant: size }),
  price,
  quantity,
})

/** Pushes an event that is not about products: `login`, `sign_up`, `generate_lead`. */
export function push(event, fields = {}) {
  window.dataLayer = window.dataLayer || []
  window.dataLayer.push({ event, ...fields })
}

/** Pushes an e-commerce event about products or cart lines; the value is the sum of what they cost. */
export function pushItems(event, products, extra = {}) {
  const items = products.map(toItem)
  const value = items.reduce((sum, { price, quantity }) => sum + price * quantity, 0)
  // GA4 merges objects between pushes, so the previous e-commerce object is cleared first.
  window.dataLayer = window.dataLayer || []
  window.dataLayer.push({ ecommerce: null })
  push(event, { ecommerce: { currency: CURRENCY, value, items, ...extra } })
}
