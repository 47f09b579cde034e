import { configFileHere, readConfigFile } from '../configFile.ts'
import { paint } from '../terminal.ts'
import type { Command } from '../usage.ts'
import { askedFormat, formatOptions, print } from '../validate/formats.ts'
import { report, summarize } from '../validate/report.ts'

export const validateCommand: Command = {
  usage: 'validate [file]',
  about: 'Checks kairos.json (or the given file) and says what to correct. In a .jsonc file comments are allowed.',
  maxWords: 1,
  options: formatOptions,

  async run(given) {
    const format = askedFormat(given)
    const [file = configFileHere()] = given.words
    const { text, result } = await readConfigFile(file, 'validate')
    const { findings, config } = result
    const ok = config !== undefined
    if (format) {
      const printed = print(format, { file, ok, findings })
      if (printed) console.log(printed)
      return ok ? 0 : 1
    }
    if (findings.length) console.log(`${report(file, text, findings)}\n`)
    console.log(paint(ok ? 'green' : 'red', `${file}: ${summarize(result)}`))
    return ok ? 0 : 1
  },
}
