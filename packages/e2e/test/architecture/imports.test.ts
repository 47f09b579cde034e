import { describe, expect, test } from 'vitest'
import { checkCycles } from '../../src/architecture/cycles.ts'
import { checkDependencies, checkDynamicImports, LAZY_PACKAGES } from '../../src/architecture/dependencies.ts'
import { checkKeptOut, checkParts } from '../../src/architecture/parts.ts'
import { PARTS } from '../../src/architecture/rules.ts'
import { describeViolations, readSources, type Source } from '../../src/architecture/sources.ts'

const browser = (name: string) => `packages/browser/src/${name}.ts`
const first = [browser('script'), browser('index')]
const parts = PARTS.map(browser)

describe('this repository', () => {
  const sources = readSources()

  test('is read', () => expect(sources.length).toBeGreaterThan(0))

  test('packages import along the dependency rule', () =>
    expect(describeViolations(checkDependencies(sources))).toEqual([]))

  test('import() stands in lazy.ts only', () => expect(describeViolations(checkDynamicImports(sources))).toEqual([]))

  test('no module is in two downloads', () =>
    expect(describeViolations(checkParts(sources, { first, parts }))).toEqual([]))

  test('rare packages are in rare downloads only', () =>
    expect(describeViolations(checkKeptOut(sources, [...first, browser('live')], LAZY_PACKAGES))).toEqual([]))

  test('nothing imports in a circle', () => expect(describeViolations(checkCycles(sources))).toEqual([]))
})

describe('the rules find', () => {
  const files = (texts: Record<string, string>): Source[] =>
    Object.entries(texts).map(([name, text]) => ({ path: name.replace('/', '/src/').replace(/^/, 'packages/'), text }))
  const dependencies = (texts: Record<string, string>) => describeViolations(checkDependencies(files(texts)))

  test('imports against the dependency rule, of types too', () => {
    expect(dependencies({ 'schema/a.ts': "import type { A } from '@kairos/core'" })).toEqual([
      'packages/schema/src/a.ts:1 imports @kairos/core; schema may import nothing',
    ])
    expect(dependencies({ 'core/a.ts': "\nexport { b } from '@kairos/browser'" })).toEqual([
      'packages/core/src/a.ts:2 imports @kairos/browser; core may import @kairos/schema',
    ])
    expect(dependencies({ 'core/a.ts': "import fs from 'node:fs'" })).toHaveLength(1)
    expect(dependencies({ 'core/a.ts': "type A = import('isbot').A" })).toHaveLength(1)
    expect(dependencies({ 'cli/a.ts': "import '@kairos/browser'" })).toHaveLength(1)
    expect(dependencies({ 'cli/a.ts': "export * from '@kairos/panel'" })).toHaveLength(1)
    expect(dependencies({ 'relay/a.ts': "import 'x'" })[0]).toContain('add relay')
    const core = { 'core/a.ts': "import { b } from '../../schema/src/b.ts'", 'schema/b.ts': '' }
    expect(dependencies(core)[0]).toContain('by its path')
  })

  test('nothing in imports along it', () => {
    const browser =
      "import { step } from '@kairos/core'; import { get } from 'idb-keyval'; import UA from 'ua-parser-js'"
    const cli = "import { readFile } from 'node:fs/promises'; import Ajv from 'ajv'"
    expect(dependencies({ 'browser/a.ts': browser, 'cli/a.ts': cli, 'panel/a.tsx': "import 'preact/hooks'" })).toEqual(
      [],
    )
  })

  test('a panel that is not lazy', () => {
    const text = "import type { Kit } from '@kairos/panel'; export const panel = () => import('@kairos/panel')"
    expect(dependencies({ 'browser/lazy.ts': text })).toEqual([])
    expect(dependencies({ 'browser/start.ts': text })).toHaveLength(2)
    expect(dependencies({ 'browser/lazy.ts': "import '@kairos/panel'" })).toHaveLength(1)
  })

  test('import() elsewhere, even of a computed name', () => {
    const text = "export const part = (name: string) => import(name + '.js')"
    const sources = files({
      'browser/lazy.ts': text,
      'browser/lazy.cdn.ts': text,
      'core/step.ts': text,
      'cli/main.ts': text,
    })
    expect(describeViolations(checkDynamicImports(sources))).toEqual([
      "packages/core/src/step.ts:1 loads name + '.js' by import() outside lazy.ts",
    ])
  })

  test('a part that loads what the first download holds, through packages too', () => {
    const sources = files({
      'browser/script.ts': "import './start.ts'; import { step } from '@kairos/core'",
      'browser/start.ts': "import type { Live } from './live.ts'; export const live = () => import('./live.ts')",
      'browser/live.ts': "import type { Kit } from './start.ts'\nimport { scroll } from './scroll.ts'",
      'browser/scroll.ts': "import { clamp } from './clamp.ts'\nimport { hash } from '@kairos/core/bucketing'",
      'browser/clamp.ts': '',
      'core/index.ts': "export { step } from './step.ts'",
      'core/step.ts': "import { hash } from './bucketing/index.ts'",
      'core/bucketing/index.ts': '',
    })
    expect(describeViolations(checkParts(sources, { first, parts }))).toEqual([
      'packages/browser/src/scroll.ts:2 imports @kairos/core/bucketing, which the first download holds',
    ])
  })

  test('a part in the first download, `import { type A }`, and a module in two parts', () => {
    const check = (texts: Record<string, string>) =>
      describeViolations(checkParts(files(texts), { first, parts: [...parts, browser('kiosk')] }))
    expect(check({ 'browser/script.ts': "import './live.ts'", 'browser/live.ts': '' })[0]).toContain('is a part')
    const typed = {
      'browser/script.ts': "import './kit.ts'",
      'browser/kit.ts': '',
      'browser/live.ts': "import { type Kit } from './kit.ts'",
    }
    expect(check(typed)).toHaveLength(1)
    const shared = { 'browser/live.ts': "import 'isbot'", 'browser/kiosk.ts': "import 'isbot'" }
    expect(check(shared)).toEqual([`${browser('kiosk')}:1 imports isbot, which the part ${browser('live')} holds`])
  })

  test('a rare package in a download of every visitor', () => {
    const sources = files({ 'browser/live.ts': "import './device.ts'", 'browser/device.ts': "import 'ua-parser-js'" })
    expect(checkKeptOut(sources, [browser('live')], LAZY_PACKAGES)).toHaveLength(1)
    expect(checkKeptOut(sources, [browser('script')], LAZY_PACKAGES)).toEqual([])
  })

  test('circles, of types and across packages too, once each', () => {
    const circle = {
      'core/a.ts': "\nimport type { B } from './b.ts'",
      'core/b.ts': "import { c } from '@kairos/schema'",
      'schema/index.ts': "export * from '../../core/src/a.ts'",
    }
    expect(describeViolations(checkCycles(files(circle)))).toEqual([
      'packages/core/src/a.ts:2 is in a circle: packages/core/src/a.ts → packages/core/src/b.ts → packages/schema/src/index.ts → packages/core/src/a.ts',
    ])
    expect(
      checkCycles(
        files({ 'core/a.ts': "import './b.ts'; import './c.ts'", 'core/b.ts': "import './c.ts'", 'core/c.ts': '' }),
      ),
    ).toEqual([])
  })
})
