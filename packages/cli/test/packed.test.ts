import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

const execute = promisify(execFile)
const root = fileURLToPath(new URL('../../../', import.meta.url))
const ours = ['schema', 'core', 'cli']

let folder: string

/**
 * An empty folder with the command as npm would install it, without a network: our packages from their tarballs, what they
 * depend on from this clone.
 */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kairos-packed-'))
  const packages = ours.map((name) => `./packages/${name}`)
  await execute('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder, ...packages], {
    cwd: root,
  })
  const tarballs = await readdir(folder)
  for (const name of ours) {
    const to = join(folder, 'node_modules/@kairos', name)
    await mkdir(to, { recursive: true })
    const tarball = tarballs.find((file) => file.startsWith(`kairos-${name}-`))!
    await execute('tar', ['-xzf', join(folder, tarball), '-C', to, '--strip-components=1'])
  }
  await install(await dependenciesOf(join(folder, 'node_modules/@kairos/cli')))
}, 60_000)
afterAll(() => rm(folder, { recursive: true }))

async function dependenciesOf(path: string): Promise<string[]> {
  const { dependencies = {} } = JSON.parse(await readFile(join(path, 'package.json'), 'utf8'))
  return Object.keys(dependencies).filter((name) => !name.startsWith('@kairos/'))
}

async function install(names: string[]): Promise<void> {
  for (const name of names) {
    const from = join(root, 'node_modules', name)
    await cp(from, join(folder, 'node_modules', name), { recursive: true })
    await install(await dependenciesOf(from))
  }
}

/** Runs the installed command in the folder. */
async function kairos(...args: string[]): Promise<{ code: number; said: string }> {
  const { bin } = JSON.parse(await readFile(join(folder, 'node_modules/@kairos/cli/package.json'), 'utf8'))
  const command = join(folder, 'node_modules/@kairos/cli', bin.kairos)
  try {
    const { stdout } = await execute(process.execPath, [command, ...args], { cwd: folder })
    return { code: 0, said: stdout }
  } catch (problem) {
    const { code, stdout, stderr } = problem as { code: number; stdout: string; stderr: string }
    return { code, said: stdout + stderr }
  }
}

test('the packed command helps, begins a site, checks, explains, compares, packs and tells', async () => {
  expect(await kairos('--help')).toEqual({ code: 0, said: expect.stringContaining('npx @kairos/cli <command>') })
  expect((await kairos('init', '--site', 'corner-shop')).code).toBe(0)
  expect(await kairos('validate')).toEqual({ code: 0, said: expect.stringContaining('kairos.json: fine') })
  expect(await kairos('lint', '--format', 'github')).toEqual({ code: 0, said: '' })
  expect(await kairos('explain')).toEqual({ code: 0, said: expect.stringContaining('visited at least twice') })
  expect(await kairos('diff', 'kairos.json', 'kairos.json')).toEqual({ code: 0, said: 'Both files do the same.\n' })
  expect(await kairos('types')).toEqual({ code: 0, said: expect.stringContaining('"welcome-back": "greeting"') })
  expect(await kairos('privacy')).toEqual({ code: 0, said: expect.stringContaining('kairos:corner-shop:profile') })
  expect(await kairos('pack')).toEqual({ code: 0, said: expect.stringContaining('after brotli') })
})

test('the matrix says how to get what it needs', async () => {
  expect(await kairos('init', '--site', 'corner-shop')).toMatchObject({ code: 0 })
  expect(await kairos('matrix', '--base', 'http://localhost:5123')).toEqual({
    code: 2,
    said: 'kairos: kairos matrix opens a browser and looks at pictures, with packages that are not installed by themselves. Write: npm install --save-dev puppeteer-core axe-core pixelmatch pngjs\n',
  })
})

test('the exit code is 1 for findings and 2 for a wrong command line', async () => {
  await writeFile(join(folder, 'wrong.json'), '{ "kairos": 1, "site": "shop", "segements": {} }')
  expect(await kairos('validate', 'wrong.json')).toEqual({ code: 1, said: expect.stringContaining('"segments"') })
  expect(await kairos('valdate')).toEqual({ code: 2, said: expect.stringContaining('Did you mean "validate"?') })
})
