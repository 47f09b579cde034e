import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createStrangers } from '../src/report/strangers.ts'
import { type Bounds, gather } from '../src/simulate/gathering.ts'

const NOW = Date.UTC(2026, 10, 21)

let folder: string
let file: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kairos-gathering-'))
  file = join(folder, 'records.ndjson')
})
afterEach(() => rm(folder, { recursive: true }))

/** A record as a collector keeps it. */
const line = (visitor: string, visit: number, campaign = 'hello') =>
  `${JSON.stringify({
    event: 'exposure',
    messageId: `${visitor}-${visit}-${campaign}`,
    anonymousId: visitor,
    timestamp: new Date(Date.UTC(2026, 9, visit)).toISOString(),
    properties: { campaign, variant: 'a', visit, revision: 1 },
  })}\n`

const visitors = (many: number) => Array.from({ length: many }, (_, n) => `visitor-${n}`)

/** Everybody comes every day: a visitor's records lie far apart. */
const daily = (many: number, days: number) =>
  Array.from({ length: days }, (_, day) => visitors(many).map((visitor) => line(visitor, day + 1))).flat()

async function gathered(bounds?: Bounds) {
  const strangers = createStrangers({ kairos: 1, site: 'shop', campaigns: [{ id: 'hello', variants: [] }] })
  const found = await gather({ file, now: NOW, strangers, ...(bounds && { bounds }) })
  const visits: Record<string, number[]> = {}
  for await (const [visitor, records] of found.visitors) {
    expect(visits).not.toHaveProperty(visitor)
    visits[visitor] = records.map(({ visit }) => visit)
  }
  return { visits, notes: found.notes().map((note) => note.replace(`${folder}/`, '')), held: found.held() }
}

test.each([200, 800])('of %i visitors so many records are held at once as of any other number', async (many) => {
  await writeFile(file, daily(many, 5).join(''))
  const bytes = 100 * line('visitor-1', 1).length
  const { visits, held } = await gathered({ bytes, records: 100 })
  expect(Object.keys(visits)).toHaveLength(many)
  expect(visits['visitor-7']).toEqual([1, 2, 3, 4, 5])
  // Chance deals the visitors; no part is twice as large as the mean.
  expect(held).toBeLessThan(200)
})

test('in parts the same is found and told as at once', async () => {
  await writeFile(file, daily(50, 3).join(''))
  await appendFile(file, line('visitor-3', 2) + line('visitor-4', 4, 'elsewhere') + line('visitor-9', 4, 'elsewhere'))
  await appendFile(file, `no JSON\n${line('visitor-5', 1)}{ "event":`)
  const whole = await gathered()
  expect(whole.held).toBe(150)
  expect(whole.notes).toEqual([
    'records.ndjson:154  left out: no JSON',
    'records.ndjson:156  left out: half a line: the file ends in the middle of a record',
    '2 records came more than once and counted once.',
    'records.ndjson:152  left out: the file has no campaign elsewhere. 2 records. Another site, or a campaign that is gone?',
  ])
  const parts = await gathered({ bytes: 2000, records: 100 })
  expect(parts).toEqual({ ...whole, held: expect.any(Number) })
  expect(parts.held).toBeLessThan(50)
})

test('of more strange campaigns than are kept the number is not told as if it were all', () => {
  const strangers = createStrangers({ kairos: 1, site: 'shop' })
  const meet = (campaign: string) =>
    strangers.knows(
      { name: 'exposure', campaign, variant: 'a', at: NOW, visitor: 'ann', visit: 1, revision: 0, segments: [] },
      { file: 'records.ndjson', line: 1 },
    )
  for (let n = 0; n < 1000; n++) meet(`c${n}`)
  expect(strangers.sentences().at(-1)).toBe('… and 997 more of 997 other campaigns that the file does not have')
  meet('d')
  meet('e')
  expect(strangers.sentences().at(-1)).toBe(
    '… and 999 more of more than 997 other campaigns that the file does not have',
  )
})

test('a visitor who makes more records than anybody does not fill the memory', async () => {
  await writeFile(file, Array.from({ length: 31 }, (_, day) => line('bot', day + 1) + line('ann', day + 1)).join(''))
  const { visits, notes, held } = await gathered({ bytes: 1e6, records: 20 })
  expect(visits['bot']).toHaveLength(20)
  expect(held).toBe(40)
  expect(notes).toEqual(['22 records are left out: nobody makes more than 20 of them alone.'])
})
