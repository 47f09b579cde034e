import { readConfigFile } from '../configFile.ts'
import { paint } from '../terminal.ts'
import type { Command } from '../usage.ts'
import { report, summarize } from '../validate/report.ts'

export const validateCommand: Command = {
  usage: 'validate [file]',
  about: 'Checks kairos.json (or the given file) and says what to correct. In a .jsonc file comments are allowed.',
  maxWords: 1,
  options: { json: { about: 'Print the findings as JSON.' } },

  async run({ words: [file = 'kairos.json'], switches }) {
    const { text, result } = await readConfigFile(file, 'validate')
    const isFine = result.config !== undefined
    if (switches.has('json')) {
      console.log(JSON.stringify({ file, ok: isFine, findings: result.findings }, null, 2))
    } else {
      if (result.findings.length) console.log(`${report(file, text, result.findings)}\n`)
      console.log(paint(isFine ? 'green' : 'red', `${file}: ${summarize(result)}`))
    }
    return isFine ? 0 : 1
  },
}
