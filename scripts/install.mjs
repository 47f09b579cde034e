// What a fresh clone lacks: packages and a build. Both checks take milliseconds, so `npm start` and `npm test` always ask.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('..', import.meta.url))

/** Installs what package-lock.json names unless it is there. Throws with npm's words when that fails. */
export function ensureInstalled(root = here) {
  if (isInstalled(root)) return
  console.log('Installing packages, once …')
  // Not `npm ci`: it refuses a lock file that lacks the optional packages of other systems, and npm writes such files
  // (npm/cli#4828). This takes the locked versions too and leaves the lock file alone.
  runNpm(root, ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'])
}

/** Builds unless the build is newer than everything it is made from. Throws with the compiler's words when that fails. */
export function ensureBuilt(root = here) {
  if (isBuilt(root)) return
  console.log('Building …')
  runNpm(root, ['run', 'build', '--loglevel=error'])
}

/**
 * Whether node_modules holds every package in the version of package-lock.json, by the list that npm leaves there once
 * it is done. So an `npm install` by hand counts, and an interrupted one does not.
 */
export function isInstalled(root) {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages ?? {}
  const present = readJson(join(root, 'node_modules/.package-lock.json'))?.packages
  if (!present) return false
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    if (!path.startsWith('node_modules/')) return true
    // Optional packages are for one system each.
    if (!present[path]) return Boolean(optional)
    return link ? present[path].link === true : present[path].version === version
  })
}

/** Whether dist/integrity.json, which a build writes last, is newer than all sources and the folders they lie in. */
export function isBuilt(root) {
  const files = ['dist/integrity.json', 'packages/cli/dist/index.js'].map((file) => join(root, file))
  if (!files.every((file) => existsSync(file))) return false
  const built = statSync(files[0]).mtimeMs
  return listSources(root).every((file) => statSync(file).mtimeMs <= built)
}

function listSources(root) {
  const own = ['package.json', 'package-lock.json', 'scripts/schema.mjs']
  const settings = readdirSync(root).filter((name) => /^(tsconfig|rollup\.config)\b.*\.(json|m?js)$/.test(name))
  const packages = readdirSync(join(root, 'packages')).map((name) => join('packages', name))
  const inPackages = packages.flatMap((folder) =>
    ['package.json', 'tsconfig.json', 'src'].map((name) => join(folder, name)),
  )
  return [...own, ...settings, ...inPackages]
    .map((file) => join(root, file))
    .filter((file) => existsSync(file))
    .flatMap(withInside)
}

/** A file that was removed shows only in its folder's time. */
function withInside(path) {
  if (!statSync(path).isDirectory()) return [path]
  return [path, ...readdirSync(path, { recursive: true }).map((name) => join(path, String(name)))]
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

function runNpm(root, args) {
  const { status, stdout, stderr, error } = spawnSync('npm', args, {
    cwd: root,
    encoding: 'utf8',
    // npm is a .cmd file there, which only a shell starts.
    shell: process.platform === 'win32',
    maxBuffer: 64e6,
  })
  if (status !== 0)
    throw new Error(`npm ${args.join(' ')} failed\n${error?.message ?? ''}${stdout ?? ''}${stderr ?? ''}`)
}
