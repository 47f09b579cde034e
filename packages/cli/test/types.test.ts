import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { useCommands } from './commands.ts'

const commands = useCommands()
const root = fileURLToPath(new URL('../../../', import.meta.url))

const config = {
  kairos: 1,
  site: 'shop',
  facts: { plan: { type: 'string' } },
  slots: { promo: {} },
  segments: { returning: { when: { 'visit.count': 2 } } },
  campaigns: [{ id: 'welcome', variants: [{ id: 'a', actions: [{ type: 'slot', slot: 'promo', title: 'Hi' }] }] }],
}

/** Compiles a page of an app and gives the lines that do not compile. */
function wrongLines(file: string): number[] {
  const source = (name: string) => join(root, `packages/${name}/src/index.ts`)
  const program = ts.createProgram([file, file.replace('page.ts', 'kairos.d.ts')], {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    types: [],
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    customConditions: ['@kairos/source'],
    paths: {
      '@kairos/browser': [source('browser')],
      '@kairos/schema': [source('schema')],
      '@kairos/core': [source('core')],
    },
  })
  const page = program.getSourceFile(file)!
  return program.getSemanticDiagnostics(page).map(({ start = 0 }) => page.getLineAndCharacterOfPosition(start).line + 1)
}

test('a wrong slot, segment, campaign, variant or fact does not compile', async () => {
  const file = await commands.write('kairos.json', config)
  expect((await commands.run('types', file, '--to', join(commands.folder, 'kairos.d.ts'))).code).toBe(0)
  const page = await commands.write(
    'page.ts',
    [
      "import type { Kairos, SlotName } from '@kairos/browser'",
      'declare const kairos: Kairos',
      "export const right: SlotName = 'promo'",
      "kairos.variant('welcome')",
      "kairos.explain('welcome')",
      "kairos.segments().includes('returning')",
      "kairos.set({ plan: 'pro', 'cart.value': 80 })",
      "export const wrong: SlotName = 'proom'",
      "kairos.variant('welcom')",
      "kairos.explain('welcom')",
      "kairos.segments().includes('retuning')",
      "export const none = kairos.variant('welcome') === 'b'",
      'kairos.set({ plan: 5 })',
    ].join('\n'),
  )
  expect(wrongLines(page)).toEqual([8, 9, 10, 11, 12, 13])
})

test('without --to the types are printed', async () => {
  const { code, said } = await commands.run('types', await commands.write('kairos.json', config))
  expect(code).toBe(0)
  expect(said).toContain('"welcome": "a"')
})

test('a place that cannot be written is a sentence', async () => {
  const file = await commands.write('kairos.json', config)
  const to = join(commands.folder, 'no/such/kairos.d.ts')
  expect(await commands.run('types', file, '--to', to)).toEqual({
    code: 2,
    said: `kairos: ${to} cannot be written (ENOENT).`,
  })
})
