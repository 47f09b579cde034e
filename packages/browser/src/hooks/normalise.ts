import { isTree, known, numberOf, own, type Tree, textOf } from './values.ts'

/** What a source tells, its fields as the source has them. Every source ends here. */
export interface Telling {
  /** Name of the event, in GA4's words. */
  event: unknown
  /** Of the order, the list or what was shared. */
  id?: unknown
  name?: unknown
  /** What was searched for. */
  term?: unknown
  method?: unknown
  value?: unknown
  currency?: unknown
  /** Products with GA4's fields (`item_id`) or plain ones (`id`). */
  items?: unknown
}

/** A product; what is not known for sure is missing. */
export interface Item {
  id?: string
  name?: string
  category?: string
  brand?: string
  /** Of one piece. */
  price?: number
  quantity?: number
}

/** The same from every source. */
export interface Happening {
  name: string
  /** Props of its signals: one an item where the item is what it is about. */
  signals: Tree[]
  /** Missing where the source gives no list. */
  items?: Item[]
  value?: number
  currency?: string
}

/** The events of the site that are shipped. */
export const SHIPPED =
  /^(view_item|view_item_list|search|add_to_cart|remove_from_cart|add_to_wishlist|begin_checkout|purchase|sign_up|login|generate_lead|share)$/
/** Tells no event, only what is in the cart. */
const CART = 'view_cart'
/** Events about items: one signal each. All others happen once, however many items are part of it. */
export const EACH = /^(view_item|add_to_cart|remove_from_cart|add_to_wishlist)$/
const MOST_ITEMS = 100

/** Gives what happened in the words of the shipped events; nothing for any other event. */
export function normalise(telling: Telling): Happening | undefined {
  const { event: name } = telling
  if (typeof name !== 'string' || !(name === CART || SHIPPED.test(name))) return undefined
  const items = Array.isArray(telling.items) ? telling.items.slice(0, MOST_ITEMS).filter(isTree).map(itemOf) : undefined
  const value = amountOf(telling.value)
  const currency = textOf(telling.currency)?.toUpperCase()
  return known({ name, signals: signalsOf(name), items, value, currency })

  function signalsOf(name: string): Tree[] {
    if (name === CART) return []
    if (EACH.test(name)) return (items ?? []).map((item) => known({ ...item, currency }))
    const { id, name: title, term, method } = telling
    const fields = { id: textOf(id), name: textOf(title), term: textOf(term), method: textOf(method), value, currency }
    return [known({ ...fields, items: name === 'purchase' ? items : undefined })]
  }
}

const itemOf = (raw: Tree): Item =>
  known({
    id: textOf(own(raw, 'item_id') ?? own(raw, 'id')),
    name: textOf(own(raw, 'item_name') ?? own(raw, 'name')),
    category: textOf(own(raw, 'item_category') ?? own(raw, 'category')),
    brand: textOf(own(raw, 'item_brand') ?? own(raw, 'brand')),
    price: amountOf(own(raw, 'price')),
    quantity: amountOf(own(raw, 'quantity')),
  })

/** A price or a quantity is never below 0. */
function amountOf(value: unknown): number | undefined {
  const amount = numberOf(value)
  return amount !== undefined && amount >= 0 ? amount : undefined
}
