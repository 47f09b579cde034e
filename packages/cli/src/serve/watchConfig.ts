import { type FSWatcher, unwatchFile, watch, watchFile } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { report, summarize } from '../validate/report.ts'
import { validate } from '../validate/validate.ts'

/** An editor writes a file in several steps; they are over by then. */
const SETTLED_MS = 80
const POLL_MS = 500

export interface ConfigWatch {
  file: string
  print(line: string): void
}

/** Validates the file now and after each change, and prints the result. Nothing it finds stops the serving. */
export async function watchConfig({ file, print }: ConfigWatch): Promise<() => void> {
  const name = basename(file)
  let last: string | undefined

  const check = async (verb: string) => {
    const text = await readFile(file, 'utf8').catch(() => undefined)
    if (text === last) return
    last = text
    if (text === undefined) return print(`${name} is gone: pages get a 404 until it is back`)
    const result = validate(text, name.endsWith('.jsonc') ? 'allowed' : 'refused')
    print(`${name}${verb}: ${summarize(result)}`)
    if (result.findings.length) print(report(name, text, result.findings))
  }

  await check('')
  let timer: NodeJS.Timeout | undefined
  const stop = watchName(file, () => {
    clearTimeout(timer)
    timer = setTimeout(check, SETTLED_MS, ' changed')
  })
  return () => {
    clearTimeout(timer)
    stop()
  }
}

/** Watches the folder, not the file: many editors put a new file in place of the old one. */
function watchName(file: string, changed: () => void): () => void {
  let watcher: FSWatcher | undefined
  const poll = () => void watchFile(file, { interval: POLL_MS }, changed)
  try {
    watcher = watch(dirname(file), (_, name) => {
      if (name === null || name === basename(file)) changed()
    })
    watcher.on('error', poll)
  } catch {
    // Linux gives out a limited number of watches, and network drives none.
    poll()
  }
  return () => {
    watcher?.close()
    unwatchFile(file, changed)
  }
}
