import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { lintText } from '../src/lint/docs.ts'
import { lint } from '../src/lint/lint.ts'
import { rules } from '../src/lint/rules/index.ts'
import { validate } from '../src/validate/validate.ts'
import { type Planted, textOf } from './planted.ts'

/** 26 November 2026, 7 o'clock in Warsaw. */
const AT = Date.UTC(2026, 10, 26, 6)
const folderOf = (path: string) => new URL(path, import.meta.url)

const planted = readdirSync(folderOf('../cases/lint/')).map((file) => ({
  file: file.replace('.json', ''),
  cases: JSON.parse(readFileSync(new URL(file, folderOf('../cases/lint/')), 'utf8')) as Planted[],
}))

const shown = (text: string, comments?: 'allowed') =>
  lint(validate(text, comments), AT).map(({ line, column, code, message }) => `${line}:${column} ${code} ${message}`)

describe.each(planted)('$file', ({ cases }) => {
  test.each(cases)('$name', (example) => {
    const findings = lint(validate(textOf(example), example.comments), AT)
    expect(shown(textOf(example), example.comments)).toEqual(example.expect)
    if (example.fix) expect(findings[0]?.fix).toBe(example.fix)
  })
})

test('every rule has cases in which it finds something, and only its own', () => {
  const found = planted.filter(({ file }) => file !== 'silence')
  for (const { file, cases } of found) {
    const codes = cases.flatMap((example) => example.expect.map((line) => line.split(' ')[1]))
    expect(codes.filter((code) => code !== file && code !== 'slow_pattern')).toEqual([])
    expect(codes).toContain(file)
    expect(cases.length).toBeGreaterThan(1)
  }
  const codes = rules.map(({ code }) => code)
  expect([...found.map(({ file }) => file), 'config_too_big'].sort()).toEqual([...codes].sort())
})

const good = [
  ...readdirSync(folderOf('../cases/good/')).map((name) => folderOf(`../cases/good/${name}`)),
  ...readdirSync(folderOf('../../../examples/')).map((name) => folderOf(`../../../examples/${name}/kairos.json`)),
].filter((file) => existsSync(file))

test.each(good.map((file) => [file.pathname.split('/').slice(-2).join('/'), file] as const))(
  'nothing is found in %s',
  (_, file) => expect(shown(readFileSync(file, 'utf8'))).toEqual([]),
)

/** A shop with many campaigns, each for its own page, on its own place. */
function shopOf(campaigns: number): string {
  return JSON.stringify({
    kairos: 1,
    site: 'shop',
    segments: { returning: { when: { 'visit.count': { $gte: 2 } } } },
    campaigns: Array.from({ length: campaigns }, (_, n) => ({
      id: `campaign-${n}`,
      audience: { $segment: 'returning', 'cart.value': { $gte: n } },
      pages: { include: [`/shop/${n}`] },
      variants: [
        { id: 'a', actions: [{ type: 'slot', slot: 'hero', title: `Number ${n} is the best of all we have` }] },
      ],
    })),
  })
}

describe('the size of the file', () => {
  test('a thousand campaigns are too many, and nothing else is found in them', () => {
    const [finding, ...others] = lint(validate(shopOf(1000)), AT)
    expect(finding).toMatchObject({ code: 'config_too_big', line: 1, column: 1 })
    expect(finding?.message).toMatch(
      /^The packed file has \d+\.\d kB; 96\.0 kB are the most\. The largest campaign is /,
    )
    expect(others).toEqual([])
  })

  test('what only editors read does not count', () => {
    const config = { ...JSON.parse(shopOf(10)), note: 'x'.repeat(200_000) }
    expect(shown(JSON.stringify(config))).toEqual([])
  })
})

describe('LINT.md', () => {
  const text = readFileSync(folderOf('../LINT.md'), 'utf8')

  test('says what the rules say', () => expect(text).toBe(lintText()))

  test('has one section for each code that a file can meet', () => {
    const sections = [...text.matchAll(/^## (\w+)$/gm)].map(([, code]) => code)
    const told = planted.flatMap(({ cases }) =>
      cases.flatMap(({ expect }) => expect.map((line) => line.split(' ')[1]!)),
    )
    const ofValidate = ['slow_pattern', 'unknown_segment']
    expect(new Set(sections).size).toBe(sections.length)
    expect(sections).toEqual(expect.arrayContaining([...new Set(told)].filter((code) => !ofValidate.includes(code))))
    expect(sections).toEqual(expect.arrayContaining(rules.map(({ code }) => code)))
  })

  test('is where every finding leads', () => {
    const text = textOf({ name: '', segments: "{ 'all': { 'when': {} } }", expect: [] })
    expect(lint(validate(text), AT)[0]?.docs).toBe('LINT.md#always_true')
  })
})

describe('what validate refuses', () => {
  test.each([
    '',
    '{',
    '[]',
    'null',
    '5',
    '{ "kairos": 2 }',
    '{ "kairos": 1, "site": "s", "campaigns": [{}] }',
    '\u0000\ufffd',
  ])('%j is told as validate tells it', (text) => {
    const result = validate(text)
    expect(result.findings.length).toBeGreaterThan(0)
    expect(lint(result, AT)).toEqual(result.findings)
  })
})
