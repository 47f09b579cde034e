import type { Happening, Item } from './normalise.ts'
import { type Tree, textOf } from './values.ts'

/** What is in the cart, as the facts `cart.*`; what cannot be told for sure is missing. */
export interface Cart {
  value?: number | undefined
  /** Pieces, not products. */
  items?: number | undefined
  currency?: string | undefined
  skus?: string[] | undefined
}

const EMPTY: Cart = { value: 0, items: 0, skus: [] }

/** Gives the cart after an event; `undefined` where the event tells nothing about it. */
export function cartAfter(before: Cart, { name, items, value, currency }: Happening): Cart | undefined {
  const known: Cart = { ...before, currency: currency ?? before.currency }
  switch (name) {
    case 'purchase':
      return { ...known, ...EMPTY }
    case 'view_cart':
    case 'begin_checkout':
      return items && { ...known, value: value ?? worthOf(items), items: countOf(items), skus: idsOf(items) }
    case 'add_to_cart':
      return items?.length
        ? items.reduce(withOne, isKnown(before) ? inOneCurrency() : { ...known, ...EMPTY })
        : undefined
    case 'remove_from_cart':
      return items?.length && isKnown(before) ? items.reduce(withoutOne, inOneCurrency()) : undefined
    default:
      return undefined
  }

  /** Prices in two currencies have no sum. */
  function inOneCurrency(): Cart {
    const isSame = !before.items || !before.currency || before.currency === known.currency
    return isSame ? known : { ...known, value: undefined }
  }
}

const isKnown = ({ items }: Cart) => items !== undefined

function withOne({ value, items = 0, skus, ...cart }: Cart, item: Item): Cart {
  const all = item.id && skus && [...new Set([...skus, item.id])]
  return { ...cart, value: sum(value, priceOf(item)), items: items + piecesOf(item), skus: all || undefined }
}

function withoutOne({ value, items = 0, skus, ...cart }: Cart, item: Item): Cart {
  const left = items - piecesOf(item)
  if (left <= 0) return { ...cart, ...EMPTY }
  const price = priceOf(item)
  const less = sum(value, price === undefined ? undefined : -price)
  return { ...cart, value: less !== undefined && less >= 0 ? less : undefined, items: left, skus: skusWithout() }

  /** Only pieces are counted, so of several products it may be unknown whether the last piece of one is gone. */
  function skusWithout(): string[] | undefined {
    if (!skus || !item.id || !skus.includes(item.id)) return undefined
    if (skus.length === 1) return skus
    const others = skus.filter((sku) => sku !== item.id)
    return left <= others.length ? others : undefined
  }
}

const piecesOf = ({ quantity = 1 }: Item): number => quantity

const priceOf = (item: Item): number | undefined => (item.price === undefined ? undefined : item.price * piecesOf(item))

/** Cents that binary fractions leave over are cut. */
const sum = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? undefined : Math.round((a + b) * 100) / 100

const worthOf = (items: Item[]): number | undefined => items.map(priceOf).reduce(sum, 0)

const countOf = (items: Item[]): number => items.reduce((count, item) => count + piecesOf(item), 0)

function idsOf(items: Item[]): string[] | undefined {
  const ids = items.map(({ id }) => id)
  return ids.includes(undefined) ? undefined : [...new Set(ids as string[])]
}

/** The cart as it is remembered; what is no cart is an unknown one. */
export function cartOf({ value, items, currency, skus }: Tree): Cart {
  const numberOr = (one: unknown) => (Number.isFinite(one) ? (one as number) : undefined)
  return {
    value: numberOr(value),
    items: numberOr(items),
    currency: textOf(currency),
    skus: Array.isArray(skus) && skus.every((sku) => typeof sku === 'string') ? skus : undefined,
  }
}

/** Gives the facts `wishlist.*` after items were put on it. */
export function wishlistAfter({ items, skus }: Tree, added: Item[]): { items: number; skus: string[] } {
  const before = Array.isArray(skus) ? (skus as string[]) : []
  const ids = added.flatMap(({ id }) => (id && !before.includes(id) ? id : []))
  const nameless = added.filter(({ id }) => !id).length
  const count = Number.isFinite(items) ? (items as number) : before.length
  return { items: count + new Set(ids).size + nameless, skus: [...new Set([...before, ...ids])] }
}
