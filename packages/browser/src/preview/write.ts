import type { PreviewOptions } from '../api.ts'

/** Writes what a page asks for as a link would. */
export function writeFlags(options: PreviewOptions): string {
  const { force, segments, facts, ...plain } = options
  const flags = new URLSearchParams()
  const add = (name: string, value: unknown) => {
    if (value !== undefined && value !== '') flags.append(`kairos_${name}`, `${value}`)
  }
  add('force', pairs(force))
  add(
    'segments',
    Object.entries(segments ?? {})
      .map(([id, holds]) => (holds ? id : `-${id}`))
      .join(),
  )
  // One each: a value may have a comma.
  for (const [path, value] of Object.entries(facts ?? {}))
    add('facts', `${path}:${Array.isArray(value) ? value.join('|') : value}`)
  for (const name of ['at', 'visit', 'consent', 'targeting', 'persona', 'profile', 'seed', 'channel'] as const)
    add(name, plain[name])
  for (const name of ['only', 'why'] as const) if (plain[name]) add(name, 1)
  return flags.toString()
}

const pairs = (named: Readonly<Record<string, unknown>> = {}): string =>
  Object.entries(named)
    .map(([name, value]) => `${name}:${value}`)
    .join()
