import { findNodeAtLocation, type Node } from 'jsonc-parser'

/** Keys and indexes that lead from the root to a value. */
export type Path = (string | number)[]

/** Where the value stands. A key or value that is not there takes the place of what should hold it. */
export function placeOfValue(tree: Node, path: Path): { offset: number; length: number } {
  const node = findNodeAtLocation(tree, path)
  if (!node) return path.length ? placeOfValue(tree, path.slice(0, -1)) : { offset: 0, length: 1 }
  // An object may be many lines long: its bracket is enough.
  return { offset: node.offset, length: node.children ? 1 : node.length }
}

/** Where the key of the value stands. */
export function placeOfKey(tree: Node, path: Path): { offset: number; length: number } {
  const key = findNodeAtLocation(tree, path)?.parent?.children?.[0]
  return key?.type === 'string' ? { offset: key.offset, length: key.length } : placeOfValue(tree, path)
}

/** The path for people: `campaigns[0] ("welcome-back").variants[1] ("control").weight`. */
export function nameOf(root: unknown, path: Path): string {
  let value = root
  let name = ''
  for (const step of path) {
    value = (value as Record<string | number, unknown> | undefined)?.[step]
    name += typeof step === 'number' ? `[${step}]` : nameOfKey(step, name === '')
    const id = typeof step === 'number' && (value as { id?: unknown } | undefined)?.id
    if (typeof id === 'string') name += ` ("${id}")`
  }
  return name || 'the file'
}

function nameOfKey(key: string, isFirst: boolean): string {
  if (!/^[\w$-]+$/.test(key)) return `["${key}"]`
  return isFirst ? key : `.${key}`
}
