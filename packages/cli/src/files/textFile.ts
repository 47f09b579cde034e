import { readFile, stat } from 'node:fs/promises'
import { UsageError } from '../usage.ts'
import type { Finding } from '../validate/finding.ts'

/** What to tell whoever named a file that is not there. */
export interface Asked {
  /** How it is named on the command line. Example: `"kairos test <file>"`. */
  write: string
  /** How the file is called as a rule. Example: `"kairos.json"`. */
  name: string
}

/** A page parses no larger file. */
const MOST_BYTES = 2e6

/** Reads a file that people write. Gives what is wrong with one that is no text; throws `UsageError` for one that cannot be read. */
export async function readText(file: string, asked: Asked): Promise<string | Finding> {
  const bytes = await readBytes(file, asked)
  if (typeof bytes === 'string') return refused(bytes, `save nothing but ${asked.name} in this file`)
  const encoding = encodingOf(bytes)
  if (encoding) return refused(`The file is ${encoding}, not text in UTF-8.`, 'save it as UTF-8')
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

/** Gives the bytes, or why so many are not read. */
async function readBytes(file: string, { write, name }: Asked): Promise<Buffer | string> {
  try {
    const { size } = await stat(file)
    if (size > MOST_BYTES)
      return `The file has ${(size / 1e6).toFixed(1)} MB; ${name} may have ${MOST_BYTES / 1e6} MB at most.`
    return await readFile(file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new UsageError(`there is no file ${file} here. Write: ${write}`)
    if (code === 'EISDIR')
      throw new UsageError(`${file} is a folder. Write: ${write.replace('<file>', `${file}/${name}`)}`)
    if (code === 'EACCES' || code === 'EPERM')
      throw new UsageError(`${file} may not be read: you have no permission (${code}).`)
    throw new UsageError(`${file} cannot be read (${code}).`)
  }
}

/** What the bytes are, if they are no UTF-8. */
function encodingOf(bytes: Buffer): string | undefined {
  const start = bytes.subarray(0, 2).toString('latin1')
  if (start === '\u00FF\u00FE' || start === '\u00FE\u00FF') return 'in UTF-16'
  const nulls = bytes.subarray(0, 1000).filter((byte) => byte === 0).length
  // Latin letters have a 0 in every second byte.
  if (nulls > 10 && nulls * 2.2 > Math.min(bytes.length, 1000) && nulls * 1.8 < Math.min(bytes.length, 1000))
    return 'in UTF-16'
  if (nulls) return 'binary'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return undefined
  } catch {
    return 'in another encoding'
  }
}

function refused(message: string, fix: string): Finding {
  return { severity: 'error', code: 'unreadable', message, fix, line: 1, column: 1, length: 1 }
}
