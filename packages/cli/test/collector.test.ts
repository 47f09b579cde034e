import { appendFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ServeOptions, type Serving, serve } from '../src/serve/serve.ts'

let root: string
let recordFile: string
let site: Serving | undefined
let lines: string[]

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'kairos-collector-'))
  await mkdir(join(root, 'site'))
  recordFile = join(root, 'records.ndjson')
  lines = []
})
afterEach(async () => {
  await site?.close()
  site = undefined
  await rm(root, { recursive: true })
})

async function start(options: Partial<ServeOptions> = {}): Promise<Serving> {
  await site?.close()
  const print = (line: string) => void lines.push(line)
  site = await serve({ folder: join(root, 'site'), port: 0, print, ...options })
  return site
}
const send = (...batch: object[]) =>
  fetch(`${site!.url}/v1/batch`, { method: 'POST', body: JSON.stringify({ batch }) }).then(
    ({ status }) => status,
    () => 'cut',
  )
const written = async () => (await readFile(recordFile, 'utf8')).split('\n')
const ids = () => site!.records.map(({ messageId }) => messageId)

describe('the file of records', () => {
  test('has a line of JSON for each record, by the time the batch is answered', async () => {
    await start({ recordFile })
    await send({ messageId: 'a', event: 'exposure' }, { messageId: 'b', properties: { text: 'one\ntwo' } })
    expect(await written()).toEqual([
      '{"messageId":"a","event":"exposure"}',
      '{"messageId":"b","properties":{"text":"one\\ntwo"}}',
      '',
    ])
  })

  test('has each message once, however often and however close together it comes', async () => {
    await start({ recordFile })
    const batch = [{ messageId: 'a' }, { messageId: 'b' }, { messageId: 'a' }]
    await Promise.all([send(...batch), send(...batch), send({ messageId: 'b' })])
    expect(await written()).toEqual(['{"messageId":"a"}', '{"messageId":"b"}', ''])
  })

  test('is gone on with at the next start: nothing in it is taken again', async () => {
    await start({ recordFile })
    await send({ messageId: 'a' })
    await start({ recordFile })
    await send({ messageId: 'a' }, { messageId: 'b' })
    expect(ids()).toEqual(['a', 'b'])
    expect(await written()).toEqual(['{"messageId":"a"}', '{"messageId":"b"}', ''])
    expect(lines).toContain(`${recordFile}: 1 earlier record, 0 lines not readable`)
  })

  test('may end in half a line, where the computer was switched off: the next record begins its own', async () => {
    await appendFile(recordFile, '{"messageId":"a"}\n[]\n{"messageId":"b"')
    await start({ recordFile })
    await send({ messageId: 'b' })
    expect(ids()).toEqual(['a', 'b'])
    expect((await written()).slice(2)).toEqual(['{"messageId":"b"', '{"messageId":"b"}', ''])
    expect(lines).toContain(`${recordFile}: 1 earlier record, 2 lines not readable`)
  })

  test('in a folder that is not there is told', async () => {
    await expect(start({ recordFile: join(root, 'nowhere/records.ndjson') })).rejects.toThrow(
      `there is no folder ${join(root, 'nowhere')}. Name a file for the records: --records records.ndjson`,
    )
  })
})

describe('a collector that is to fail', () => {
  const answers = async (times: number) => {
    const statuses = []
    for (let n = 0; n < times; n++) statuses.push(await send({ messageId: `m${n}` }))
    return statuses
  }

  test('does so every second time, in the ways it is told, one after the other', async () => {
    await start({ fail: '500,429' })
    expect(await answers(7)).toEqual([200, 500, 200, 429, 200, 500, 200])
    expect(ids()).toEqual(['m0', 'm2', 'm4', 'm6'])
  })

  test('says when to come again', async () => {
    await start({ fail: '503' })
    await send()
    const { headers } = await fetch(`${site!.url}/v1/batch`, { method: 'POST', body: '{"batch":[]}' })
    expect([headers.get('retry-after'), headers.get('access-control-expose-headers')]).toEqual(['1', 'Retry-After'])
  })

  test('drops the answer of a batch it took: sent again, it is a double', async () => {
    await start({ fail: 'drop' })
    expect([await send({ messageId: 'a' }), await send({ messageId: 'b' }), await send({ messageId: 'b' })]).toEqual([
      200,
      'cut',
      200,
    ])
    expect(ids()).toEqual(['a', 'b'])
  })

  test('answers slowly', async () => {
    await start({ fail: 'slow' })
    await send()
    const at = performance.now()
    expect(await send({ messageId: 'a' })).toBe(200)
    // Timers may ring a moment early.
    expect(performance.now() - at).toBeGreaterThan(2900)
    expect(ids()).toEqual(['a'])
  })

  test.each(['five', '', '200', '500,'])('in no known way, %j, is told', async (fail) => {
    await expect(start({ fail })).rejects.toThrow(
      /is no way to fail: write status codes, slow or drop, e.g. 500,slow,drop/,
    )
  })
})

describe('the page /__kairos', () => {
  const now = () => new Date().toISOString()
  const record = (event: string, anonymousId: string, properties: object) => ({
    messageId: `${event} ${anonymousId} ${JSON.stringify(properties)}`,
    event,
    anonymousId,
    timestamp: now(),
    properties,
  })
  const warm = { campaign: 'welcome', variant: 'warm' }
  const text = async () =>
    (await (await fetch(`${site!.url}/__kairos`)).text())
      .replace(/<(script|style)>.*?<.\1>/gs, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')

  test('counts records, visitors, decisions, and goals of each variant', async () => {
    await start()
    await send(
      record('exposure', 'v1', warm),
      record('exposure', 'v2', warm),
      record('exposure', 'v3', { ...warm, variant: 'control' }),
      record('impression', 'v1', warm),
      record('click', 'v1', warm),
      record('goal', 'v1', { goal: 'purchase', value: 20.5, exposures: { welcome: 'warm' } }),
      record('goal', 'v4', { goal: 'purchase', exposures: {} }),
    )
    const page = await text()
    expect(page).toContain('Records 7 Visitors 4 Decisions this minute 3 Goals 2')
    expect(page).toContain('Campaign Variant Visitors Seen Clicked purchase')
    expect(page).toContain('welcome control 1 0 0 0 (0 %) welcome warm 2 1 1 1 (50 %), 20.5')
  })

  test('shows what pages send as words, whatever it is', async () => {
    await start()
    await send(record('exposure', '<i>', { campaign: '<img src=x onerror=alert(1)>', variant: { a: 1 } }), {
      messageId: 'x',
      event: 7,
      anonymousId: null,
      timestamp: {},
      properties: [null],
    })
    const page = await (await fetch(`${site!.url}/__kairos`)).text()
    expect(page).not.toContain('<img')
    expect(page).toContain('&#60;img')
  })

  test('says what to do while there is nothing', async () => {
    await start()
    expect(await text()).toContain('Nobody was up to meet a variant yet. Open a page of the site.')
  })
})
