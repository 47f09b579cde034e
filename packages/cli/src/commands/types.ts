import { writeFile } from 'node:fs/promises'
import { configFileHere, readUsableConfig } from '../configFile.ts'
import { typesText } from '../types/typesText.ts'
import { type Command, UsageError } from '../usage.ts'

export const typesCommand: Command = {
  usage: 'types [file]',
  about: "Writes TypeScript types of the file's ids: a wrong slot, segment or campaign then does not compile.",
  maxWords: 1,
  options: { to: { value: '<file>', about: 'Where to write, such as src/kairos.d.ts. Default: print.' } },

  async run({ words: [file = configFileHere()], values: { to } }) {
    const config = await readUsableConfig(file, 'types')
    if (!config) return 1
    if (to === undefined) process.stdout.write(typesText(config))
    else
      await writeFile(to, typesText(config)).catch((error: NodeJS.ErrnoException) => {
        throw new UsageError(`${to} cannot be written (${error.code}).`)
      })
    if (to !== undefined) console.log(`${to} written`)
    return 0
  },
}
