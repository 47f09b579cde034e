import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { UsageError } from '../usage.ts'
import type { Files } from './packedFiles.ts'

/** Puts files into a folder, each whole or not at all: whoever reads meanwhile has the old one or the new one. */
export async function putFiles(folder: string, files: Files): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    // All of them are on the disk before the first one counts.
    for (const [name, content] of files) await write(beside(folder, name), content, await modeOf(join(folder, name)))
    for (const [name] of files) await rename(beside(folder, name), join(folder, name))
  } catch (error) {
    for (const [name] of files) await rm(beside(folder, name), { force: true }).catch(() => {})
    throw new UsageError(`${folder} cannot be written (${(error as NodeJS.ErrnoException).code}).`)
  }
}

/** Reads a file that may not be there. */
export async function readIfThere(file: string): Promise<string | undefined> {
  return await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw new UsageError(`${file} cannot be read (${error.code}).`)
  })
}

const beside = (folder: string, name: string) => join(folder, `.${name}.${process.pid}.new`)

/** Who may read and write the file that is replaced; nothing where there is none. */
const modeOf = async (file: string): Promise<number | undefined> => (await stat(file).catch(() => undefined))?.mode

async function write(file: string, content: string, mode: number | undefined): Promise<void> {
  const handle = await open(file, 'w')
  try {
    if (mode !== undefined) await handle.chmod(mode & 0o777)
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
