import type { Node } from 'jsonc-parser'
import type { Mistake } from './finding.ts'

/** Finds keys that stand twice in one object: a reader sees both, a browser only the last. */
export function findDuplicateKeys(node: Node): Mistake[] {
  const mistakes: Mistake[] = []
  const seen = new Set<string>()
  for (const child of node.children ?? []) {
    const key = child.type === 'property' ? child.children?.[0] : undefined
    if (key && seen.has(key.value)) {
      const message = `The key "${key.value}" stands twice in one object; only the last one counts.`
      const { offset, length } = key
      mistakes.push({ code: 'duplicate_key', message, fix: 'remove or rename one of them', offset, length })
    }
    if (key) seen.add(key.value)
    mistakes.push(...findDuplicateKeys(child))
  }
  return mistakes
}
