import type { FactDeclaration, FactSource } from '@kairos/schema'
import type { Facts } from '../kit.ts'
import { at, own, type Tree } from './values.ts'

/** Facts of the site's own that the page says in its data. */
export type Declared = (tree: unknown) => Tree

export interface Declarations {
  facts: Record<string, FactDeclaration>
  source: keyof FactSource
  /** Absent where a file declares no facts. */
  typed: Facts['typed'] | undefined
}

/** Makes the reader of the facts declared from one source: gives those a tree has, by path, `null` for what cannot be. */
export function declared({ facts, source, typed }: Declarations): Declared {
  const wanted = Object.entries(facts).flatMap(([path, fact]) => {
    const from = own(own(fact, 'from'), source)
    return typeof from === 'string' ? [{ path, from, type: fact.type }] : []
  })
  return (tree) =>
    Object.fromEntries(
      wanted.flatMap(({ path, from, type }) => {
        const value = at(tree, from)
        return value === undefined ? [] : [[path, typed?.(value, type) ?? null]]
      }),
    )
}
