import { closest, didYouMean } from '../closest.ts'
import { exampleOf } from './examples.ts'
import type { Mistake } from './finding.ts'
import type { Path } from './place.ts'
import { nameOf } from './place.ts'
import type { Schema } from './schema.ts'
import { synonymOf } from './synonyms.ts'
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

/** The file, and the schema it is checked against. */
interface Given {
  root: unknown
  schema: Schema
}

/** Says what is wrong and what to write instead. */
export function word({ root, schema: whole }: Given, violation: Violation, value: unknown): Worded {
  const { path, keyword, params, schema } = violation
  const name = nameOf(root, path)
  if (keyword === 'additionalProperties') return wordUnknownKey(name, violation, String(params['additionalProperty']))
  if (keyword === 'required') {
    const key = String(params['missingProperty'])
    const about = schema.properties?.[key]?.description
    const fix = `add "${key}": …${about ? ` (${firstSentence(about)})` : ''}`
    return { path, mark: 'value', code: 'missing_key', message: `${name} lacks "${key}".`, fix }
  }
  if (keyword === 'type') {
    const types = [params['type']].flat() as string[]
    const code = 'wrong_type'
    const message = `${name} must be ${list(types.map((type) => NAMES[type] ?? type))}, not ${NAMES[typeOf(value)]}.`
    const fix = fixOfType(types, value, exampleOf(whole, path, types)) ?? fixOfObject(schema)
    return { path, mark: 'value', code, message, ...(fix && { fix }) }
  }
  if (keyword === 'enum') {
    const worded: Worded = { path, mark: 'value', ...wordValue(name, params['allowedValues'] as unknown[], value) }
    const isNamed = path.at(-1) === 'type' && whole.definitions?.['DeskName']?.enum?.includes(value)
    return isNamed ? { ...worded, fix: `write only "${value}", in place of the object` } : worded
  }
  if (keyword === 'const') return { path, mark: 'value', ...wordValue(name, [params['allowedValue']], value) }
  return { path, mark: 'value', code: 'not_allowed', message: `${name} is not allowed as it is (${keyword}).` }
}

function wordUnknownKey(name: string, { path, schema }: Violation, key: string): Worded {
  // Facts are known keys of a condition too; who wrote a `$` meant none of them.
  const known = Object.keys(schema.properties ?? {}).filter((other) => key[0] !== '$' || other[0] === '$')
  const meant = meantBy(key, known)
  const fix = meant ? `rename it to "${meant}"` : `remove it, or use one of: ${known.join(', ')}`
  const message = `${name} has an unknown key "${key}".${meant ? ` Did you mean "${meant}"?` : ''}`
  const worded: Worded = { path: [...path, key], mark: 'key', code: 'unknown_key', message, fix }
  const home = ['when', 'audience'].find((field) => known.includes(field))
  if (home && isCondition(key)) return { ...worded, fix: `put it into "${home}": { "${key}": … }` }
  // `"visit": { "count": 3 }` reads like the path of a fact, cut in two.
  const isFact = '$eq' in (schema.properties ?? {}) && !key.startsWith('$') && !meant
  return isFact ? { ...worded, fix: `write the whole path as one key: "${path.at(-1)}.${key}"` } : worded
}

function fixOfType(types: string[], value: unknown, example: unknown): string | undefined {
  const literal = typeof value === 'string' ? literalIn(value) : undefined
  if (literal !== undefined && types.includes(typeof literal))
    return value === String(literal) ? `write ${value} without quotes` : `write ${literal}`
  if (types.includes('string') && typeof value === 'number' && example === undefined) return `write "${value}"`
  if (types.includes('array') && isOneOf(value, example)) return `put it in a list: [${itemsOf(value).join(', ')}]`
  if (types.includes('string') && typeof value === 'number' && !/\d/.test(String(example))) return `write "${value}"`
  return example === undefined ? undefined : `write, for example, ${spaced(example)}`
}

/** The fields that an object cannot do without; of others the first. */
function fixOfObject({ properties = {}, required = Object.keys(properties).slice(0, 1) }: Schema): string | undefined {
  return required.length ? `write an object: { ${required.map((key) => `"${key}": …`).join(', ')} }` : undefined
}

/** What an author of a text meant by it: `"false"` and `"no"`, `"3"`. */
function literalIn(text: string): unknown {
  if (/^(-?\d+(\.\d+)?|true|false)$/.test(text)) return JSON.parse(text)
  const percent = /^(\d+(\.\d+)?) ?%$/.exec(text)?.[1]
  if (percent) return Number(percent)
  if (/^(yes|on)$/i.test(text)) return true
  return /^(no|off)$/i.test(text) ? false : undefined
}

/** The value as items: units that stand under their ids each, facts of an `$or` each, and anything else as it is. */
function itemsOf(value: unknown): string[] {
  const entries = typeOf(value) === 'object' ? Object.entries(value as object) : []
  if (entries.length && entries.every(([key]) => isCondition(key)))
    return entries.map(([key, one]) => shown({ [key]: one }))
  const isById = entries.length > 0 && entries.every(([, unit]) => typeOf(unit) === 'object')
  return isById ? entries.map(([id]) => `{ "id": "${id}", … }`) : [shown(value)]
}

/** Whether the value would do as an item of the list. */
const isOneOf = (value: unknown, example: unknown): boolean =>
  Array.isArray(example) && value !== null && example.some((item) => typeOf(item) === typeOf(value))

const MOST_CHARACTERS = 60
const spaced = (value: unknown) => JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ')
const shown = (value: unknown) => (spaced(value).length > MOST_CHARACTERS ? ' … ' : spaced(value))

function wordValue(name: string, allowed: unknown[], value: unknown): Pick<Worded, 'code' | 'message' | 'fix'> {
  const said = typeof value === 'object' ? NAMES[typeOf(value)] : JSON.stringify(value)
  const isQuoted =
    typeof value === 'string' && allowed.some((choice) => typeof choice === 'number' && `${choice}` === value)
  const guess = typeof value === 'string' && !isQuoted ? didYouMean(value, allowed.map(String)) : ''
  const choices = allowed.map((choice) => JSON.stringify(choice)).join(', ')
  if (isQuoted)
    return { code: 'wrong_type', message: `${name} must be a number, not text.`, fix: `write ${value} without quotes` }
  const fix = allowed.length === 1 ? `write ${choices}` : `use one of: ${choices}`
  return { code: 'unknown_value', message: `${said} is not a value of ${name}.${guess}`, fix }
}

/** The known word that a wrong one stands for. */
export const meantBy = (key: string, known: readonly string[]): string | undefined =>
  synonymOf(key, known) ?? closest(key, known)

/** Whether a key belongs into a condition. */
export const isCondition = (key: string): boolean =>
  /^[a-z]\w*\./i.test(key) || /^\$(and|or|nor|not|segment|did|sequence)$/.test(key)

const list = (words: string[]) => [words.slice(0, -1).join(', '), words.at(-1)].filter(Boolean).join(' or ')

const firstSentence = (text: string) => /^.*?[.;](?=\s|$)/.exec(text)?.[0].slice(0, -1) ?? text
