import { readFile, realpath } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { putFiles } from '../pack/putFiles.ts'
import { UsageError } from '../usage.ts'

/** The file somebody edits, and what it is to say once it is published. */
export interface EditedFile {
  file: string
  before: string
  after: string
}

/**
 * Writes the file, and then puts in place what goes with it. In this order: whatever interrupts, nothing is published that
 * the file does not say. Where nothing could be sent (`put` throws) the file is as it was; what went wrong later pages may
 * have all the same, and the file goes on saying it. Gives what went wrong.
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
  try {
    const problem = await put()
    console.log(`${file} says so now.`)
    return problem
  } catch (error) {
    await write(file, before)
    throw error
  }
}

/** A link stays a link to where the file is. */
async function write(file: string, text: string): Promise<void> {
  const own = await realpath(file)
  await putFiles(dirname(own), [[basename(own), text]])
}
