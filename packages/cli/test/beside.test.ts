import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Finding } from '../src/index.ts'
import { useCommands } from './commands.ts'

const commands = useCommands()

interface Wrong {
  name: string
  /** By lines; `'` stands for `"`. */
  file: string[]
  /** `line:column code message` */
  expect: string[]
  /** Of the first finding. */
  fix?: string
  leftOut?: string[]
  /** Nobody is left who could be simulated. */
  nobody?: boolean
}

const casesOf = (name: string): Wrong[] =>
  JSON.parse(readFileSync(new URL(`../cases/beside/${name}.json`, import.meta.url), 'utf8'))

const config = {
  kairos: 1,
  site: 'shop',
  segments: { returning: { when: { 'visit.count': { $gte: 2 } } } },
  campaigns: [
    {
      id: 'welcome',
      audience: { $segment: 'returning' },
      goal: 'purchase',
      variants: [{ id: 'control' }, { id: 'greeting', actions: [{ type: 'slot', slot: 'hero', title: 'Hello' }] }],
    },
  ],
}

const textOf = ({ file }: Wrong) => file.join('\n').replaceAll("'", '"')
const lineOf = ({ line, column, code, message }: Finding) => `${line}:${column} ${code} ${message}`

describe('golden visits that are wrong', () => {
  test.each(casesOf('visits'))('$name', async (wrong) => {
    const file = await commands.write('kairos.json', config)
    await commands.write('personas.json', { personas: { ann: {} } })
    await mkdir(join(dirname(file), 'visits'))
    await commands.write('visits/a.json', textOf(wrong))
    await commands.write('visits/b.json', { name: 'a visit that is fine', steps: [{ go: '/' }] })
    const { code, said } = await commands.run('test', file, '--json')
    const [first, second] = JSON.parse(said).visits as { status: string; findings: Finding[] }[]
    expect(first!.findings.map(lineOf)).toEqual(wrong.expect)
    expect([first!.status, code]).toEqual(wrong.expect.length ? ['left out', 1] : ['fine', 0])
    expect(second!.status).toBe('fine')
  })
})

describe('personas that are wrong', () => {
  test.each(casesOf('personas'))('$name', async (wrong) => {
    const file = await commands.write('kairos.json', config)
    const mix = await commands.write('personas.json', textOf(wrong))
    const ask = (...more: string[]) => commands.run('simulate', file, '--mix', mix, '--visitors', '10', ...more)
    const { said: json } = await ask('--json')
    const { findings } = JSON.parse(json.replace(/^[\d,]+ visits a second\n/, '')).mix as { findings: Finding[] }
    expect(findings.map(lineOf)).toEqual(wrong.expect)
    if (wrong.fix) expect(findings[0]!.fix).toBe(wrong.fix)
    const { code, said } = await ask()
    for (const part of wrong.leftOut ?? []) expect(said).toContain(part)
    expect(said).toContain(wrong.nobody ? 'Nobody is left to visit.' : '10 visitors')
    expect(code).toBe(wrong.nobody || wrong.leftOut?.length ? 1 : 0)
  })
})
