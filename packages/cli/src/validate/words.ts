import { closest, didYouMean } from '../closest.ts'
import type { Mistake } from './finding.ts'
import type { Path } from './place.ts'
import { nameOf } from './place.ts'
import { typeOf, type Violation } from './violations.ts'

/** A mistake that is not yet located: whether its key or its value is to be marked. */
export interface Worded extends Pick<Mistake, 'severity' | 'code' | 'message' | 'fix'> {
  path: Path
  mark: 'key' | 'value'
}

const NAMES: Record<string, string> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'null',
  array: 'a list',
  object: 'an object',
}

/** Says what is wrong and what to write instead. */
export function word(root: unknown, violation: Violation, value: unknown): Worded {
  const { path, keyword, params, schema } = violation
  const name = nameOf(root, path)
  if (keyword === 'additionalProperties') return wordUnknownKey(name, violation, String(params['additionalProperty']))
  if (keyword === 'required') {
    const key = String(params['missingProperty'])
    const about = schema.properties?.[key]?.description
    const fix = `add "${key}": …${about ? ` (${firstSentence(about)})` : ''}`
    return { path, mark: 'value', code: 'missing_key', message: `${name} lacks "${key}".`, fix }
  }
  if (keyword === 'type') return { path, mark: 'value', ...wordType(name, [params['type']].flat() as string[], value) }
  if (keyword === 'enum')
    return { path, mark: 'value', ...wordValue(name, params['allowedValues'] as unknown[], value) }
  if (keyword === 'const') return { path, mark: 'value', ...wordValue(name, [params['allowedValue']], value) }
  return { path, mark: 'value', code: 'not_allowed', message: `${name} is not allowed as it is (${keyword}).` }
}

function wordUnknownKey(name: string, { path, schema }: Violation, key: string): Worded {
  // Facts are known keys of a condition too; who wrote a `$` meant none of them.
  const known = Object.keys(schema.properties ?? {}).filter((other) => key[0] !== '$' || other[0] === '$')
  const meant = closest(key, known)
  const fix = meant ? `rename it to "${meant}"` : `remove it, or use one of: ${known.join(', ')}`
  const message = `${name} has an unknown key "${key}".${didYouMean(key, known)}`
  const worded: Worded = { path: [...path, key], mark: 'key', code: 'unknown_key', message, fix }
  // `"visit": { "count": 3 }` reads like the path of a fact, cut in two.
  const isFact = '$eq' in (schema.properties ?? {}) && !key.startsWith('$') && !meant
  return isFact ? { ...worded, fix: `write the whole path as one key: "${path.at(-1)}.${key}"` } : worded
}

function wordType(name: string, types: string[], value: unknown): Pick<Worded, 'code' | 'message' | 'fix'> {
  const wanted = list(types.map((type) => NAMES[type] ?? type))
  const message = `${name} must be ${wanted}, not ${NAMES[typeOf(value)]}.`
  const literal =
    typeof value === 'string' && /^(-?\d+(\.\d+)?|true|false)$/.test(value) ? JSON.parse(value) : undefined
  if (literal === undefined || !types.includes(typeof literal)) return { code: 'wrong_type', message }
  return { code: 'wrong_type', message, fix: `write ${value} without quotes` }
}

function wordValue(name: string, allowed: unknown[], value: unknown): Pick<Worded, 'code' | 'message' | 'fix'> {
  const shown = typeof value === 'object' ? NAMES[typeOf(value)] : JSON.stringify(value)
  const guess = typeof value === 'string' ? didYouMean(value, allowed.map(String)) : ''
  const choices = allowed.map((choice) => JSON.stringify(choice)).join(', ')
  const fix = allowed.length === 1 ? `write ${choices}` : `use one of: ${choices}`
  return { code: 'unknown_value', message: `${shown} is not a value of ${name}.${guess}`, fix }
}

const list = (words: string[]) => [words.slice(0, -1).join(', '), words.at(-1)].filter(Boolean).join(' or ')

const firstSentence = (text: string) => /^.*?[.;](?=\s|$)/.exec(text)?.[0].slice(0, -1) ?? text
