import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { validate } from '../src/validate/validate.ts'

/** `line:column code message`, and what to write instead. */
interface Expected {
  says: string
  fix: string
}

const folder = new URL('../cases/mistakes/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')
const expected: Record<string, Expected> = JSON.parse(read('expected.json'))
const files = readdirSync(folder).filter((name) => name !== 'expected.json')

test('there are mistakes enough, and each has its message', () => {
  expect(files.length).toBeGreaterThanOrEqual(60)
  expect(Object.keys(expected).sort()).toEqual(files.map((name) => name.replace(/\.json$/, '')).sort())
})

test.each(Object.entries(expected))('%s is one mistake with one message', (name, { says, fix }) => {
  const told = validate(read(`${name}.json`)).findings.map(({ line, column, code, message, fix }) => ({
    says: `${line}:${column} ${code} ${message}`,
    fix,
  }))
  expect(told).toEqual([{ says, fix }])
})
