import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { offsetsOf } from '../src/pack/offsets.ts'
import { run } from '../src/run.ts'

let out: string[]
let folder: string

beforeEach(async () => {
  out = []
  for (const stream of ['log', 'error'] as const)
    vi.spyOn(console, stream).mockImplementation((text) => void out.push(`${stream} ${text}`))
  folder = await mkdtemp(join(tmpdir(), 'kairos-run-'))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

async function write(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text)
  return join(folder, name)
}

describe('the command line', () => {
  test.each([
    [
      ['servee'],
      'kairos: there is no command servee. Did you mean "serve"? There is: init, validate, lint, explain, diff, test, simulate, links, matrix, serve, pack, publish, report, keys, types, privacy',
    ],
    [['--versoin'], 'kairos: there is no option --versoin. Did you mean "--version"? There is: --help, --version'],
    [
      ['toString'],
      'kairos: there is no command toString. There is: init, validate, lint, explain, diff, test, simulate, links, matrix, serve, pack, publish, report, keys, types, privacy',
    ],
    [
      ['validate', '--jsn'],
      'kairos: kairos validate has no option --jsn. Did you mean "--json"? It has: --json, --format, --help',
    ],
    [['serve', '--port'], 'kairos: --port needs a value: --port <number>'],
    [['serve', '--port', 'abc'], 'kairos: --port abc is not a port: write a number from 0 to 65535.'],
    [['serve', '--port', '70000'], 'kairos: --port 70000 is not a port: write a number from 0 to 65535.'],
    [['validate', '--json=yes'], 'kairos: --json takes no value.'],
    [['validate', 'a', 'b'], 'kairos: "b" is one word too many. See: kairos validate --help'],
    [['validate', 'nowhere.json'], 'kairos: there is no file nowhere.json here. Write: kairos validate <file>'],
  ])('%j is answered with what is right', async (args, message) => {
    expect(await run(args)).toBe(2)
    expect(out).toEqual([`error ${message}`])
  })

  test('without a command the overview is shown as an error', async () => {
    expect(await run([])).toBe(2)
    expect(out.join()).toContain('serve [folder]')
  })

  test('help and version', async () => {
    expect(await run(['--help'])).toBe(0)
    expect(await run(['serve', '--help'])).toBe(0)
    expect(await run(['help', 'serve'])).toBe(0)
    expect(await run(['--version'])).toBe(0)
    expect(out[0]).toContain('validate [file]')
    expect(out[1]).toContain('--port <number>')
    expect(out[2]).toBe(out[1])
    expect(out[3]).toMatch(/^log \d+\.\d+\.\d+$/)
  })

  test('a port that is taken ends with 2', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    expect(await run(['serve', folder, '--port', String(port)])).toBe(2)
    other.close()
    expect(out.join()).toContain(`kairos: port ${port} is taken`)
  })
})

describe('validate', () => {
  test('0 and one line for a fine file', async () => {
    const file = await write('kairos.json', '{ "kairos": 1, "site": "shop" }')
    expect(await run(['validate', file])).toBe(0)
    expect(out).toEqual([`log ${file}: fine, revision 0: 0 campaigns, 0 segments, 0 listed slots`])
  })

  test('1, the findings and their number for another', async () => {
    const file = await write('kairos.json', '{ "kairos": 1 }')
    expect(await run(['validate', file])).toBe(1)
    expect(out[0]).toContain(`${file}:1:1  error  the file lacks "site".`)
    expect(out[1]).toBe(`log ${file}: 1 error, 0 warnings`)
  })

  test('warnings alone end with 0', async () => {
    const action = '{ "type": "slot", "slot": "top" }'
    const campaign = `{ "id": "a", "variants": [{ "id": "b", "actions": [${action}] }] }`
    const file = await write(
      'kairos.json',
      `{ "kairos": 1, "site": "s", "slots": { "hero": {} }, "campaigns": [${campaign}] }`,
    )
    expect(await run(['validate', file])).toBe(0)
    expect(out[0]).toContain('warning  "slots" does not list "top".')
    expect(out[1]).toContain('fine, 1 warning, revision 0')
  })

  test('comments only in a .jsonc', async () => {
    const text = '{ "kairos": 1, "site": "shop" } // fine'
    expect(await run(['validate', await write('kairos.jsonc', text)])).toBe(0)
    expect(await run(['validate', await write('kairos.json', text)])).toBe(1)
  })

  test('--json gives the findings to programs', async () => {
    const file = await write('kairos.json', '{ "kairos": 1, "siet": "shop" }')
    expect(await run(['validate', '--json', file])).toBe(1)
    expect(JSON.parse(out[0]!.slice('log '.length))).toEqual({
      file,
      ok: false,
      findings: [
        {
          severity: 'error',
          code: 'unknown_key',
          message: 'the file has an unknown key "siet". Did you mean "site"?',
          fix: 'rename it to "site"',
          line: 1,
          column: 16,
          length: 6,
        },
      ],
    })
  })
})

