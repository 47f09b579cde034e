import { parseArgs } from 'node:util'
import { didYouMean } from './closest.ts'

/** The command line itself was wrong: the message says what to write, and the exit code is 2. */
export class UsageError extends Error {}

export interface Option {
  /** What the option takes, as help shows it; without it the option is a switch. Example: `"<folder>"`. */
  value?: string
  about: string
}

export interface Command {
  /** After `kairos`. Example: `"serve [folder]"`. */
  usage: string
  about: string
  /** Words after the command, at most. */
  maxWords: number
  options: Record<string, Option>
  /** Gives the exit code. */
  run(given: Given): Promise<number>
}

/** What stood on the command line. */
export interface Given {
  words: string[]
  values: Record<string, string | undefined>
  switches: Set<string>
}

export function parse(name: string, { maxWords, options }: Command, args: string[]): Given {
  const known = { ...options, help: { about: '' } } as Record<string, Option>
  const { tokens } = parseArgs({
    args,
    // Not strict: node's own messages do not say what to write instead.
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      Object.entries(known).map(([key, { value }]) => [key, { type: value ? 'string' : 'boolean' } as const]),
    ),
  })
  const given: Given = { words: [], values: {}, switches: new Set() }
  for (const token of tokens) {
    if (token.kind === 'positional') given.words.push(token.value)
    if (token.kind !== 'option') continue
    const option = known[token.name]
    if (!option) throw unknownOption(name, token.rawName, Object.keys(known))
    if (option.value && !token.value)
      throw new UsageError(`--${token.name} needs a value: --${token.name} ${option.value}`)
    if (!option.value && token.value !== undefined) throw new UsageError(`--${token.name} takes no value.`)
    if (option.value) given.values[token.name] = token.value
    else given.switches.add(token.name)
  }
  const extra = given.words[maxWords]
  if (extra !== undefined && !given.switches.has('help'))
    throw new UsageError(`"${extra}" is one word too many. See: kairos ${name} --help`)
  return given
}

export interface Belonging {
  /** Options that would do nothing. */
  keys: readonly string[]
  /** Those beside which they would. */
  beside: readonly string[]
}

/** Throws `UsageError` for an option that stands without any of those it belongs to: it would be ignored. */
export function checkBelonging({ values, switches }: Given, { keys, beside }: Belonging): void {
  const isGiven = (key: string) => values[key] !== undefined || switches.has(key)
  const stray = keys.find(isGiven)
  if (stray === undefined || beside.some(isGiven)) return
  const others = beside.map((key) => `--${key}`)
  throw new UsageError(`--${stray} does nothing without ${others.join(' or ')}.`)
}

function unknownOption(name: string, raw: string, known: string[]): UsageError {
  const dashed = known.map((key) => `--${key}`)
  return new UsageError(`kairos ${name} has no option ${raw}.${didYouMean(raw, dashed)} It has: ${dashed.join(', ')}`)
}

export function helpOf({ usage, about, options }: Command): string {
  const rows = Object.entries({ ...options, help: { about: 'Show this.' } as Option })
  const left = rows.map(([key, { value }]) => `--${key}${value ? ` ${value}` : ''}`)
  const width = Math.max(...left.map(({ length }) => length))
  const lines = rows.map(([, option], index) => `  ${left[index]!.padEnd(width)}   ${option.about}`)
  return [`kairos ${usage}`, '', about, '', ...lines].join('\n')
}
