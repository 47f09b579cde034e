import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type ParseError, parse } from 'jsonc-parser'
import { report, summarize } from '../validate/report.ts'
import { validate } from '../validate/validate.ts'
import { watchFile } from './watchFile.ts'

/** An editor writes a file in several steps; they are over by then. */
const SETTLED_MS = 80

export interface ConfigWatch {
  file: string
  print(line: string): void
  /** Hears each new text that can be read, as the page would; the first one too. */
  read(config: unknown): void
}

/** Validates the file now and after each change, and prints the result. Nothing it finds stops the serving. */
export async function watchConfig({ file, print, read }: ConfigWatch): Promise<() => void> {
  const name = basename(file)
  let last: string | undefined

  const check = async (verb: string) => {
    const text = await readFile(file, 'utf8').catch(() => undefined)
    if (text === last) return
    last = text
    if (text === undefined) return print(`${name} is gone: pages get a 404 until it is back`)
    const errors: ParseError[] = []
    const config: unknown = parse(text, errors)
    if (!errors.length) read(config)
    const result = validate(text, name.endsWith('.jsonc') ? 'allowed' : 'refused')
    print(`${name}${verb}: ${summarize(result)}`)
    if (result.findings.length) print(report(name, text, result.findings))
  }

  await check('')
  let timer: NodeJS.Timeout | undefined
  const stop = watchFile(file, () => {
    clearTimeout(timer)
    timer = setTimeout(check, SETTLED_MS, ' changed')
  })
  return () => {
    clearTimeout(timer)
    stop()
  }
}
