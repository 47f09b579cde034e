// Writes packages/schema/*.schema.json from the types. `--check` only compares and exits with 1 when they differ.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createGenerator } from 'ts-json-schema-generator'
import {
  tellDesks,
  tellFields,
  tellForms,
  tellKinds,
  tellNearFacts,
  tellOperators,
  tellTriggers,
  tellValues,
} from './editorWords.mjs'

const folder = new URL('../packages/schema/', import.meta.url)
/**
 * What an editor offers to write, by definition. In a `bodyText`, `${1:a}` is where the cursor goes and what stands there
 * until something else does; a `$` of the condition language has a backslash.
 */
const snippets = JSON.parse(readFileSync(new URL('snippets.json', folder), 'utf8'))

/** The files that people write beside kairos.json, by the name of their schema, and the type of each. */
const BESIDE = { 'personas.schema.json': 'Personas', 'visit.schema.json': 'GoldenVisit' }

export const schemaNames = ['kairos.schema.json', ...Object.keys(BESIDE)]

/** Gives the text of a schema file for the types as they are now. */
export const generateSchema = (name = 'kairos.schema.json') =>
  `${JSON.stringify(BESIDE[name] ? besideSchema(name) : configSchema(name), null, 2)}\n`

function generatorOf(name) {
  return createGenerator({
    path: fileURLToPath(new URL('src/index.ts', folder)),
    tsconfig: fileURLToPath(new URL('tsconfig.json', folder)),
    schemaId: `https://kairos.example/v1/${name}`,
    // The root written out: a root that is only a `$ref` shows no description in some editors.
    topRef: false,
    // The order of the types is the order in which a reader meets them; completion shows it so too.
    sortProps: false,
    additionalProperties: false,
    jsDoc: 'extended',
    // `tsc -b` checks the types; here they are only read.
    skipTypeCheck: true,
  })
}

function besideSchema(name) {
  const schema = generatorOf(name).createSchema(BESIDE[name])
  for (const definition of [schema, ...Object.values(schema.definitions)]) exemplify(definition)
  tellForms(schema, BESIDE[name])
  tellFields(schema, BESIDE[name])
  quietBranches(schema)
  return schema
}

function configSchema(file) {
  const generator = generatorOf(file)
  const schema = generator.createSchema('Config')
  refuseUnknownOperators(schema.definitions.Condition)
  listFacts(schema, generator.createSchema('ShippedFacts'))
  describeFallback(schema, generator)
  tellTriggersApart(schema.definitions.Trigger, schema.definitions.SingleTrigger.properties.type.enum)
  describeConstants(schema)
  const { definitions } = schema
  const { ShippedFacts: _, ...nouns } = definitions
  for (const definition of [schema, ...Object.values(nouns)]) exemplify(definition)
  for (const [name, list] of Object.entries(snippets)) schema.definitions[name].defaultSnippets = list
  quietBranches(schema)
  quiet(definitions, 'FactTest')
  tellKinds(definitions)
  tellTriggers(definitions)
  tellOperators(definitions)
  tellDesks(definitions)
  tellForms(schema, 'Config')
  tellFields(schema, 'Config')
  return schema
}

/**
 * An index signature also takes `$segmnt`, and has to allow the values of `$and` and the like. In the file a key with
 * `$` is one of ours, and any other is the path of a fact.
 */
function refuseUnknownOperators(condition) {
  const { description } = condition.additionalProperties
  condition.patternProperties = { [ANY_FACT]: { $ref: '#/definitions/FactTest', description } }
  condition.additionalProperties = false
}

const ANY_FACT = '^[^$]'

