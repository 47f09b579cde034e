import type { FactDeclaration, FactSource } from '@kairos/schema'
import { at, numberOf, own, type Tree, textOf } from './values.ts'

/** Facts of the site's own that the page says in its data. */
export type Declared = (tree: unknown) => Tree

/** Makes the reader of the facts declared from one source: gives those a tree has, by path. */
export function declared(facts: Record<string, FactDeclaration>, source: keyof FactSource): Declared {
  const wanted = Object.entries(facts).flatMap(([path, fact]) => {
    const from = own(own(fact, 'from'), source)
    return typeof from === 'string' ? [{ path, from, type: own(fact, 'type') }] : []
  })
  return (tree) =>
    Object.fromEntries(
      wanted.flatMap(({ path, from, type }) => {
        const value = at(tree, from)
        return value === undefined ? [] : [[path, typed(value, type)]]
      }),
    )
}

const isScalar = (value: unknown): boolean => /^(string|boolean)$/.test(typeof value) || Number.isFinite(value)

/** A value as the type says, `null` for one that cannot be. */
function typed(value: unknown, type: unknown): unknown {
  const isPlain = isScalar(value)
  const list = Array.isArray(value) && value.every(isScalar) ? value : undefined
  switch (type) {
    case 'string':
      return isPlain ? `${value}` : null
    case 'number':
      return numberOf(value) ?? null
    case 'boolean':
      return /^(true|false)$/.test(isPlain ? `${value}` : '') ? `${value}` === 'true' : null
    case 'list':
      return list ?? (textOf(value) ? `${value}`.split(',').map((part) => part.trim()) : null)
    default:
      return isPlain ? value : (list ?? null)
  }
}
