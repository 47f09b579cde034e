import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '@kairos/schema'
import { readText } from './files/textFile.ts'
import { report, summarize } from './validate/report.ts'
import { type Validation, validate } from './validate/validate.ts'

export interface ConfigFile {
  text: string
  result: Validation
}

/** The file a command takes when none is named. */
export const configFileHere = (folder = ''): string =>
  ['kairos.json', 'kairos.jsonc'].map((name) => join(folder, name)).find((file) => existsSync(file)) ??
  join(folder, 'kairos.json')

/** Reads and checks the file a command was given. Throws `UsageError` for one that cannot be read. */
export async function readConfigFile(file: string, command: string): Promise<ConfigFile> {
  const write = `kairos ${command} <file>`
  const text = await readText(file, { write, name: 'kairos.json' })
  if (typeof text !== 'string') return { text: '', result: { findings: [text] } }
  return { text, result: validate(text, file.endsWith('.jsonc') ? 'allowed' : 'refused') }
}

/** Gives the content of a file without errors; prints what is wrong with another. */
export async function readUsableConfig(file: string, command: string): Promise<Config | undefined> {
  const { text, result } = await readConfigFile(file, command)
  if (!result.config) console.log(`${report(file, text, result.findings)}\n\n${file}: ${summarize(result)}`)
  return result.config
}
