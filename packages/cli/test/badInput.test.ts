import { existsSync, readdirSync } from 'node:fs'
import { chmod, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { run } from '../src/run.ts'

const conformance = fileURLToPath(new URL('../../../../shared/conformance/', import.meta.url))
const fine = '{ "kairos": 1, "site": "shop" }'

let out: string[]
let folder: string

beforeEach(async () => {
  out = []
  for (const stream of ['log', 'error'] as const)
    vi.spyOn(console, stream).mockImplementation((text) => void out.push(`${text}`))
  folder = await mkdtemp(join(tmpdir(), 'kairos-bad-'))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

async function write(content: string | Uint8Array, name = 'kairos.json'): Promise<string> {
  await writeFile(join(folder, name), content)
  return join(folder, name)
}

/** What the command says of a file, without the file's own name. */
async function validated(file: string): Promise<{ code: number; said: string }> {
  out = []
  const code = await run(['validate', file])
  return { code, said: out.join('\n').replaceAll(file, 'FILE') }
}

const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')

describe('a file that is no config gets a sentence', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['an empty file', '', 'A value is missing.'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 'The file is binary'],
    ['UTF-16', utf16(fine), 'The file is in UTF-16, not text in UTF-8.'],
    ['UTF-16 that does not say so', utf16(fine).subarray(2), 'The file is in UTF-16'],
    ['Latin-1', Buffer.from('{ "site": "caf\u00E9" }', 'latin1'), 'The file is in another encoding'],
    ['a list', '[]', 'the file must be an object, not a list.'],
    ['a number', '7', 'the file must be an object, not a number.'],
    ['brackets without end', '['.repeat(200_000), ''],
    ['brackets nested deeply', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'nested too deeply'],
    ['terminal codes', '{ "\u001b[31mred": 1 }', 'is not JSON'],
    ['a key that is special', '{ "kairos": 1, "site": "shop", "__proto__": {}, "constructor": 1 }', 'constructor'],
  ])('%s', async (_, content, sentence) => {
    const { code, said } = await validated(await write(content))
    expect(code).toBe(1)
    expect(said).toContain(sentence)
    expect(said).toMatch(/^FILE:\d+:\d+ {2}error {2}/)
    expect(said).not.toMatch(/\n\s+at /)
    expect(said).not.toContain('\u001b')
  })

  test('100 MB, which are not read', async () => {
    const file = join(folder, 'kairos.json')
    const handle = await open(file, 'w')
    await handle.truncate(100e6)
    await handle.close()
    expect(await validated(file)).toEqual({
      code: 1,
      said: expect.stringContaining('The file has 100.0 MB; kairos.json may have 2 MB at most.'),
    })
  })

  test('a byte order mark is no mistake', async () => {
    expect((await validated(await write(`\uFEFF${fine}`))).code).toBe(0)
  })

  test('a folder', async () => {
    expect(await validated(folder)).toEqual({
      code: 2,
      said: 'kairos: FILE is a folder. Write: kairos validate FILE/kairos.json',
    })
  })

  test('a file without permission', async () => {
    // Nothing is forbidden to root, but no process may read this from the start.
    const isRoot = process.getuid?.() === 0
    const file = isRoot ? '/proc/self/mem' : await write(fine)
    if (!isRoot) await chmod(file, 0)
    const { code, said } = await validated(file)
    expect(code).toBe(2)
    expect(said).toMatch(/^kairos: FILE (may not be read: you have no permission|cannot be read) ?\(\w+\)\.$/)
  })
})

