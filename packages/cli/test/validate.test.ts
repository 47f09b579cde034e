import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { report } from '../src/validate/report.ts'
import { createChecker, type Schema } from '../src/validate/schema.ts'
import { type Validation, validate } from '../src/validate/validate.ts'
import { findViolations } from '../src/validate/violations.ts'
import { type Planted, textOf } from './planted.ts'

interface Case extends Planted {
  severity?: 'warning'
}

const cases: Case[] = JSON.parse(readFileSync(new URL('../cases/validate.json', import.meta.url), 'utf8'))

const shown = ({ findings }: Validation) =>
  findings.map(({ line, column, code, message }) => `${line}:${column} ${code} ${message}`)

describe('validate', () => {
  test.each(cases)('$name', (example) => {
    const result = validate(textOf(example), example.comments)
    expect(shown(result)).toEqual(example.expect)
    if (example.fix) expect(result.findings[0]?.fix).toBe(example.fix)
    expect(new Set(result.findings.map(({ severity }) => severity))).toEqual(
      new Set(example.expect.length ? [example.severity ?? 'error'] : []),
    )
  })

  test('gives the content of a file without errors, and of no other', () => {
    expect(validate('{ "kairos": 1, "site": "shop" }').config).toEqual({ kairos: 1, site: 'shop' })
    expect(validate('{ "kairos": 1 }').config).toBeUndefined()
  })

  test('reads a file with a byte order mark, and with Windows line ends', () => {
    expect(shown(validate('\uFEFF{ "kairos": 1,\r\n"site": 5 }'))).toEqual([
      '2:9 wrong_type site must be text, not a number.',
    ])
  })

  test('gives one mistake for a union of objects: that of the branch which the constant names', () => {
    const branch = (type: string, field: string): Schema & { additionalProperties: false } => ({
      type: 'object',
      properties: { type: { const: type }, [field]: { type: 'string' } },
      required: ['type', field],
      additionalProperties: false,
    })
    const root = { $id: 'https://kairos.example/union', anyOf: [branch('slot', 'slot'), branch('chat', 'message')] }
    const found = findViolations(createChecker(root), { type: 'chat', mesage: 'x', note: 'y' })
    expect(found.map(({ keyword, params }) => [keyword, ...Object.values(params)])).toEqual([
      ['required', 'message'],
      ['additionalProperties', 'mesage'],
      ['additionalProperties', 'note'],
    ])
  })
})

test('a report quotes the line, marks the place and says what to write', () => {
  const text = '{ "kairos": 1, "site": "shop",\n  "segments": { "returning": { "wehn": {} } } }'
  expect(report('kairos.json', text, validate(text).findings)).toBe(
    [
      'kairos.json:2:32  error  segments.returning has an unknown key "wehn". Did you mean "when"?',
      '     1 │ { "kairos": 1, "site": "shop",',
      '>    2 │   "segments": { "returning": { "wehn": {} } } }',
      '       │                                ^^^^^^',
      '  fix: rename it to "when"',
    ].join('\n'),
  )
})
