import { closest } from '../closest.ts'
import type { Path } from './place.ts'
import { configChecker, shippedFacts } from './schema.ts'
import { fieldsOf, itemsOf, type Loose } from './tolerant.ts'
import type { Worded } from './words.ts'

/** A fact that a rule or a text reads, and where. */
interface Reading {
  fact: string
  path: Path
  mark: 'key' | 'value'
}

/**
 * Finds facts that are misspelled, or that nobody ever tells. A path that begins with a known word and is like no other is
 * left to `kairos lint`: the site may tell it by `kairos.set()`.
 */
export function checkFacts(config: Loose): Worded[] {
  const problemOf = factCheck(config)
  return readings(config).flatMap(({ fact, path, mark }): Worded[] => {
    const problem = problemOf(fact)
    return problem ? [{ path, mark, code: 'unknown_fact', ...problem }] : []
  })
}

/** Makes the test of paths: gives what is wrong with one, and what to write instead. */
export function factCheck(config: Loose): (fact: string) => { message: string; fix: string } | undefined {
  const shipped = Object.keys(shippedFacts(configChecker()).properties ?? {})
  const declared = Object.keys(fieldsOf(config['facts']))
  const exact = [...declared, ...shipped.filter((path) => !path.endsWith('*'))]
  const open = [...declared.map((path) => `${path}.`), ...shipped.filter((path) => path.endsWith('*')).map(bare)]
  const known = new Set(exact)
  const words = new Set(shipped.map(firstWord))
  return (fact) => {
    if (known.has(fact) || open.some((start) => fact.startsWith(start))) return undefined
    if (lacksDollar(fact))
      return { message: `There is no fact "${fact}". Did you mean "$${fact}"?`, fix: `write "$${fact}"` }
    const inside = exact.filter((known) => known.startsWith(`${fact}.`))
    const isRooted = words.has(firstWord(fact))
    const meant = inside[0] ?? (isRooted ? beside(fact, exact) : (closest(fact, exact) ?? openWord(fact, open)))
    if (meant === undefined && isRooted) return undefined
    const message = `There is no fact "${fact}".${meant && !inside.length ? ` Did you mean "${meant}"?` : ''}`
    return { message, fix: fixOf(inside, meant) }
  }
}

/** Keys of a condition without their `$`; what stands in one is not looked at before it has it. */
export const lacksDollar = (key: string | number): boolean => /^(and|or|nor|not|segment|did|sequence)$/.test(`${key}`)

const bare = (pattern: string) => pattern.slice(0, -1)
const firstWord = (path: string) => path.split('.')[0]!

/** The fact of the same first word that was meant: only the rest is compared, since `page.topic` may be the site's own. */
function beside(fact: string, exact: string[]): string | undefined {
  const start = `${firstWord(fact)}.`
  const rests = exact.filter((path) => path.startsWith(start)).map((path) => path.slice(start.length))
  const meant = closest(fact.slice(start.length), rests)
  return meant === undefined ? undefined : start + meant
}

/** `trait.firstName` as it would be with the right first word. */
function openWord(fact: string, open: string[]): string | undefined {
  const [first = '', ...rest] = fact.split('.')
  const meant = rest.length ? closest(first, open.map(firstWord)) : undefined
  return meant === undefined || meant === first ? undefined : [meant, ...rest].join('.')
}

function fixOf(inside: string[], meant: string | undefined): string {
  if (inside.length) return `write the whole path: ${inside.slice(0, 5).join(', ')}${inside.length > 5 ? ', …' : ''}`
  if (meant) return `write "${meant}"`
  return 'add it to "facts", if the site tells it; the facts that ship are in the reference of the schema'
}

function readings(config: Loose): Reading[] {
  const segments = Object.entries(fieldsOf(config['segments'])).flatMap(([id, segment]) =>
    inCondition(fieldsOf(segment)['when'], ['segments', id, 'when']),
  )
  const campaigns = itemsOf(config['campaigns']).flatMap((campaign, index): Reading[] => {
    const { audience, allocation, variants } = fieldsOf(campaign)
    const path: Path = ['campaigns', index]
    const contexts = itemsOf(fieldsOf(allocation)['contexts']).flatMap((context, n) =>
      inCondition(fieldsOf(context)['when'], [...path, 'allocation', 'contexts', n, 'when']),
    )
    return [...inCondition(audience, [...path, 'audience']), ...contexts, ...inTexts(variants, [...path, 'variants'])]
  })
  return [...segments, ...campaigns]
}

/** Events have fields, not facts: `$did` and `$sequence` are not looked into. */
function inCondition(condition: unknown, path: Path): Reading[] {
  return Object.entries(fieldsOf(condition)).flatMap(([key, value]): Reading[] => {
    const here: Path = [...path, key]
    if (/^\$(and|or|nor|not)$/.test(key))
      return Array.isArray(value)
        ? value.flatMap((one, index) => inCondition(one, [...here, index]))
        : inCondition(value, here)
    if (key.startsWith('$')) return []
    if (lacksDollar(key)) return [{ fact: key, path: here, mark: 'key' }]
    // `"visit": { "count": 2 }`: the schema says how to write it.
    const isCut = Object.keys(fieldsOf(value)).some((operator) => operator[0] !== '$')
    return isCut ? [] : [{ fact: key, path: here, mark: 'key' }]
  })
}

const PLACEHOLDER = /\{\{\s*([\w.-]+)/g

function inTexts(value: unknown, path: Path): Reading[] {
  if (typeof value === 'string')
    return [...value.matchAll(PLACEHOLDER)].map(([, fact]) => ({ fact: fact!, path, mark: 'value' }))
  if (typeof value !== 'object' || value === null) return []
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  return entries.flatMap(([key, inner]) => inTexts(inner, [...path, key]))
}
