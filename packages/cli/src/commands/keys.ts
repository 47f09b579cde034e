import { readFile, writeFile } from 'node:fs/promises'
import { createKeys, keyOf } from '../sign/keys.ts'
import { type Command, UsageError } from '../usage.ts'

export const keysCommand: Command = {
  usage: 'keys [file]',
  about: 'Makes the key that signs kairos.json, and prints what the tag needs to check it.',
  maxWords: 1,
  options: {},

  async run({ words: [file = 'kairos.key'] }) {
    const { secret, key } = createKeys()
    const isNew = await writeNew(file, secret)
    console.log(
      isNew
        ? `${file} written. It is secret: keep it out of the repository and off the CDN.`
        : `${file} is there already, left as it is.`,
    )
    console.log(`data-key="${isNew ? key : keyOf(await readFile(file, 'utf8'))}"`)
    return 0
  },
}

/** Writes a file that only its owner may read, unless there is one; tells whether it did. */
async function writeNew(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return false
    throw new UsageError(`${file} cannot be written (${code}).`)
  }
}
