import type { Telling } from './normalise.ts'
import { isTree, own, type Tree } from './values.ts'

/** Actions of Universal Analytics, which shops still push, and the event each is. */
const ACTIONS = {
  detail: 'view_item',
  add: 'add_to_cart',
  remove: 'remove_from_cart',
  checkout: 'begin_checkout',
  purchase: 'purchase',
}

/** Gives what an entry of the data layer tells: a push for the tag manager, or the arguments of a `gtag()` call. */
export function tellingsOf(entry: object): Telling[] {
  if (!isCall(entry)) {
    const commerce = own(entry, 'ecommerce')
    const older = isTree(commerce) ? actionsOf(commerce) : []
    return older.length ? older : [ga4(own(entry, 'event'), commerce, entry)]
  }
  return own(entry, '0') === 'event' ? [ga4(own(entry, '1'), own(entry, '2'))] : []
}

/** Gives the values an entry adds to the data layer, for facts of the site's own. */
export function valuesOf(entry: object): unknown {
  if (!isCall(entry)) return entry
  if (own(entry, '0') !== 'set') return undefined
  const first = own(entry, '1')
  return typeof first === 'string' ? { [first]: own(entry, '2') } : first
}

/** `gtag()` pushes its `arguments`; a list is pushed by nobody but a mistake. */
const isCall = (entry: object): boolean => Object.prototype.toString.call(entry) === '[object Arguments]'

function ga4(event: unknown, commerce: unknown, around?: unknown): Telling {
  const field = (key: string) => own(commerce, key) ?? own(around, key)
  return {
    event,
    id: field('transaction_id') ?? field('item_list_id') ?? field('item_id'),
    name: field('item_list_name'),
    term: field('search_term'),
    method: field('method'),
    value: field('value'),
    currency: field('currency'),
    items: field('items'),
  }
}

function actionsOf(commerce: Tree): Telling[] {
  const currency = own(commerce, 'currencyCode')
  const found: Telling[] = Object.entries(ACTIONS).flatMap(([action, event]) => {
    const part = own(commerce, action)
    const field = (key: string) => own(own(part, 'actionField'), key)
    // A checkout tells each of its steps; it begins with the first.
    const isLater = action === 'checkout' && Number(field('step') ?? 1) > 1
    if (!isTree(part) || isLater) return []
    return [{ event, id: field('id'), value: field('revenue'), currency, items: own(part, 'products') }]
  })
  const shown = own(commerce, 'impressions')
  return Array.isArray(shown) ? [...found, { event: 'view_item_list', name: own(shown[0], 'list') }] : found
}
