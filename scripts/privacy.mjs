// Writes packages/browser/PRIVACY.md from the table in packages/browser/src/privacy, as `tsc -b` compiled it. `--check`
// only compares and exits with 1 when they differ.
import { readFileSync, writeFileSync } from 'node:fs'
import { privacyText } from '../packages/browser/dist/privacy/text.js'

const file = new URL('../packages/browser/PRIVACY.md', import.meta.url)
if (!process.argv.includes('--check')) writeFileSync(file, privacyText())
else if (readFileSync(file, 'utf8') !== privacyText()) {
  console.error('packages/browser/PRIVACY.md is not what the table says: run `node scripts/privacy.mjs`')
  process.exitCode = 1
}
