// `npm test`, on a fresh clone too: installs, builds, checks and tests. The last line is `N passed, N failed`.
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureChromium, ensureFirefox, ensureProsody } from './browser.mjs'
import { ensureInstalled } from './install.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const sum = { passed: 0, failed: 0 }

try {
  // Without packages nothing else can run, so a failure here ends the run; a missing browser only leaves out its tests.
  if (await check('install', ensureInstalled)) await runChecks()
} finally {
  if (sum.passed + sum.failed === 0) sum.failed = 1
  process.exitCode = sum.failed ? 1 : 0
  console.log(`${sum.passed} passed, ${sum.failed} failed`)
}

async function runChecks() {
  const browser = await check('browser', async () => {
    ensureChromium()
    if (!ensureFirefox()) console.log('Firefox is not here: its tests are left out.')
    if (!ensureProsody()) console.log('Prosody is not here: conversations with a real server are left out.')
  })
  const built = await step('build', 'npm', ['run', 'build'])
  await step('types', process.execPath, ['node_modules/typescript/bin/tsc', '-b'])
  await step('lint', process.execPath, ['node_modules/@biomejs/biome/bin/biome', 'check', '.'])
  // A failed build leaves files of an earlier one: what the browser tests said about those would mislead.
  await runVitest(browser && built ? [] : ['--project=!e2e', '--project=!frames'])
}

/** One check that only counts when it fails: it prepares the others. */
async function check(name, prepare) {
  try {
    await prepare()
    return true
  } catch (error) {
    console.error(`\n${name}: ${error instanceof Error ? error.message : error}`)
    sum.failed += 1
    return false
  }
}

async function step(name, command, args) {
  console.log(`\n> ${name}`)
  const fine = (await run(command, args)) === 0
  sum[fine ? 'passed' : 'failed'] += 1
  if (!fine) console.error(`${name} failed`)
  return fine
}

async function runVitest(projects) {
  console.log('\n> tests')
  const folder = await mkdtemp(join(tmpdir(), 'kairos-test-'))
  const file = join(folder, 'results.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const exit = await run(process.execPath, [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...reporters,
    ...projects,
    ...process.argv.slice(2),
  ])
  const results = await readFile(file, 'utf8').then(JSON.parse, () => undefined)
  await rm(folder, { recursive: true, force: true })
  const counted = count(results)
  // An unhandled error, or no test at all, fails the run without failing any test.
  if (counted.failed === 0 && (exit !== 0 || counted.passed === 0)) counted.failed = 1
  sum.passed += counted.passed
  sum.failed += counted.failed
}

function count(results) {
  if (!results) return { passed: 0, failed: 0 }
  // A file that cannot be loaded, or whose set-up throws, has no failed test of its own and counts as one.
  const broken = results.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  return { passed: results.numPassedTests, failed: results.numFailedTests + broken.length }
}

function run(command, args) {
  return new Promise((resolve) => {
    // Only npm, a script there, needs a shell on Windows; a path with spaces would not survive one.
    const shell = process.platform === 'win32' && command === 'npm'
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', shell })
    child.on('error', () => resolve(1))
    child.on('close', (code) => resolve(code ?? 1))
  })
}
