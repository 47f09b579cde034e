import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { getLanguageService, TextDocument } from 'vscode-json-languageservice'

const uri = 'https://kairos.example/v1/kairos.schema.json'
const schema = readFileSync(new URL('../kairos.schema.json', import.meta.url), 'utf8')
const service = getLanguageService({ schemaRequestService: async () => schema })
service.configure({ schemas: [{ uri, fileMatch: ['*.json'], schema: JSON.parse(schema) }] })

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

const asAction = (action: string) =>
  `{ "kairos": 1, "site": "shop", "campaigns": [{ "id": "a", "variants": [{ "id": "v", "actions": [${action}] }] }] }`

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

test('of a fact that holds or not both are offered, and of an action its type first', async () => {
  expect(await offered(inSegment('{ "visitor.isNew": | }'))).toEqual(expect.arrayContaining(['true', 'false']))
  expect(await offered(asAction('{ | }'))).toEqual(['type'])
  expect(await offered(asAction('{ "type": "slot", | }'))).toEqual(expect.arrayContaining(['slot', 'title', 'image']))
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

const folder = new URL('../../../examples/', import.meta.url)
const examples = readdirSync(folder).flatMap((name): [string, string][] => {
  const file = new URL(`${name}/kairos.json`, folder)
  return existsSync(file) ? [[name, readFileSync(file, 'utf8')]] : []
})

/** What an editor says of a file, each with the text it marks. */
async function told(text: string): Promise<string[]> {
  const document = TextDocument.create('file:///kairos.json', 'json', 1, text)
  const json = service.parseJSONDocument(document)
  const problems = await service.doValidation(document, json)
  return problems.map(({ message, range }) => `${document.getText(range)} → ${message}`)
}

const inCampaign = (field: string) =>
  `{ "kairos": 1, "site": "shop", "campaigns": [{ "id": "a", "variants": [{ "id": "v" }], ${field} }] }`
const inSettings = (settings: string) => `{ "kairos": 1, "site": "shop", "settings": { ${settings} } }`

describe('of a mistake one thing is told, at its place, with what is right', () => {
  test.each([
    [
      'operator',
      inSegment('{ "visit.count": { "$atleast": 2 } }'),
      '"$atleast"',
      /operators .*: \$eq, .*\$gte, .*\$in,/,
    ],
    ['operator without $', inSegment('{ "visit.count": { "gte": 2 } }'), '"gte"', /operators .*\$gte,/],
    [
      'key of a condition',
      inSegment('{ "$segmnt": "vip" }'),
      '"$segmnt"',
      /these keys: .*\$segment, \$did, \$sequence\./,
    ],
    ['condition as a list', inSegment('[]'), '[]', /^A condition has facts/],
    ['field of $did', inSegment('{ "$did": { "event": "a", "count": 3 } }'), '"count"', /event, where, times,/],
    ['fact in the plural', inSegment('{ "visits.count": 2 }'), '"visits.count": 2', /written "visit\.…"/],
    ['fact in capitals', inSegment('{ "Page.path": "/" }'), '"Page.path": "/"', /written "page\.…"/],
    ['last word of a fact', inSegment('{ "visit.counts": 2 }'), '"visit.counts": 2', /There is: .*visit\.count,/],
    [
      'value of a fact that has few',
      inSegment('{ "device.type": "phone" }'),
      '"device.type": "phone"',
      /one of: mobile, tablet, desktop\.$/,
    ],
    ['type of an action', asAction('{ "type": "popup", "title": "Hi" }'), '"popup"', /Valid values: "slot", "widget",/],
    [
      'field of an action',
      asAction('{ "type": "slot", "slot": "a", "titel": "Hi" }'),
      '"titel"',
      /slot action .*title,/,
    ],
    ['kind of a widget', asAction('{ "type": "widget", "kind": "popup" }'), '"popup"', /Valid values: "modal",/],
    [
      'block',
      asAction('{ "type": "widget", "kind": "modal", "blocks": [{ "block": "heading", "text": "Hi" }] }'),
      '"heading"',
      /Valid values: "title", "text",/,
    ],
    ['image as a text', asAction('{ "type": "slot", "slot": "a", "image": "/a.png" }'), '"/a.png"', /src, alt, width/],
    ['desk', inSettings('"chat": ["crips"]'), '"crips"', /"crisp",/],
    ['type of a desk', inSettings('"chat": [{ "type": "forms", "to": "/a" }]'), '"forms"', /"xmpp", "form", "button"/],
    ['type of a trigger', inCampaign('"trigger": { "type": "exit-intent" }'), '"exit-intent"', /"exit_intent"/],
    ['trigger as a text', inCampaign('"trigger": "exit_intent"'), '"exit_intent"', /^A trigger is an object/],
    ['group of triggers', inCampaign('"trigger": { "anny": [] }'), '"anny"', /any, all, then, within/],
    ['duration', inCampaign('"trigger": { "type": "inactivity", "after": "30 seconds" }'), '"30 seconds"', /"45s"/],
    ['duration as a number', inCampaign('"trigger": { "type": "inactivity", "after": 30 }'), '30', /"45s"/],
    ['field of a campaign', inCampaign('"audiance": {}'), '"audiance"', /^A campaign has these fields .*audience,/],
    ['field of a limit', inCampaign('"limits": [{ "max": 1, "per": "visit", "on": 1 }]'), '"on"', /max, per, of\.$/],
    [
      'time of a limit',
      inCampaign('"limits": [{ "max": 1, "per": "day" }]'),
      '"day"',
      /"visit", "lifetime" or a duration/,
    ],
    ['date', inCampaign('"schedule": { "from": "01.12.2026" }'), '"01.12.2026"', /^No date\. Write "2026-12-31"/],
    ['weekday', inCampaign('"schedule": { "days": ["monday"] }'), '"monday"', /mon, tue, .*"mon-fri"/],
    ['hours', inCampaign('"schedule": { "hours": "9-17" }'), '"9-17"', /"08:00-20:00"/],
    ['moment of a preview', inCampaign('"reviewBy": "soon"'), '"soon"', /^No date/],
    ['share in percent', inCampaign('"coverage": 50'), '50', /maximum of 1/],
    [
      'field of the file',
      '{ "kairos": 1, "site": "shop", "segements": {} }',
      '"segements"',
      /^The file has .*segments,/,
    ],
  ])('%s', async (_, text, place, message) => {
    const problems = await told(text)
    expect(problems).toHaveLength(1)
    const [where, what] = problems[0]!.split(' → ') as [string, string]
    expect(where).toBe(place)
    expect(what).toMatch(message)
  })

  test('a fact of the site is no mistake, nor are values that are lists or operators', async () => {
    expect(
      await told(inSegment('{ "plan": "pro", "user.plan": "pro", "traits.plan": "pro", "page.query.ref": "a" }')),
    ).toEqual([])
    expect(
      await told(inSegment('{ "device.type": { "$in": ["mobile"] }, "cart.skus": ["a"], "visit.count": null }')),
    ).toEqual([])
  })

  test.each(examples)('nothing is told of the example %s', async (_, text) => expect(await told(text)).toEqual([]))

  test('what an action does is told beside its type', async () => {
    const { document, position, json } = open(asAction('{ "type": | }'))
    const { items } = (await service.doComplete(document, position, json))!
    const slot = items.find(({ label }) => label === '"slot"')
    expect(JSON.stringify(slot?.documentation)).toContain('Fills a slot with content.')
  })
})
