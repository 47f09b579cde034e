import type { Path } from './place.ts'
import type { Schema } from './schema.ts'
import { typeOf } from './violations.ts'

/** An example of the field at the path, of one of these types, as the schema has it. */
export function exampleOf(root: Schema, path: Path, types: string[]): unknown {
  const field = path.at(-1)
  if (typeof field !== 'string') return undefined
  const parts = [root, ...Object.values(root.definitions ?? {})]
  const found = parts.flatMap(({ properties }) => properties?.[field]?.examples ?? [])
  return found.find((example) => types.includes(typeOf(example)))
}
