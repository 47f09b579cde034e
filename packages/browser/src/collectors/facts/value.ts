import type { FactDeclaration } from '@kairos/schema'

type Type = FactDeclaration['type']

/** Types of the words that need no declaration. */
const SHIPPED: Record<string, Type> = {
  'cart.value': 'number',
  'cart.items': 'number',
  'cart.skus': 'list',
  'wishlist.items': 'number',
  'wishlist.skus': 'list',
}

const MOST_CHARACTERS = 1000

/** The type of a fact's values, where it is known. */
export const typeOf = (path: string, declared: Type): Type =>
  declared ?? (Object.hasOwn(SHIPPED, path) ? SHIPPED[path] : undefined)

/** Reads what the page says as what the fact is declared to be; what cannot be, and an empty text, is missing. */
export function typed(value: unknown, type?: Type): unknown {
  if (Array.isArray(value))
    return /^(string|number|boolean)$/.test(type ?? '') || !value.every(isPlain) ? undefined : value
  const text = isPlain(value) ? `${value}`.trim().slice(0, MOST_CHARACTERS) : ''
  if (!text) return undefined
  switch (type) {
    case 'number':
      return numberOf(text)
    case 'boolean':
      return /^(true|yes|1)$/i.test(text) || (/^(false|no|0)$/i.test(text) ? false : undefined)
    case 'list':
      return text.split(',').flatMap((one) => one.trim() || [])
    case 'string':
      return text
    default:
      return typeof value === 'string' ? text : value
  }
}

const isPlain = (value: unknown): boolean => /^(string|boolean)$/.test(typeof value) || Number.isFinite(value)

/** `1.299` is missing, since nobody can tell whether the point parts thousands. */
const numberOf = (text: string): number | undefined =>
  /^-?\d+(\.(\d\d?|\d{4,}))?$/.test(text) && Math.abs(Number(text)) < 1e12 ? Number(text) : undefined
