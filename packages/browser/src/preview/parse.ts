import { didYouMean } from './nearest.ts'

/** What a preview link asks for. */
export interface Flags {
  /** Variants by campaign; `off` silences. */
  force: Record<string, string>
  segments: Record<string, boolean>
  /** Values as they were written, by the path of their fact. */
  facts: Record<string, string>
  /** A moment as it was written. */
  at?: string
  visit?: number
  consent?: Answer
  targeting: Targeting
  only: boolean
  persona?: string
  profile?: 'mine'
  seed?: string
  channel?: string
  /** Whether the panel is opened. */
  why: boolean
  reset: boolean
  preview?: 'off'
}

export type Answer = 'granted' | 'denied' | 'pending'
export type Targeting = 'respect' | 'ignore'

/** Flags that were understood, and sentences about those that were not. */
export interface Asked {
  flags: Flags
  problems: string[]
}

/** Longer links were not written by people; browsers and servers refuse them anyway. */
const MOST_CHARACTERS = 8000
const MOST_VISITS = 10_000

const NAMES = 'force segments facts at visit consent targeting only persona profile seed channel why reset preview'
  .split(' ')
  .map((name) => `kairos_${name}`)

/** Reads flags such as `kairos_force=hero:spring&kairos_visit=3`. Whatever it is given, it never throws. */
export function readFlags(text: string): Asked {
  const flags: Flags = {
    force: {},
    segments: {},
    facts: {},
    targeting: 'ignore',
    only: false,
    why: false,
    reset: false,
  }
  const problems: string[] = []
  const asked = [...new URLSearchParams(text.length > MOST_CHARACTERS ? '' : text)]
  if (text.length > MOST_CHARACTERS) problems.push(`A link has at most ${MOST_CHARACTERS} characters of flags.`)

  const all = (name: string) => asked.flatMap(([key, value]) => (key === name ? listed(value) : []))
  const last = (name: string) => asked.filter(([key]) => key === name).pop()?.[1]
  const oneOf = <Word extends string>(name: string, words: readonly Word[]): Word | undefined => {
    const value = last(name)?.trim()
    if (value === undefined || words.includes(value as Word)) return value as Word | undefined
    problems.push(`${name} is one of ${words.join(', ')}, not “${short(value)}”.${didYouMean(value, words)}`)
    return undefined
  }
  const isOn = (name: string) => !/^(0|false|off)$/.test(last(name) ?? 'off')

  for (const [key] of asked)
    if (!NAMES.includes(key)) problems.push(`There is no ${short(key)}.${didYouMean(key, NAMES)}`)
  flags.force = Object.fromEntries(all('kairos_force').map((pair) => paired(pair, 'off')))
  flags.segments = Object.fromEntries(all('kairos_segments').map((id) => [id.replace(/^-/, ''), id[0] !== '-']))
  flags.facts = factsIn(all('kairos_facts'))
  for (const name of ['at', 'persona', 'seed', 'channel'] as const) {
    const value = last(`kairos_${name}`)?.trim()
    if (value) flags[name] = value
  }
  const consent = oneOf('kairos_consent', ['granted', 'denied', 'pending'])
  if (consent) flags.consent = consent
  flags.targeting = oneOf('kairos_targeting', ['respect', 'ignore']) ?? 'ignore'
  const profile = oneOf('kairos_profile', ['mine'])
  if (profile) flags.profile = profile
  if (last('kairos_preview') === 'off') flags.preview = 'off'
  for (const name of ['only', 'why', 'reset'] as const) flags[name] = isOn(`kairos_${name}`)

  const visit = last('kairos_visit')
  if (visit !== undefined) {
    const count = Number(visit)
    if (Number.isInteger(count) && count > 0 && count <= MOST_VISITS) flags.visit = count
    else problems.push(`kairos_visit is the number of the visit, such as 3, not “${short(visit)}”.`)
  }
  return { flags, problems }
}

/** What people see of what somebody wrote. */
export const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

const listed = (value: string): string[] =>
  value
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)

function paired(pair: string, without: string): [name: string, value: string] {
  const at = pair.indexOf(':')
  return at < 0 ? [pair, without] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim() || without]
}

/** A piece without a path belongs to the value before it, which has a comma. */
function factsIn(pieces: readonly string[]): Record<string, string> {
  const facts: [path: string, value: string][] = []
  for (const piece of pieces) {
    const before = facts[facts.length - 1]
    if (/^[\w.-]+:/.test(piece) || !before) facts.push(paired(piece, ''))
    else before[1] += `,${piece}`
  }
  return Object.fromEntries(facts)
}
