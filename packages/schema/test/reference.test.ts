import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'

const folder = new URL('../', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')
interface Whole {
  /** Name of the type of the whole file. */
  whole: string
  schema: { $id: string; definitions: object }
}

const script = new URL('../../../scripts/reference.mjs', import.meta.url).href
const { referenceText, referenceSchemas } = (await import(script)) as {
  referenceText(schemas: Whole[]): string
  referenceSchemas(): Whole[]
}
const schemas = referenceSchemas()
const ajv = new Ajv({ allowUnionTypes: true })
ajv.addVocabulary(['defaultSnippets', 'errorMessage', 'deprecationMessage', 'enumDescriptions'])
for (const { schema } of schemas) ajv.addSchema(schema)

test('the reference is what the schemas say', () => {
  expect(referenceText(schemas)).toBe(read('REFERENCE.md'))
})

/** Rows of the tables: the part they stand in, the field and its example. */
function examples(): { part: string; field: string; example: string }[] {
  return read('REFERENCE.md')
    .split(/^## /m)
    .slice(1)
    .flatMap((text) => {
      const part = text.split('\n')[0]!
      return [...text.matchAll(/^\| \*{0,2}`([^`]+)`\*{0,2} \|.*\| `(.*)` \|$/gm)].map(([, field, example]) => ({
        part,
        field: field!,
        example: example!.replaceAll('\\|', '|'),
      }))
    })
}

function pointerOf(part: string, field: string): string {
  const whole = schemas.find((one) => one.whole === part)
  if (whole) return `${whole.schema.$id}#/properties/${field}`
  const { schema } = schemas.find((one) => Object.hasOwn(one.schema.definitions, part))!
  return `${schema.$id}#/definitions/${part}/properties/${field}`
}

test('every example of the reference is accepted', () => {
  const found = examples()
  expect(found.length).toBeGreaterThan(250)
  const wrong = found.filter(({ part, field, example }) => {
    const isFact = part === 'Facts'
    const condition = `${schemas[0]!.schema.$id}#/definitions/Condition`
    const accepts = ajv.compile({ $ref: isFact ? condition : pointerOf(part, field) })
    return !accepts(isFact ? { [field]: JSON.parse(example) } : JSON.parse(example))
  })
  expect(wrong).toEqual([])
})
