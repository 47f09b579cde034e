import { configFileHere, readUsableConfig } from '../configFile.ts'
import { privacyText } from '../privacy/privacyText.ts'
import type { Command } from '../usage.ts'

export const privacyCommand: Command = {
  usage: 'privacy [file]',
  about: 'Writes the page a privacy officer asks for: what this file keeps, sends and works out (Markdown).',
  maxWords: 1,
  options: {},

  async run({ words: [file = configFileHere()] }) {
    const config = await readUsableConfig(file, 'privacy')
    if (!config) return 1
    process.stdout.write(privacyText(config))
    return 0
  },
}
