import { readUsableConfig } from '../configFile.ts'
import { painted } from '../diff/colour.ts'
import { diff } from '../diff/diff.ts'
import { type Command, UsageError } from '../usage.ts'

export const diffCommand: Command = {
  usage: 'diff <old> <new>',
  about: 'Says in plain language what a new file changes for visitors.',
  maxWords: 2,
  options: { json: { about: 'Print the sentences as a JSON list.' } },

  async run({ words: [old, now], switches }) {
    if (old === undefined || now === undefined)
      throw new UsageError('which two files? Write: kairos diff published.json kairos.json')
    const before = await readUsableConfig(old, 'diff')
    const after = before && (await readUsableConfig(now, 'diff'))
    if (!before || !after) return 1
    const sentences = diff(before, after)
    if (switches.has('json')) console.log(JSON.stringify(sentences, null, 2))
    else if (sentences.length) for (const sentence of sentences) console.log(painted(sentence))
    else console.log('Both files do the same.')
    return 0
  },
}
