import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import type { Config } from '@kairos/schema'
import { UsageError } from './usage.ts'
import type { Finding } from './validate/finding.ts'
import { report, summarize } from './validate/report.ts'
import { type Validation, validate } from './validate/validate.ts'

export interface ConfigFile {
  text: string
  result: Validation
}

/** A page parses no larger file. */
const MOST_BYTES = 2e6

/** The file a command takes when none is named. */
export const configFileHere = (): string =>
  !existsSync('kairos.json') && existsSync('kairos.jsonc') ? 'kairos.jsonc' : 'kairos.json'

/** Reads and checks the file a command was given. Throws `UsageError` for one that cannot be read. */
export async function readConfigFile(file: string, command: string): Promise<ConfigFile> {
  const bytes = await readBytes(file, command)
  if (typeof bytes === 'string') return refused(bytes, 'save the config alone in this file')
  const encoding = encodingOf(bytes)
  if (encoding) return refused(`The file is ${encoding}, not text in UTF-8.`, 'save it as UTF-8')
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  return { text, result: validate(text, file.endsWith('.jsonc') ? 'allowed' : 'refused') }
}

/** Gives the bytes, or why so many are not read. */
async function readBytes(file: string, command: string): Promise<Buffer | string> {
  try {
    const { size } = await stat(file)
    if (size > MOST_BYTES)
      return `The file has ${(size / 1e6).toFixed(1)} MB; a page reads no config over ${MOST_BYTES / 1e6} MB.`
    return await readFile(file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new UsageError(`there is no file ${file} here. Write: kairos ${command} <file>`)
    if (code === 'EISDIR') throw new UsageError(`${file} is a folder. Write: kairos ${command} ${file}/kairos.json`)
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

function refused(message: string, fix: string): ConfigFile {
  const finding: Finding = { severity: 'error', code: 'unreadable', message, fix, line: 1, column: 1, length: 1 }
  return { text: '', result: { findings: [finding] } }
}

/** Gives the content of a file without errors; prints what is wrong with another. */
export async function readUsableConfig(file: string, command: string): Promise<Config | undefined> {
  const { text, result } = await readConfigFile(file, command)
  if (!result.config) console.log(`${report(file, text, result.findings)}\n\n${file}: ${summarize(result)}`)
  return result.config
}
