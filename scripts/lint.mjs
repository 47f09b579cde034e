// Writes packages/cli/LINT.md from the rules in packages/cli/src/lint, as `tsc -b` compiled them. `--check` only compares
// and exits with 1 when they differ.
import { readFileSync, writeFileSync } from 'node:fs'
import { lintText } from '../packages/cli/dist/lint/docs.js'

const file = new URL('../packages/cli/LINT.md', import.meta.url)
if (!process.argv.includes('--check')) writeFileSync(file, lintText())
else if (readFileSync(file, 'utf8') !== lintText()) {
  console.error('packages/cli/LINT.md is not what the rules say: run `node scripts/lint.mjs`')
  process.exitCode = 1
}
