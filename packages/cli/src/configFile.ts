import { readFile } from 'node:fs/promises'
import { UsageError } from './usage.ts'
import { type Validation, validate } from './validate/validate.ts'

/** Reads and checks the file a command was given. Throws `UsageError` for one that cannot be read. */
export async function readConfigFile(file: string, command: string): Promise<{ text: string; result: Validation }> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new UsageError(`there is no file ${file} here. Write: kairos ${command} <file>`)
    if (error.code === 'EISDIR')
      throw new UsageError(`${file} is a folder. Write: kairos ${command} ${file}/kairos.json`)
    throw new UsageError(`${file} cannot be read (${error.code}).`)
  })
  return { text, result: validate(text, file.endsWith('.jsonc') ? 'allowed' : 'refused') }
}
