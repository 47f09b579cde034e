import { writeFile } from 'node:fs/promises'
import { UsageError } from '../usage.ts'

/** Writes the file that an option names. Throws `UsageError` where it cannot be written. */
export async function writeNamed(option: string, file: string, text: string): Promise<void> {
  await writeFile(file, text).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`--${option} ${file} cannot be written (${error.code}).`)
  })
}
