// Writes packages/schema/kairos.schema.json from the types. `--check` only compares and exits with 1 when they differ.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createGenerator } from 'ts-json-schema-generator'

const folder = new URL('../packages/schema/', import.meta.url)
const file = fileURLToPath(new URL('kairos.schema.json', folder))

/** Gives the text of the schema file for the types as they are now. */
export function generateSchema() {
  const generator = createGenerator({
    path: fileURLToPath(new URL('src/config.ts', folder)),
    tsconfig: fileURLToPath(new URL('tsconfig.json', folder)),
    schemaId: 'https://kairos.example/v1/kairos.schema.json',
    // The root written out: a root that is only a `$ref` shows no description in some editors.
    topRef: false,
    // The order of the types is the order in which a reader meets them; completion shows it so too.
    sortProps: false,
    additionalProperties: false,
    jsDoc: 'extended',
    // `tsc -b` checks the types; here they are only read.
    skipTypeCheck: true,
  })
  const schema = generator.createSchema('Config')
  refuseUnknownOperators(schema.definitions.Condition)
  describeFallback(schema, generator)
  tellTriggersApart(schema.definitions.Trigger)
  describeConstants(schema)
  return `${JSON.stringify(schema, null, 2)}\n`
}

/**
 * An index signature also takes `$segmnt`, and has to allow the values of `$and` and the like. In the file a key with
 * `$` is one of ours, and any other is the path of a fact.
 */
function refuseUnknownOperators(condition) {
  const { description } = condition.additionalProperties
  condition.patternProperties = { '^[^$]': { $ref: '#/definitions/FactTest', description } }
  condition.additionalProperties = false
}

/** The generator leaves the members out of a type that omits from itself. */
function describeFallback(schema, generator) {
  const { fallback, ...properties } = generator.createSchema('Content').properties
  const { description } = fallback
  const type = { type: 'object', properties, additionalProperties: false, description }
  for (const definition of Object.values(schema.definitions)) {
    if (!definition.properties?.fallback) continue
    definition.properties.fallback = { $ref: '#/definitions/Fallback', description }
    schema.definitions.Fallback = type
  }
}

/** A trigger with a `type` is one of the kinds, any other is a group: said so, a mistake in one is told once. */
function tellTriggersApart(trigger) {
  const [kind, group] = trigger.anyOf
  delete trigger.anyOf
  Object.assign(trigger, { type: 'object', if: { required: ['type'] }, then: kind, else: group })
}

/** What tells one action from another says what the action does. */
function describeConstants({ definitions }) {
  for (const { description, properties = {} } of Object.values(definitions))
    for (const property of Object.values(properties))
      if ('const' in property) property.description ??= description
      // Where one of several types is told by its kind.
      else if ('enum' in property) property.description ??= `What kind it is. ${description ?? ''}`.trim()
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = generateSchema()
  const known = process.argv.includes('--check') ? readFileSync(file, 'utf8') : undefined
  if (known === undefined) writeFileSync(file, text)
  else if (known !== text) {
    console.error('packages/schema/kairos.schema.json is not what the types say: run `node scripts/schema.mjs`')
    process.exitCode = 1
  }
}
