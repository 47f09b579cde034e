import { describe, expect, test } from 'vitest'
import { findGlobals } from '../../src/architecture/globals.ts'
import { checkPageGlobals, checkPureGlobals } from '../../src/architecture/rules.ts'
import { describeViolations, readSources } from '../../src/architecture/sources.ts'

describe('this repository', () => {
  const sources = readSources()

  test('core and schema read no clock, no chance and no runtime', () =>
    expect(describeViolations(checkPureGlobals(sources))).toEqual([]))

  test('the page is read in env.ts only', () => expect(describeViolations(checkPageGlobals(sources))).toEqual([]))
})

describe('the rules find', () => {
  const core = (text: string) => checkPureGlobals([{ path: 'packages/core/src/a.ts', text }])
  const page = (file: string, text: string) => checkPageGlobals([{ path: `packages/browser/src/${file}.ts`, text }])

  test('the file, the line and the name', () =>
    expect(describeViolations(core('const a = 1\nexport const b = Date.now() + a'))).toEqual([
      'packages/core/src/a.ts:2 reads Date.now: time arrives in the signal, chance is a hash, effects are for the runtime',
    ]))

  test.each([
    'new Date()',
    'new Date',
    'Date()',
    'const { now } = Date',
    'Math.random()',
    "Math['random']()",
    'const { random } = Math',
    'performance.now()',
    'typeof window',
    'const a = { document }',
    'const a = { b: navigator }',
    'const { a = localStorage } = {}',
    'function a(b = setTimeout) {}',
    'setInterval(() => {}, 1)',
    'export default fetch',
    'crypto.randomUUID()',
    'new Intl.DateTimeFormat()',
    'console.log(1)',
    'process.env.A',
    'globalThis.a',
    'class A extends window.B {}',
    'declare const window: object; const a = window',
    '{ const window = 1 } window',
    "'a'.localeCompare('b')",
    'new Date(0).getHours()',
  ])('in core: %s', (text) => expect(core(text)).toHaveLength(1))

  test.each([
    'new Date(0)',
    'const a = (b: unknown) => b instanceof Date',
    'Math.floor(1)',
    'const window = 1; const a = window',
    'function a(document: string) { return { document } }',
    "import { fetch } from './b.ts'; fetch()",
    "import type { A as performance } from './b.ts'",
    'const a = { window: 1, fetch() {} }; a.window',
    'const { window: a } = { window: 1 }',
    'interface A { document: string; b: Window & typeof globalThis; c: typeof window.document }',
    'const a = (window: { name: string }) => window.name',
    'const process = (a: number) => a; process(1)',
    'Date.UTC(2026, 1)',
  ])('nothing in core: %s', (text) => expect(core(text)).toEqual([]))

  test('page globals outside env.ts', () => {
    expect(page('env', 'export const now = () => Date.now() + performance.now()')).toEqual([])
    expect(page('start', 'setTimeout(() => location.reload(), 1)')).toHaveLength(2)
    expect(page('script', 'const a = [document.currentScript, window, window.kairos]')).toEqual([])
    expect(page('script', 'const a = [document.body, localStorage]')).toHaveLength(2)
    expect(page('slots/fill', 'const a = (env: { document: Document }) => env.document.body')).toEqual([])
    expect(page('slots/fill', 'const a = () => name')).toHaveLength(1)
    expect(page('elements/slot', 'class Slot extends HTMLElement {}')).toEqual([])
  })

  test('nothing in other packages', () =>
    expect(checkPureGlobals([{ path: 'packages/cli/src/a.ts', text: 'Date.now()' }])).toEqual([]))

  test('globals in TSX', () => {
    const text = 'export const a = <p title={name}>{status}</p>'
    expect(findGlobals([{ path: 'a.tsx', text }]).map(({ name }) => name)).toEqual(['p', 'name', 'status', 'p'])
  })
})
