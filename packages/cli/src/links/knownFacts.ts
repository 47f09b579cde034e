import type { Config } from '@kairos/schema'
import { placeholdersIn } from '../lint/survey/placeholders.ts'
import { configChecker, shippedFacts } from '../validate/schema.ts'

/** The facts that texts cannot do without: named, and nothing said in their place. */
export function factsNeeded(content: unknown): string[] {
  const named = placeholdersIn(JSON.stringify(content) ?? '')
  return [...new Set(named.flatMap(({ fact, hasDefault }) => (hasDefault ? [] : fact)))]
}

/** A value for a fact of which nothing is known: a number, or its own name in words, which everybody sees is none. */
export function exampleOf(path: string, { facts = {} }: Config): unknown {
  const declared = Object.hasOwn(facts, path) ? facts[path]?.type : undefined
  const shipped = shippedFacts(configChecker()).properties?.[path]?.type
  const type = declared ?? shipped
  if (type === 'number' || type === 'integer') return 3
  if (type === 'boolean') return true
  const name = path
    .split('.')
    .at(-1)!
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
  return name[0]!.toUpperCase() + name.slice(1).toLowerCase()
}
