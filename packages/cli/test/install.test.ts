import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

// Plain JavaScript without types, because it runs before TypeScript is installed.
const script = new URL('../../../scripts/install.mjs', import.meta.url).href
const { isBuilt, isInstalled } = (await import(script)) as Record<'isBuilt' | 'isInstalled', (root: string) => boolean>

let root: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'kairos-install-'))
})
afterEach(() => rm(root, { recursive: true }))

async function write(path: string, content: unknown, seconds = 1000): Promise<void> {
  const file = join(root, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))
  await touch(path, seconds)
}

const touch = (path: string, seconds: number) => utimes(join(root, path), seconds, seconds)

describe('isInstalled', () => {
  const left = { version: '1.0.0' }
  const lock = (packages: object) => ({ packages: { '': {}, 'packages/cli': {}, ...packages } })
  const install = (packages: object) => write('node_modules/.package-lock.json', { packages })

  test('not without node_modules', async () => {
    await write('package-lock.json', lock({}))
    expect(isInstalled(root)).toBe(false)
  })

  test('with every package in its version, and workspaces linked', async () => {
    const packages = { 'node_modules/left': left, 'node_modules/@kairos/cli': { link: true } }
    await write('package-lock.json', lock(packages))
    await install(packages)
    expect(isInstalled(root)).toBe(true)
  })

  test('not when a package is missing or has another version', async () => {
    await write('package-lock.json', lock({ 'node_modules/left': left }))
    await install({})
    expect(isInstalled(root)).toBe(false)
    await install({ 'node_modules/left': { version: '1.0.1' } })
    expect(isInstalled(root)).toBe(false)
  })

  test('without a package that is for another system', async () => {
    await write('package-lock.json', lock({ 'node_modules/left': { ...left, optional: true } }))
    await install({})
    expect(isInstalled(root)).toBe(true)
  })
})

describe('isBuilt', () => {
  beforeEach(async () => {
    await write('package.json', '{}')
    await write('packages/cli/src/deep/a.ts', '')
    await write('packages/cli/dist/index.js', '')
    await write('dist/integrity.json', '', 2000)
    for (const folder of ['packages/cli/src/deep', 'packages/cli/src']) await touch(folder, 1000)
  })

  test('when the build is newer than the sources', () => expect(isBuilt(root)).toBe(true))

  test('not when a source is newer', async () => {
    await touch('packages/cli/src/deep/a.ts', 3000)
    expect(isBuilt(root)).toBe(false)
  })

  test('not when a source was removed', async () => {
    await rm(join(root, 'packages/cli/src/deep/a.ts'))
    expect(isBuilt(root)).toBe(false)
  })

  test('not when one of the built files is missing', async () => {
    await rm(join(root, 'packages/cli/dist/index.js'))
    expect(isBuilt(root)).toBe(false)
  })
})
