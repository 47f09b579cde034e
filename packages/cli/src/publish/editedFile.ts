import { readFile, writeFile } from 'node:fs/promises'
import { UsageError } from '../usage.ts'

/** The file somebody edits, and what it is to say once it is published. */
export interface EditedFile {
  file: string
  before: string
  after: string
}

/**
 * Writes the file, and then puts in place what goes with it; where that goes wrong, the file is as it was. In this order:
 * whatever interrupts, nothing is published that the file does not say. Gives what went wrong.
 */
export async function putting(
  edited: EditedFile | undefined,
  put: () => Promise<string | undefined>,
): Promise<string | undefined> {
  if (!edited || edited.after === edited.before) return await put()
  const { file, before, after } = edited
  if ((await readFile(file, 'utf8').catch(() => undefined)) !== before)
    throw new UsageError(`${file} was changed meanwhile. Nothing was published: look at it again.`)
  await write(file, after)
  let isPut = false
  try {
    const problem = await put()
    isPut = problem === undefined
    if (isPut) console.log(`${file} says so now.`)
    return problem
  } finally {
    if (!isPut) await write(file, before)
  }
}

async function write(file: string, text: string): Promise<void> {
  await writeFile(file, text).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${file} cannot be written (${error.code}).`)
  })
}
