import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import type { Action, Config } from '@kairos/schema'
import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser'
import { UsageError } from '../usage.ts'
import { isObject } from '../validate/tolerant.ts'

/** Who said that a variant is good as it is. */
export interface Signed {
  /** Names what it showed. */
  hash: string
  by: string
  /** The moment, such as `2026-11-26T11:20:00.000Z`. */
  at: string
  /** Problems that were seen and are fine, by their keys. */
  accepted: string[]
}

/** Variants by `campaign:variant`. */
export type Signoff = Record<string, Signed>

/** Reads what was signed off; nothing was where there is no file. Throws `UsageError` for one that is none. */
export async function readSignoff(file: string): Promise<Signoff> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw new UsageError(`${file} cannot be read (${error.code}).`)
  })
  if (text === undefined) return {}
  const errors: ParseError[] = []
  const found: unknown = parse(text, errors)
  const [problem] = errors
  if (problem) {
    const before = text.slice(0, problem.offset).split('\n')
    const place = `${file}:${before.length}:${before.at(-1)!.length + 1}`
    throw new UsageError(`${place} is not JSON (${printParseErrorCode(problem.error)}). ${AGAIN}`)
  }
  const variants = (found as { variants?: unknown } | null)?.variants
  const wrong = isObject(variants) ? Object.entries(variants).find(([, signed]) => !isSigned(signed))?.[0] : ''
  if (wrong === undefined) return variants as Signoff
  throw new UsageError(
    `${file}: ${wrong ? `"${wrong}" is not signed off as` : 'it is no sign-off as'} --accept writes it. ${AGAIN}`,
  )
}

const AGAIN = 'Correct it, or remove it and write --accept again.'

const isSigned = (value: unknown): value is Signed =>
  isObject(value) &&
  ['hash', 'by', 'at'].every((key) => typeof value[key] === 'string') &&
  Array.isArray(value['accepted']) &&
  value['accepted'].every((key) => typeof key === 'string')

/** Writes it in the order of the alphabet, so that a version control shows what changed. */
export async function writeSignoff(file: string, signoff: Signoff): Promise<void> {
  const variants = Object.fromEntries(Object.entries(signoff).sort(([a], [b]) => (a < b ? -1 : 1)))
  await writeFile(file, `${JSON.stringify({ variants }, null, 2)}\n`).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${file} cannot be written (${error.code}).`)
  })
}

/** Names what a variant shows, and where: 12 hexadecimal digits. Names and weights are no content. */
export function variantHash(actions: readonly Action[], { slots = {} }: Config): string {
  const places = actions.flatMap((action) => {
    const slot = 'slot' in action ? slots[action.slot ?? ''] : undefined
    return slot ? [[slot.selector, slot.reserve]] : []
  })
  return createHash('sha256')
    .update(JSON.stringify([actions, places]))
    .digest('hex')
    .slice(0, 12)
}
