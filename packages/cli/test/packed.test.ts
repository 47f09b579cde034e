import { execFile } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
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
  const cli = join(folder, 'node_modules/@kairos/cli')
  await install(await dependenciesOf(cli))
  await link(cli)
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

/** Makes the commands of a package as npm does: links in `.bin` to files that may be run. */
async function link(path: string): Promise<void> {
  const { bin } = JSON.parse(await readFile(join(path, 'package.json'), 'utf8'))
  await mkdir(join(folder, 'node_modules/.bin'))
  for (const [name, file] of Object.entries<string>(bin)) {
    await chmod(join(path, file), 0o755)
    await symlink(join(path, file), join(folder, 'node_modules/.bin', name))
  }
}

/** Runs the installed command in the folder, as `npx` does. */
async function kairos(...args: string[]): Promise<{ code: number; said: string }> {
  try {
    const { stdout } = await execute(join(folder, 'node_modules/.bin/kairos'), args, { cwd: folder })
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
