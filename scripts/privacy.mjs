// Writes packages/browser/PRIVACY.md, and packages/cli/privacy.json for `kairos privacy`, from the table in
// packages/browser/src/privacy, as `tsc -b` compiled it. `--check` only compares and exits with 1 when they differ.
import { readFileSync, writeFileSync } from 'node:fs'
import { kept, sent } from '../packages/browser/dist/privacy/table.js'
import { privacyText } from '../packages/browser/dist/privacy/text.js'

const files = {
  '../packages/browser/PRIVACY.md': privacyText(),
  '../packages/cli/privacy.json': `${JSON.stringify({ kept, sent }, null, 2)}\n`,
}
for (const [path, text] of Object.entries(files)) {
  const file = new URL(path, import.meta.url)
  if (!process.argv.includes('--check')) writeFileSync(file, text)
  else if (readFileSync(file, 'utf8') !== text) {
    console.error(`${path.slice(3)} is not what the table says: run \`node scripts/privacy.mjs\``)
    process.exitCode = 1
  }
}
