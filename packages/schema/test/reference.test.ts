import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'

const folder = new URL('../', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')
const schema = JSON.parse(read('kairos.schema.json')) as { $id: string }
const script = new URL('../../../scripts/reference.mjs', import.meta.url).href
const ajv = new Ajv({ allowUnionTypes: true })
ajv.addVocabulary(['defaultSnippets'])
ajv.addSchema(schema)

test('the reference is what the schema says', async () => {
  const { referenceText } = (await import(script)) as { referenceText(schema: unknown): string }
  expect(referenceText(schema)).toBe(read('REFERENCE.md'))
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

const pointerOf = (part: string, field: string) =>
  part === 'Config' ? `#/properties/${field}` : `#/definitions/${part}/properties/${field}`

test('every example of the reference is accepted', () => {
  const found = examples()
  expect(found.length).toBeGreaterThan(200)
  const wrong = found.filter(({ part, field, example }) => {
    const isFact = part === 'Facts'
    const accepts = ajv.compile({ $ref: schema.$id + (isFact ? '#/definitions/Condition' : pointerOf(part, field)) })
    return !accepts(isFact ? { [field]: JSON.parse(example) } : JSON.parse(example))
  })
  expect(wrong).toEqual([])
})
