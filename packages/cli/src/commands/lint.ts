import { configFileHere, readConfigFile } from '../configFile.ts'
import { lint } from '../lint/lint.ts'
import { count, paint } from '../terminal.ts'
import type { Command } from '../usage.ts'
import { askedFormat, formatOptions, print } from '../validate/formats.ts'
import { report, summarize } from '../validate/report.ts'

export const lintCommand: Command = {
  usage: 'lint [file]',
  about: 'Finds what is allowed and hardly meant: rules nobody meets, campaigns nobody sees, dates that are past.',
  maxWords: 1,
  options: {
    ...formatOptions,
    timing: { about: 'Print how long validating and linting took.' },
  },

  async run(given) {
    const format = askedFormat(given)
    const [file = configFileHere()] = given.words
    const began = performance.now()
    const { text, result } = await readConfigFile(file, 'lint')
    const read = performance.now()
    const findings = lint(result, Date.now())
    const done = performance.now()
    const isFine = findings.length === 0
    if (format) {
      const printed = print(format, { file, ok: isFine, findings })
      if (printed) console.log(printed)
    } else {
      if (!isFine) console.log(`${report(file, text, findings)}\n`)
      const told = result.config && !isFine ? count(findings.length, 'finding') : summarize({ ...result, findings })
      console.log(paint(isFine ? 'green' : 'red', `${file}: ${told}`))
    }
    // Beside the findings, which programs read.
    if (given.switches.has('timing'))
      console.error(`validate ${Math.round(read - began)} ms, lint ${Math.round(done - read)} ms`)
    return isFine ? 0 : 1
  },
}
