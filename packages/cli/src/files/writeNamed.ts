import { writeFile } from 'node:fs/promises'
import { UsageError } from '../usage.ts'

/** Writes the page that `--html` names. Throws `UsageError` where it cannot be written. */
export async function writePage(file: string, page: string): Promise<void> {
  await writeFile(file, page).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`--html ${file} cannot be written (${error.code}).`)
  })
}
