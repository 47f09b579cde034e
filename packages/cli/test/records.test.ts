import { readFileSync } from 'node:fs'
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { intakeText } from '../src/records/intakeText.ts'
import { readRecords } from '../src/records/readRecords.ts'

interface Case {
  name: string
  lines: string[]
  used: unknown[]
  told: string[]
}
const cases = JSON.parse(readFileSync(new URL('../cases/records/lines.json', import.meta.url), 'utf8')) as Case[]

const NOW = Date.UTC(2026, 10, 21)

let folder: string
let file: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kairos-records-'))
  file = join(folder, 'records.ndjson')
})
afterEach(() => rm(folder, { recursive: true }))

async function readAll(...files: string[]) {
  const { records, intake } = readRecords(files, NOW)
  const used = []
  for await (const record of records) used.push(record)
  return { used, intake, told: intakeText(intake).map((sentence) => sentence.replaceAll(`${folder}/`, '')) }
}

describe('the lines of a collector', () => {
  // `'` stands for `"`, so that the cases stay readable.
  test.each(cases)('$name', async ({ lines, used, told }) => {
    await writeFile(file, lines.join('\n').replaceAll("'", '"'))
    const read = await readAll(file)
    expect(read.used).toEqual(used)
    expect(read.told).toEqual(told)
  })

  test('of several files count together, with their revisions and the time they span', async () => {
    const line = (id: string, day: number, revision: number) =>
      `${JSON.stringify({ event: 'diagnostic', messageId: id, anonymousId: 'v', timestamp: new Date(Date.UTC(2026, 10, day)), properties: { revision } })}\r\n`
    await writeFile(file, `\uFEFF${line('a', 3, 7)}${line('b', 1, 7)}`)
    const other = join(folder, 'other.ndjson')
    await writeFile(other, line('b', 1, 7) + line('c', 2, 8))
    const { intake } = await readAll(file, other)
    expect(intake).toMatchObject({ lines: 4, used: 3, repeated: 1 })
    expect([...intake.revisions]).toEqual([
      [7, 2],
      [8, 1],
    ])
    expect(intake.span).toEqual({ from: Date.UTC(2026, 10, 1), to: Date.UTC(2026, 10, 3) })
  })

  test('may be cut anywhere by the pieces a file is read in', async () => {
    const record = { event: 'diagnostic', anonymousId: 'ż'.repeat(700), timestamp: '2026-11-20T10:00:00.000Z' }
    const lines = Array.from({ length: 200 }, (_, index) => JSON.stringify({ ...record, messageId: `${index}` }))
    await writeFile(file, lines.join('\n'))
    const { used, told } = await readAll(file)
    expect(told).toEqual([])
    expect(new Set(used.map(({ visitor }) => visitor))).toEqual(new Set([record.anonymousId]))
    expect(used).toHaveLength(200)
  })

  test('longer than any record are left out, and the rest is read', async () => {
    await writeFile(file, `${'x'.repeat(3_000_000)}\n`)
    await appendFile(
      file,
      `${JSON.stringify({ event: 'goal', anonymousId: 'v', timestamp: '2026-11-20', properties: { goal: 'a' } })}\n`,
    )
    const { used, told } = await readAll(file)
    expect(used).toHaveLength(1)
    expect(told).toEqual(['records.ndjson:1  left out: longer than any record (1 MB)'])
  })

  test('of a file that is not there, or of a folder, are told', async () => {
    await expect(readAll(join(folder, 'nowhere'))).rejects.toThrow(`there is no file ${join(folder, 'nowhere')} here.`)
    await expect(readAll(folder)).rejects.toThrow(`${folder} is a folder. Name the files in it: ${folder}/*.ndjson`)
  })
})
