import { readFile } from 'node:fs/promises'
import { UsageError } from './usage.ts'

/** Reads a JSON file that an option names. Throws `UsageError` for one that is none. */
export async function readJson(file: string, option: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`--${option} ${file} cannot be read (${error.code}).`)
  })
  try {
    return JSON.parse(text)
  } catch (problem) {
    throw new UsageError(`--${option} ${file} is not JSON: ${(problem as Error).message}`)
  }
}
