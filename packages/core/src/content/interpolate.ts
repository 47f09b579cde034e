import { own } from '../facts/read.ts'

type Filter = (value: string | undefined, argument: string) => string | undefined

/** Changes a value on its way into a text. A missing value stays missing until `default` gives it one. */
const filters: Record<string, Filter> = {
  default: (value, argument) => value ?? argument,
  upper: (value) => value?.toUpperCase(),
  lower: (value) => value?.toLowerCase(),
  capitalize: (value) => value && value[0]!.toUpperCase() + value.slice(1),
  prefix: (value, argument) => value && argument + value,
  suffix: (value, argument) => value && value + argument,
}

const PLACEHOLDER = /\{\{\s*([\w.-]+)\s*((?:\|[^}]*)?)\}\}/g
const FILTER = /\|\s*(\w+)\s*(?::\s*'([^']*)')?/g

/** Gives the facts a text, or anything with texts in it, asks for. */
export const placeholders = (content: unknown): string[] => {
  const paths: string[] = []
  const json = JSON.stringify(content)
  if (json.includes('{{'))
    json.replace(PLACEHOLDER, (_, path: string) => {
      paths.push(path)
      return ''
    })
  return paths
}

/**
 * Puts facts into a text: `{{ fact | filter: 'x' }}`. Gives `undefined` when a fact is missing (or empty, or no plain
 * value) and no `default` helps.
 *
 * @param fit makes a value fit for where the text goes
 */
export function interpolate(
  text: string,
  fact: (path: string) => unknown,
  fit = (value: string) => value,
): string | undefined {
  let complete = true
  const filled = text.replace(PLACEHOLDER, (_, path: string, pipeline: string) => {
    const found = fact(path)
    let value = found === null || found === '' || typeof found === 'object' ? undefined : String(found)
    pipeline.replace(FILTER, (_, name: string, argument = '') => {
      const filter = own(filters, name)
      value = filter ? filter(value, argument) : value
      return ''
    })
    if (value === undefined) complete = false
    return fit(value ?? '')
  })
  return complete ? filled : undefined
}