describe.each([
  ['lint', []],
  ['pack', ['--to', 'TO']],
  ['explain', []],
  ['simulate', ['--visitors', '20']],
])('kairos %s', (command, options) => {
  const start = async (file: string) => {
    out = []
    const code = await run([command, file, ...options.map((one) => (one === 'TO' ? join(folder, 'packed') : one))])
    return { code, said: out.join('\n').replaceAll(file, 'FILE') }
  }

  test.each<[string, string | Uint8Array, string]>([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 'The file is binary'],
    ['UTF-16', utf16(fine), 'The file is in UTF-16, not text in UTF-8.'],
    ['half a file', fine.slice(0, -1), 'A closing } is missing.'],
  ])('of %s', async (_, content, sentence) => {
    const { code, said } = await start(await write(content))
    expect(code).toBe(1)
    expect(said).toContain(sentence)
    expect(said).toMatch(/^FILE:\d+:\d+ {2}error {2}/)
    expect(said).not.toMatch(/\n\s+at /)
  })

  test('of a folder, and of a file without permission', async () => {
    const isRoot = process.getuid?.() === 0
    const file = isRoot ? '/proc/self/mem' : await write(fine)
    if (!isRoot) await chmod(file, 0)
    for (const bad of [folder, file]) {
      const { code, said } = await start(bad)
      expect(code).toBe(2)
      expect(said).toMatch(/^kairos: FILE (is a folder\. Write: kairos |may not be read|cannot be read)/)
      expect(said).not.toContain('\n')
    }
  })

  test('of a file with a byte order mark', async () => {
    expect(await start(await write(`\uFEFF${fine}`))).toEqual({ code: 0, said: expect.not.stringContaining('error') })
  })
})

test('a file with thousands of mistakes, in one line too, is told in the end, and the first 50 are shown', async () => {
  const campaigns = Array.from({ length: 5000 }, (_, n) => ({ id: `c${n}`, audiance: {}, variants: [{ id: 'A B' }] }))
  const { code, said } = await validated(await write(JSON.stringify({ kairos: 1, site: 'shop', campaigns })))
  expect(code).toBe(1)
  expect(said.match(/^FILE:1:/gm)).toHaveLength(50)
  expect(said).toContain('… and 9950 more')
  expect(said).toContain('10000 errors')
})

const files = existsSync(conformance) ? readdirSync(conformance) : []
if (!files.length) console.log('skipped: the shared conformance files are not beside this clone')

test('every file of the shared conformance cases gets sentences', async () => {
  for (const name of files) {
    const { code, said } = await validated(join(conformance, name))
    expect({ name, code }).toEqual({ name, code: 1 })
    expect(said).toMatch(/^FILE:\d+:\d+ {2}error {2}\S/)
    expect(said).not.toMatch(/\n\s+at /)
  }
  expect(files.length).toBe(existsSync(conformance) ? 3 : 0)
})

describe('findings for programs', () => {
  const wrong = '{ "kairos": 1, "site": "shop",\n  "segements": {} }'

  test('as annotations of GitHub', async () => {
    const file = await write(wrong)
    expect(await run(['validate', file, '--format', 'github'])).toBe(1)
    const place = `file=${file},line=2,col=3,endColumn=14,title=unknown_key`
    expect(out).toEqual([
      `::error ${place}::the file has an unknown key "segements". Did you mean "segments"? Fix: rename it to "segments"`,
    ])
  })

  test('as SARIF', async () => {
    const file = await write(wrong)
    expect(await run(['validate', file, '--format', 'sarif'])).toBe(1)
    const { version, runs } = JSON.parse(out[0]!)
    expect(version).toBe('2.1.0')
    expect(runs[0].tool.driver).toEqual({ name: 'kairos', rules: [{ id: 'unknown_key' }] })
    expect(runs[0].results[0]).toMatchObject({
      ruleId: 'unknown_key',
      level: 'error',
      locations: [{ physicalLocation: { region: { startLine: 2, startColumn: 3, endColumn: 14 } } }],
    })
  })

  test('nothing is annotated in a fine file; its SARIF has no results', async () => {
    const file = await write(fine)
    expect(await run(['validate', file, '--format', 'github'])).toBe(0)
    expect(await run(['validate', file, '--format', 'sarif'])).toBe(0)
    expect(out).toHaveLength(1)
    expect(JSON.parse(out[0]!).runs[0].results).toEqual([])
  })

  test('an unknown format is answered with those there are', async () => {
    expect(await run(['validate', '--format', 'sariff'])).toBe(2)
    expect(out[0]).toContain('Did you mean "sarif"? There is: json, github, sarif')
  })
})

test('comments are allowed in kairos.jsonc, and pack leaves them out', async () => {
  const file = await write('{ // ours\n "kairos": 1, "site": "shop" /* end */ }', 'kairos.jsonc')
  expect(await run(['validate', file])).toBe(0)
  expect(await run(['pack', file, '--to', join(folder, 'packed')])).toBe(0)
  expect(JSON.parse(await readFile(join(folder, 'packed/kairos.json'), 'utf8'))).toMatchObject({ site: 'shop' })
})
