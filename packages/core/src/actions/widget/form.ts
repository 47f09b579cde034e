import { blocks, type Form } from './blocks.ts'

/** Looks at a value, or gives what becomes of it. */
export type Leaf = (value: unknown, kind: string, steps: readonly string[]) => unknown

/** Every block has one of these names. */
const NAMES = Object.keys(blocks).join('|')

/** Goes through a value by its form, and gives it with its leaves changed. */
export function walk(value: unknown, form: Form, leaf: Leaf, steps: readonly string[] = []): unknown {
  if (form === 'blocks') return walkList(value, (one) => formOf(one), leaf, steps)
  if (typeof form === 'string') return leaf(value, form, steps)
  if (Array.isArray(form)) return walkList(value, () => form[0], leaf, steps)
  leaf(value, 'object', steps)
  const walked: Record<string, unknown> = { ...(value as object) }
  for (const [name, inner] of Object.entries(form)) {
    const key = name.replace('!', '')
    if (key !== name || walked[key] !== undefined) walked[key] = walk(walked[key], inner, leaf, [...steps, key])
  }
  return walked
}

function walkList(value: unknown, formOf: (one: unknown) => Form, leaf: Leaf, steps: readonly string[]): unknown {
  leaf(value, 'list', steps)
  return (value as unknown[]).map((one, index) => walk(one, formOf(one), leaf, [...steps, `${index}`]))
}

function formOf(one: unknown): Form {
  const { block } = Object(one) as { block?: string }
  return { 'block!': NAMES, ...(Object.hasOwn(blocks, block ?? '') && (blocks[block!] as object)) }
}
