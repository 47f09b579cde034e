import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { kept } from '../../src/privacy/table.ts'
import { privacyText } from '../../src/privacy/text.ts'

const file = join(import.meta.dirname, '../../PRIVACY.md')

test('PRIVACY.md is what the table says: node scripts/privacy.mjs writes it', () => {
  expect(readFileSync(file, 'utf8')).toBe(privacyText())
})

test('every key is told once, in one line', () => {
  const keys = kept.map(({ where, key }) => `${where} ${key}`)
  expect(new Set(keys).size).toBe(keys.length)
  expect(JSON.stringify(kept)).not.toMatch(/\\n|\|/)
})