describe('kairos lint', () => {
  const everybody = '{ "kairos": 1, "site": "shop", "segments": { "all": { "when": {} } } }'

  test('0 and one line for a file in which nothing is found', async () => {
    const file = await write('kairos.json', '{ "kairos": 1, "site": "shop" }')
    expect(await run(['lint', file])).toBe(0)
    expect(out).toEqual([`log ${file}: fine, revision 0: 0 campaigns, 0 segments, 0 listed slots`])
  })

  test('1, what is found, and where more is told', async () => {
    const file = await write('kairos.json', everybody)
    expect(await run(['lint', file])).toBe(1)
    expect(out[0]).toContain(`${file}:1:55  warning  Every visitor is in segments.all.`)
    expect(out[0]).toContain('  more: LINT.md#always_true')
    expect(out[1]).toBe(`log ${file}: 1 finding`)
  })

  test('1 and what validate says of a file with errors', async () => {
    const file = await write('kairos.json', '{ "kairos": 1, "segments": { "all": { "when": {} } } }')
    expect(await run(['lint', file])).toBe(1)
    expect(out[0]).toContain('error  the file lacks "site".')
    expect(out[1]).toBe(`log ${file}: 1 error, 0 warnings`)
  })

  test('--json gives the findings to programs, --timing says beside them how long it took', async () => {
    const file = await write('kairos.json', everybody)
    expect(await run(['lint', '--json', '--timing', file])).toBe(1)
    const { ok, findings } = JSON.parse(out[0]!.slice('log '.length))
    expect(ok).toBe(false)
    expect(findings).toEqual([
      {
        severity: 'warning',
        code: 'always_true',
        message: 'Every visitor is in segments.all.',
        fix: 'correct the condition',
        docs: 'LINT.md#always_true',
        line: 1,
        column: 55,
        length: 6,
      },
    ])
    expect(out[1]).toMatch(/^error validate \d+ ms, lint \d+ ms$/)
  })

  test('2 for a file that is not there', async () => {
    expect(await run(['lint', join(folder, 'nowhere.json')])).toBe(2)
    expect(out[0]).toContain('Write: kairos lint <file>')
  })
})

describe('kairos pack', () => {
  const source = {
    $schema: './kairos.schema.json',
    kairos: 1,
    site: 'shop',
    note: 'for editors',
    lint: { no_control: 'for editors' },
    facts: { plan: { type: 'string', note: 'for editors' } },
    settings: { timezone: 'Europe/Warsaw' },
    segments: { fan: { name: 'Fans', when: { 'visit.count': 3 } } },
    campaigns: [
      {
        id: 'hello',
        name: 'Hello',
        owner: 'marta',
        reviewBy: '2027-01-31',
        lint: { no_goal: 'a greeting' },
        variants: [{ id: 'a', name: 'A', actions: [{ type: 'slot', slot: 'hero', title: 'name' }] }],
      },
    ],
  }

  test('writes what a page needs and nothing that only editors read', async () => {
    const file = await write('kairos.json', JSON.stringify(source))
    expect(await run(['pack', file, '--to', join(folder, 'out'), '--config-js'])).toBe(0)
    const packed = JSON.parse(await readFile(join(folder, 'out/kairos.json'), 'utf8'))
    const { offsets } = packed.settings
    expect(packed).toEqual({
      kairos: 1,
      site: 'shop',
      facts: { plan: { type: 'string' } },
      settings: { timezone: 'Europe/Warsaw', offsets },
      segments: { fan: { when: { 'visit.count': 3 } } },
      slots: {},
      campaigns: [{ id: 'hello', variants: [{ id: 'a', actions: [{ type: 'slot', slot: 'hero', title: 'name' }] }] }],
    })
    const script = await readFile(join(folder, 'out/kairos.config.js'), 'utf8')
    expect(new Function(`let kairosConfig; ${script}; return kairosConfig`)()).toEqual(packed)
    expect(out.join()).toMatch(/kairos\.json {2}0\.\d\d kB of the 96 kB a page keeps, 0\.\d\d kB after brotli/)
  })

  test('keeps the names of campaigns and variants for the analytics that are told them', async () => {
    const settings = { records: { sinks: ['dataLayer'] } }
    const goals = { sale: { event: 'purchase', note: 'for editors' } }
    const file = await write('kairos.json', JSON.stringify({ ...source, settings, goals }))
    expect(await run(['pack', file, '--to', join(folder, 'out')])).toBe(0)
    const { campaigns, ...packed } = JSON.parse(await readFile(join(folder, 'out/kairos.json'), 'utf8'))
    expect(packed.goals).toEqual({ sale: { event: 'purchase' } })
    expect(campaigns).toMatchObject([{ id: 'hello', name: 'Hello', variants: [{ id: 'a', name: 'A' }] }])
    expect(campaigns[0]).not.toHaveProperty('owner')
  })

  test('writes nothing for a file with errors', async () => {
    const file = await write('kairos.json', '{ "kairos": 1 }')
    expect(await run(['pack', file, '--to', join(folder, 'out')])).toBe(1)
    await expect(readFile(join(folder, 'out/kairos.json'))).rejects.toThrow('ENOENT')
  })
})

describe('the clock of a zone', () => {
  test('changes to the second, for two years', () => {
    const from = Date.UTC(2026, 10, 22)
    const offsets = offsetsOf('Europe/Warsaw', from)
    expect(offsets.slice(0, 4)).toEqual([
      [Date.UTC(2027, 2, 28, 1), 60],
      [Date.UTC(2027, 9, 31, 1), 120],
      [Date.UTC(2028, 2, 26, 1), 60],
      [Date.UTC(2028, 9, 29, 1), 120],
    ])
    expect(offsets.at(-1)![0]).toBeGreaterThan(Date.UTC(2028, 10, 21))
  })

  test('half hours, and zones without any change', () => {
    expect(offsetsOf('Asia/Kolkata', 0)).toEqual([[2 * 366 * 864e5, 330]])
    expect(() => offsetsOf('Middle/Earth', 0)).toThrow(RangeError)
  })
})
