import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { getLanguageService, TextDocument } from 'vscode-json-languageservice'

const uri = 'https://kairos.example/v1/kairos.schema.json'
const schema = JSON.parse(readFileSync(new URL('../kairos.schema.json', import.meta.url), 'utf8'))
const service = getLanguageService({ schemaRequestService: async () => JSON.stringify(schema) })
service.configure({ schemas: [{ uri, fileMatch: ['*.json'], schema }] })

/** Opens a file in an editor; `|` is where the cursor stands. */
function open(text: string) {
  const offset = text.indexOf('|')
  const document = TextDocument.create('file:///kairos.json', 'json', 1, text.replace('|', ''))
  return { document, position: document.positionAt(offset), json: service.parseJSONDocument(document) }
}

async function offered(text: string): Promise<string[]> {
  const { document, position, json } = open(text)
  return (await service.doComplete(document, position, json))!.items.map(({ label }) => label)
}

async function hovered(text: string): Promise<string> {
  const { document, position, json } = open(text)
  return JSON.stringify((await service.doHover(document, position, json))?.contents)
}

async function inserted(text: string, label: string): Promise<string | undefined> {
  const { document, position, json } = open(text)
  const { items } = (await service.doComplete(document, position, json))!
  return items.find((item) => item.label === label)?.textEdit?.newText
}

const inSegment = (when: string) => `{ "kairos": 1, "site": "shop", "segments": { "a": { "when": ${when} } } }`

test('inside a segment facts and the keys of the condition language are offered', async () => {
  const labels = await offered(inSegment('{ | }'))
  expect(labels).toEqual(
    expect.arrayContaining(['visit.count', 'device.type', 'cart.value', '$segment', '$did', '$or']),
  )
})

test('in a fact operators are offered', async () => {
  const labels = await offered(inSegment('{ "visit.count": { | } }'))
  expect(labels).toEqual(expect.arrayContaining(['$gte', '$in', '$exists']))
})

test('as the value of a fact its own values are offered', async () => {
  expect(await offered(inSegment('{ "device.type": | }'))).toEqual(
    expect.arrayContaining(['"mobile"', '"tablet"', '"desktop"']),
  )
})

test('for a number and for a text what is usual is offered, ready to fill in', async () => {
  expect(await offered(inSegment('{ "visit.count": | }'))).toContain('at least …')
  expect(await offered(inSegment('{ "traffic.source": | }'))).toContain('one of …')
  expect(await inserted(inSegment('{ "visit.count": | }'), 'at least …')).toMatch(/^\{ "\\\$gte": \$\{1:2\} \}$/)
})

test('in a campaign its fields are offered, and in a trigger the kinds', async () => {
  const campaign = (fields: string) => `{ "kairos": 1, "site": "shop", "campaigns": [{ ${fields} }] }`
  expect(await offered(campaign('|'))).toEqual(expect.arrayContaining(['id', 'audience', 'variants', 'schedule']))
  expect(await offered(campaign('"trigger": { "type": | }'))).toEqual(
    expect.arrayContaining(['"exit_intent"', '"scrolled_to"']),
  )
})

test('hovering says what a field, a fact and an operator mean', async () => {
  expect(await hovered('{ "kairos": 1, "si|te": "shop" }')).toContain('Name of the site')
  expect(await hovered(inSegment('{ "visit.co|unt": 2 }'))).toContain('Number of this visit')
  expect(await hovered(inSegment('{ "page.query.r|ef": "a" }'))).toContain("Parameter of the address's query")
  expect(await hovered(inSegment('{ "visit.count": { "$g|te": 2 } }'))).toContain('At least')
})

test('a wrong word is marked with what is right', async () => {
  const { document, json } = open('{ "kairos": 1, "site": "shop", "segments": { "a": { "wehn": {} } } }|')
  const problems = await service.doValidation(document, json)
  expect(problems.map(({ message }) => message).join()).toContain('wehn')
})
