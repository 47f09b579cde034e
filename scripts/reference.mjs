// Writes packages/schema/REFERENCE.md from the schemas. `--check` only compares and exits with 1 when they differ.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = new URL('../packages/schema/', import.meta.url)
const file = fileURLToPath(new URL('REFERENCE.md', folder))

/** The schemas in the order of the reference, each with the name of its whole. */
export const referenceSchemas = () =>
  Object.entries({ Config: 'kairos', GoldenVisit: 'visit', Personas: 'personas' }).map(([whole, name]) => ({
    whole,
    schema: JSON.parse(readFileSync(new URL(`${name}.schema.json`, folder), 'utf8')),
  }))

/** Gives the text of the reference for all schemas. */
export function referenceText([config, ...beside]) {
  const { ShippedFacts } = config.schema.definitions
  const told = new Set(['ShippedFacts', 'NumberFact', 'TextFact'])
  return `${[
    '# Reference of kairos.json',
    'Written by `node scripts/reference.mjs` from the schemas. A field in **bold** has to be there.',
    'Durations are written `"300ms"`, `"45s"`, `"30m"`, `"12h"`, `"7d"` or `"2w"`.',
    ...partsOf(config, told),
    '## Facts',
    `${ShippedFacts.description} One in **bold** is known on every page.`,
    table(
      ['fact', 'values', 'what', 'example'],
      Object.entries(ShippedFacts.properties).map(([path, fact]) =>
        factRow(path, fact, ShippedFacts.required.includes(path)),
      ),
    ),
    '# Reference of visits/*.json and personas.json',
    ...beside.flatMap((one) => partsOf(one, told)),
  ].join('\n\n')}\n`
}

/** The nouns of a schema that were not told before. */
function partsOf({ whole, schema: { definitions, ...root } }, told) {
  const parts = Object.entries({ [whole]: root, ...definitions }).filter(
    ([name, { properties }]) => properties && !told.has(name),
  )
  for (const [name] of parts) told.add(name)
  return parts.map(([name, definition]) => part(name, definition))
}

function part(name, { description, $comment, properties, required = [], patternProperties = {} }) {
  const rows = Object.entries(properties)
    // The facts have a table of their own.
    .filter(([key]) => name !== 'Condition' || key.startsWith('$'))
    .map(([key, field]) => fieldRow(key, field, required.includes(key)))
  const patterns = Object.values(patternProperties).length
    ? ['Any other key is the path of a fact; see [Facts](#facts).']
    : []
  return [`## ${name}`, description ?? $comment, table(['field', 'values', 'what', 'example'], rows), ...patterns]
    .filter(Boolean)
    .join('\n\n')
}

function fieldRow(key, field, isRequired) {
  return [bold(key, isRequired), valuesOf(field), textOf(field), exampleOf(field)]
}

function factRow(path, field, isAlwaysThere) {
  return [bold(path, isAlwaysThere), valuesOf(field), textOf(field), exampleIn(field.description)]
}

const bold = (name, isNeeded) => (isNeeded ? `**\`${name}\`**` : `\`${name}\``)

/** The sentence without its example, which has a column of its own. */
const textOf = ({ description = '' }) => description.replace(/ ?Example: `[^`]*`(, `[^`]*`)*\.?/, '').trim()

const exampleIn = (description = '') => /Example: (`[^`]*`)/.exec(description)?.[1] ?? ''

function exampleOf({ examples, enum: values, const: constant, type }) {
  const value = examples?.[0] ?? values?.[0] ?? constant ?? (type === 'boolean' ? true : undefined)
  return value === undefined ? '' : `\`${JSON.stringify(value).replaceAll('":', '": ').replaceAll(',"', ', "')}\``
}

const KINDS = {
  string: 'text',
  number: 'number',
  boolean: '`true`, `false`',
  object: 'object',
  array: 'list',
  null: '`null`',
}

function valuesOf(field) {
  const name = field.$ref?.replace('#/definitions/', '')
  if (name) return `[${name}](#${name.toLowerCase()})`
  if (field.enum) return field.enum.map((value) => `\`${JSON.stringify(value)}\``).join(', ')
  if ('const' in field) return `\`${JSON.stringify(field.const)}\``
  if (field.anyOf) return [...new Set(field.anyOf.map(valuesOf))].join(' or ')
  if (field.type === 'array' && field.items && !Array.isArray(field.items)) return `list of ${valuesOf(field.items)}`
  return [field.type]
    .flat()
    .map((type) => KINDS[type] ?? type)
    .join(' or ')
}

const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n')

const cell = (text) => text.replaceAll('|', '\\|')

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = referenceText(referenceSchemas())
  if (!process.argv.includes('--check')) writeFileSync(file, text)
  else if (readFileSync(file, 'utf8') !== text) {
    console.error('packages/schema/REFERENCE.md is not what the schemas say: run `node scripts/reference.mjs`')
    process.exitCode = 1
  }
}
