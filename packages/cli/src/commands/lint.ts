import { readConfigFile } from '../configFile.ts'
import { lint } from '../lint/lint.ts'
import { count, paint } from '../terminal.ts'
import type { Command } from '../usage.ts'
import { report, summarize } from '../validate/report.ts'

export const lintCommand: Command = {
  usage: 'lint [file]',
  about: 'Finds what is allowed and hardly meant: rules nobody meets, campaigns nobody sees, dates that are past.',
  maxWords: 1,
  options: {
    json: { about: 'Print the findings as JSON.' },
    timing: { about: 'Print how long validating and linting took.' },
  },

  async run({ words: [file = 'kairos.json'], switches }) {
    const began = performance.now()
    const { text, result } = await readConfigFile(file, 'lint')
    const read = performance.now()
    const findings = lint(result, Date.now())
    const done = performance.now()
    const isFine = findings.length === 0
    if (switches.has('json')) {
      console.log(JSON.stringify({ file, ok: isFine, findings }, null, 2))
    } else {
      if (!isFine) console.log(`${report(file, text, findings)}\n`)
      const told = result.config && !isFine ? count(findings.length, 'finding') : summarize({ ...result, findings })
      console.log(paint(isFine ? 'green' : 'red', `${file}: ${told}`))
    }
    // Beside the findings, which programs read.
    if (switches.has('timing'))
      console.error(`validate ${Math.round(read - began)} ms, lint ${Math.round(done - read)} ms`)
    return isFine ? 0 : 1
  },
}
