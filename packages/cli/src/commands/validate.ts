import { readFile } from 'node:fs/promises'
import { paint } from '../terminal.ts'
import { type Command, UsageError } from '../usage.ts'
import { report, summarize } from '../validate/report.ts'
import { validate } from '../validate/validate.ts'

export const validateCommand: Command = {
  usage: 'validate [file]',
  about: 'Checks kairos.json (or the given file) and says what to correct. In a .jsonc file comments are allowed.',
  maxWords: 1,
  options: { json: { about: 'Print the findings as JSON.' } },

  async run({ words: [file = 'kairos.json'], switches }) {
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') throw new UsageError(`there is no file ${file} here. Write: kairos validate <file>`)
      if (error.code === 'EISDIR')
        throw new UsageError(`${file} is a folder. Write: kairos validate ${file}/kairos.json`)
      throw new UsageError(`${file} cannot be read (${error.code}).`)
    })
    const result = validate(text, file.endsWith('.jsonc') ? 'allowed' : 'refused')
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
