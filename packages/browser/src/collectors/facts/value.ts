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

/** Reads a text as what the fact is declared to be; what cannot be, and an empty text, is missing. */
export function typed(path: string, text: string | null | undefined, declared?: Type): unknown {
  const trimmed = text?.trim().slice(0, 1000)
  if (!trimmed) return undefined
  switch (declared ?? (Object.hasOwn(SHIPPED, path) ? SHIPPED[path] : undefined)) {
    case 'number':
      return Number.isFinite(Number(trimmed)) ? Number(trimmed) : undefined
    case 'boolean':
      return /^(true|yes|1)$/i.test(trimmed) || (/^(false|no|0)$/i.test(trimmed) ? false : undefined)
    case 'list':
      return trimmed.split(',').flatMap((one) => one.trim() || [])
    default:
      return trimmed
  }
}
