import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'

interface Schema {
  description?: string
  properties?: Record<string, Schema>
  patternProperties?: Record<string, Schema>
  definitions?: Record<string, Schema>
}

const file = new URL('../kairos.schema.json', import.meta.url)
const schema = JSON.parse(readFileSync(file, 'utf8')) as Schema & { $id: string }
const script = new URL('../../../scripts/schema.mjs', import.meta.url).href
const ajv = new Ajv({ allowUnionTypes: true })
ajv.addSchema(schema)

test('the schema is what the types say', async () => {
  const { generateSchema } = (await import(script)) as { generateSchema(): string }
  expect(generateSchema()).toBe(readFileSync(file, 'utf8'))
})

test('the package gives the schema under its name', () => {
  const require = createRequire(import.meta.url)
  expect(require('@kairos/schema/kairos.schema.json')).toEqual(schema)
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

const places = [
  { pointer: '#', properties: allProperties(schema) },
  ...Object.entries(schema.definitions ?? {}).map(([name, definition]) => ({
    pointer: `#/definitions/${name}`,
    properties: allProperties(definition),
  })),
].flatMap(({ pointer, properties }) =>
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

const examples = places.flatMap(({ pointer, property }) => {
  const example = /Example: `([^`]+)`/.exec(property.description ?? '')?.[1]
  const value = example === undefined ? undefined : parse(example)
  return value === undefined ? [] : [{ pointer, value }]
})

/** An example may also be part of an object, such as `"a": 1`: that is no JSON of its own. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

test('there are examples to check', () => expect(examples.length).toBeGreaterThan(15))

test.each(examples)('the example of $pointer is accepted', ({ pointer, value }) => {
  const accepts = ajv.compile({ $ref: schema.$id + pointer })
  expect(accepts(value), JSON.stringify(accepts.errors)).toBe(true)
})
