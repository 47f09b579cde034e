import { isMadeOf } from '../expect.ts'
import { own } from '../facts/read.ts'

/** Changes a value on its way into a text. What follows the first argument comes as it stands: `, 'second'`. */
export type Filter = (
  value: string | undefined,
  argument: string,
  more: string,
  languages: readonly unknown[],
) => string | undefined

/** What texts are finished with. */
export interface Wording {
  fact: (path: string) => unknown
  /** Languages to try, best first. */
  languages: unknown[]
  /** All filters, and how a fact is put into `html`: what few files use and comes with a part. Default: the plain ones. */
  filters?: Record<string, Filter>
  escape?: (value: string) => string
}

/** A missing value stays missing until `default` gives it one. */
export const plainFilters: Record<string, (value: string | undefined, argument: string) => string | undefined> = {
  default: (value, argument) => value ?? argument,
  upper: (value) => value?.toUpperCase(),
  lower: (value) => value?.toLowerCase(),
  prefix: (value, argument) => value && argument + value,
}

const PLACEHOLDER = /\{\{\s*([\w.-]+)\s*((?:\|[^}]*)?)\}\}/g
const FILTER = /\|\s*(\w+)\s*(?::\s*'([^']*)'([^|]*))?/g

/** Gives the facts a text, or anything with texts in it, asks for. */
export function placeholders(content: unknown): string[] {
  const found: string[] = []
  // What `PLACEHOLDER` would find; that is got ready only for a text that is shown.
  for (const part of JSON.stringify(content).split('{{').slice(1)) {
    const [inner = '', next] = part.split('}')
    const path = inner.split('|')[0]!.trim()
    if (path && next === '' && isMadeOf(path, '._-')) found.push(path)
  }
  return found
}

/** Names of the filters a text asks for. */
export const filtersIn = (text: string): string[] =>
  [...text.matchAll(PLACEHOLDER)].flatMap(([, , pipeline]) => [...pipeline!.matchAll(FILTER)].map(([, name]) => name!))

/**
 * Puts facts into a text: `{{ fact | filter: 'x' }}`. Gives `undefined` when a fact is missing (or empty, or no plain
 * value) and no `default` helps.
 *
 * @param fit makes a value fit for where the text goes
 */
export function interpolate(
  text: string,
  { fact, languages, filters = plainFilters }: Wording,
  fit = (value: string) => value,
): string | undefined {
  if (!text.includes('{{')) return text
  let complete = true
  const filled = text.replace(PLACEHOLDER, (_, path: string, pipeline: string) => {
    const found = fact(path)
    // `null` is what is missing.
    let value = found === '' || typeof found === 'object' ? undefined : String(found)
    pipeline.replace(FILTER, (_, name: string, argument = '', rest = '') => {
      value = own<Filter>(filters, name)?.(value, argument, rest, languages) ?? value
      return ''
    })
    if (value === undefined) complete = false
    return fit(value ?? '')
  })
  return complete ? filled : undefined
}