/** Facts that ship become known keys of a condition; one with a `*` stands for all paths that begin so. */
function listFacts({ definitions }, { properties, required }) {
  const { Condition } = definitions
  definitions.ShippedFacts = {
    type: 'object',
    description: 'The facts that ship, with the type of their values. `*` stands for a name of the site’s own.',
    properties,
    required,
  }
  for (const name of ['NumberFact', 'TextFact']) definitions[name] = { $ref: '#/definitions/FactTest' }
  const shipped = []
  for (const [path, { description, ...value }] of Object.entries(properties)) {
    const pattern = path.endsWith('*') ? `${escaped(path.slice(0, -1))}.` : `${escaped(path)}$`
    shipped.push(pattern)
    const kind = value.enum
      ? 'FactTest'
      : ({ number: 'NumberFact', integer: 'NumberFact', string: 'TextFact' }[value.type] ?? 'FactTest')
    const examples = value.enum ?? (value.type === 'boolean' ? [true, false] : undefined)
    const test = { $ref: `#/definitions/${kind}`, description, ...(examples && { examples }) }
    if (path.endsWith('*')) Condition.patternProperties[`^${pattern}`] = test
    else Condition.properties[path] = test
  }
  // Any other path; of a path that is known an editor would else show both descriptions.
  const { [ANY_FACT]: other, ...patterns } = Condition.patternProperties
  Condition.patternProperties = patterns
  const near = tellNearFacts(definitions, other)
  tellValues(definitions)
  patterns[`^(?!${[...shipped, ...near].join('|')})[^$]`] = other
}

const escaped = (path) => path.replaceAll('.', '\\.')

/** What a description calls example and default is told to editors as well, where it is JSON. */
function exemplify({ properties = {}, patternProperties = {} }) {
  for (const property of Object.values({ ...properties, ...patternProperties })) {
    const { description = '' } = property
    const examples = [/Example: `([^`]+)`/.exec(description)?.[1]].map(parsed).filter(isThere)
    const standard = parsed(
      /Default `([^`]+)`/.exec(description)?.[1] ?? /Default (-?\d+(?:\.\d+)?)\b/.exec(description)?.[1],
    )
    if (examples.length) property.examples ??= examples
    if (isThere(standard)) property.default = standard
  }
}

const isThere = (value) => value !== undefined

/** An example may also be part of an object, such as `"a": 1`: that is no JSON of its own. */
function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The generator leaves the members out of a type that omits from itself. */
function describeFallback(schema, generator) {
  const { fallback, ...properties } = generator.createSchema('Content').properties
  const { description } = fallback
  const type = { type: 'object', properties, additionalProperties: false, description }
  for (const definition of Object.values(schema.definitions)) {
    const own = definition.properties?.fallback
    // The desks of a chat are a list.
    if (!own || own.$ref || own.type === 'array') continue
    definition.properties.fallback = { $ref: '#/definitions/Fallback', description }
    schema.definitions.Fallback = type
  }
}

/** A trigger with a `type` is one of the kinds, any other is a group: said so, a mistake in one is told once. */
function tellTriggersApart(trigger, kinds) {
  const [kind, group] = trigger.anyOf
  delete trigger.anyOf
  // Known beside it, an editor offers the kinds before there is one.
  trigger.properties = { type: { enum: kinds, description: 'What kind it is. Default: none, for a group.' } }
  Object.assign(trigger, { type: 'object', if: { required: ['type'] }, then: kind, else: group })
}

/**
 * Editors show the innermost description. What a branch of a choice is would hide what the field is, so it becomes a comment.
 */
function quietBranches(schema) {
  const { definitions } = schema
  const walk = (value) => {
    if (typeof value !== 'object' || value === null) return
    for (const branch of [...(value.anyOf ?? []), value.then, value.else])
      quiet(definitions, branch?.$ref?.replace('#/definitions/', ''))
    for (const inner of Object.values(value)) walk(inner)
  }
  walk(schema)
}

function quiet(definitions, name) {
  if (!name || !definitions[name].description) return
  const { description, ...rest } = definitions[name]
  definitions[name] = { $comment: description, ...rest }
}

/** What tells one action from another says what the action does. */
function describeConstants({ definitions }) {
  for (const { description, properties = {} } of Object.values(definitions))
    for (const property of Object.values(properties))
      if ('const' in property) property.description ??= description
      // Where one of several types is told by its kind.
      else if ('enum' in property) property.description ??= `What kind it is. ${description ?? ''}`.trim()
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const name of schemaNames) {
    const file = fileURLToPath(new URL(name, folder))
    const text = generateSchema(name)
    if (!process.argv.includes('--check')) writeFileSync(file, text)
    else if (readFileSync(file, 'utf8') !== text) {
      console.error(`packages/schema/${name} is not what the types say: run \`node scripts/schema.mjs\``)
      process.exitCode = 1
    }
  }
