import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'

interface Schema {
  description?: string
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  examples?: unknown[]
  required?: string[]
  defaultSnippets?: { label: string; description: string; bodyText: string }[]
  properties?: Record<string, Schema>
  patternProperties?: Record<string, Schema>
  definitions?: Record<string, Schema>
}

const script = new URL('../../../scripts/schema.mjs', import.meta.url).href
const { generateSchema, schemaNames } = (await import(script)) as {
  generateSchema(name: string): string
  schemaNames: string[]
}
const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')
const schemas = schemaNames.map((name) => JSON.parse(read(name)) as Schema & { $id: string })
const schema = schemas[0]!
const ajv = new Ajv({ allowUnionTypes: true })
ajv.addVocabulary(['defaultSnippets', 'errorMessage', 'deprecationMessage', 'enumDescriptions'])
for (const one of schemas) ajv.addSchema(one)

test.each(schemaNames)('%s is what the types say', (name) => {
  expect(generateSchema(name)).toBe(read(name))
})

test.each(schemaNames)('the package gives %s under its name', (name) => {
  const require = createRequire(import.meta.url)
  expect(require(`@kairos/schema/${name}`)).toEqual(JSON.parse(read(name)))
})

test('hovering any property says something', () => {
  expect(places.filter(({ property }) => !property.description).map(({ pointer }) => pointer)).toEqual([])
})

test('a key with $ that nobody knows is refused, in conditions and in tests of a fact', () => {
  const isCondition = ajv.compile({ $ref: `${schema.$id}#/definitions/Condition` })
  expect(isCondition({ 'visit.count': { $gte: 2 }, $or: [{ $segment: 'vip' }] })).toBe(true)
  expect(isCondition({ $segmnt: 'vip' })).toBe(false)
  expect(isCondition({ 'visit.count': { $gtee: 2 } })).toBe(false)
})

test('a fallback is content without a fallback of its own', () => {
  const isAction = ajv.compile({ $ref: `${schema.$id}#/definitions/SlotAction` })
  const action = { type: 'slot', slot: 'hero', title: 'Welcome back, {{ traits.firstName }}' }
  expect(isAction({ ...action, fallback: { title: 'Welcome back' } })).toBe(true)
  expect(isAction({ ...action, fallback: { title: 'Welcome back', fallback: {} } })).toBe(false)
  expect(isAction({ ...action, fallback: { titel: 'Welcome back' } })).toBe(false)
})

const places = schemas
  .flatMap((one) => [
    { pointer: `${one.$id}#`, properties: allProperties(one) },
    ...Object.entries(one.definitions ?? {}).map(([name, definition]) => ({
      pointer: `${one.$id}#/definitions/${name}`,
      properties: allProperties(definition),
    })),
  ])
  .flatMap(({ pointer, properties }) =>
    properties.map(([keyword, name, property]) => ({ pointer: `${pointer}/${keyword}/${name}`, property })),
  )

function allProperties({ properties = {}, patternProperties = {} }: Schema): [string, string, Schema][] {
  return [
    ...Object.entries(properties).map(([name, property]): [string, string, Schema] => ['properties', name, property]),
    ...Object.entries(patternProperties).map(([name, property]): [string, string, Schema] => [
      'patternProperties',
      encodeURIComponent(name),
      property,
    ]),
  ]
}

const fields = schemas
  .flatMap((one) => [[one.$id, one] as const, ...Object.entries(one.definitions ?? {})])
  .filter(([name]) => name !== 'ShippedFacts')
  .flatMap(([name, { properties = {}, required = [] }]) =>
    Object.entries(properties).map(([key, field]) => ({
      name: `${name}.${key}`,
      key,
      field,
      required: required.includes(key),
    })),
  )

test('every field that may be left out says what happens then', () => {
  const isQuestion = (key: string) => key.startsWith('$') || key.includes('.') || key === 'lifecycle'
  const silent = fields.filter(
    ({ key, field, required }) => !required && !isQuestion(key) && !/default/i.test(field.description ?? ''),
  )
  expect(silent.map(({ name }) => name)).toEqual([])
})

test('every field has an example, or lists its values', () => {
  const bare = fields.filter(({ field }) => {
    const lists = 'const' in field || field.enum || field.type === 'boolean' || '$ref' in field
    return !field.examples && !lists
  })
  expect(bare.map(({ name }) => name)).toEqual([])
})

test('every number says its unit, or what it counts', () => {
  const units =
    /percent|0 to|seconds|minutes|pixels|days|ratio|share|how (often|many)|number|count|most|level|weight|priority|version|pages|orders|money|at least|at most|less|greater|interruptions|times|hour|width|height|scores?|value|pieces|moment/i
  const numbers = fields.filter(({ field }) => field.type === 'number')
  expect(numbers.length).toBeGreaterThan(10)
  expect(numbers.filter(({ field }) => !units.test(field.description ?? '')).map(({ name }) => name)).toEqual([])
})

const examples = places.flatMap(({ pointer, property }) =>
  (property.examples ?? []).map((value) => ({ pointer, value })),
)

test('there are examples to check', () => expect(examples.length).toBeGreaterThan(150))

test.each(examples)('the example of $pointer is accepted', ({ pointer, value }) => {
  const accepts = ajv.compile({ $ref: pointer })
  expect(accepts(value), JSON.stringify(accepts.errors)).toBe(true)
})

const snippets = Object.entries(schema.definitions ?? {}).flatMap(([name, { defaultSnippets = [] }]) =>
  defaultSnippets.map((snippet) => ({ name, ...snippet })),
)

test.each(snippets)('the snippet "$label" of $name is accepted as it stands', ({ name, bodyText }) => {
  const text = bodyText.replace(/\$\{\d:([^}]*)\}/g, '$1').replaceAll('\\$', '$')
  const accepts = ajv.compile({ $ref: `${schema.$id}#/definitions/${name}` })
  expect(accepts(JSON.parse(text)), JSON.stringify(accepts.errors)).toBe(true)
})
