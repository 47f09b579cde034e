import type { Program } from '@kairos/core'
import { didYouMean } from './nearest.ts'
import { type Flags, short } from './parse.ts'
import { factType, typedValue } from './typed.ts'

const A_VALUE = { number: 'a number', boolean: 'true or false', list: 'a list', string: 'a text', any: 'a value' }

/** What a link names and the file does not have, with the nearest name it has. */
export function problemsIn(flags: Flags, program: Program): string[] {
  const { plans, segments, inputs, facts } = program
  const problems: string[] = []
  const unknown = (what: string, name: string, known: readonly string[]) => {
    if (!known.includes(name)) problems.push(`${what} “${short(name)}”.${didYouMean(name, known)}`)
    return !known.includes(name)
  }
  for (const [campaign, variant] of Object.entries(flags.force)) {
    if (unknown('There is no campaign', campaign, [...plans.keys()]) || variant === 'off') continue
    const variants = plans.get(campaign)!.campaign.variants.map(({ id }) => id)
    unknown(`The campaign ${campaign} has no variant`, variant, [...variants, 'off'])
  }
  for (const id of Object.keys(flags.segments)) unknown('There is no segment', id, segments)
  const read = inputs.flatMap(({ path, rule }) => (rule < 0 && path[0] !== '$' ? path : []))
  for (const [path, text] of Object.entries(flags.facts)) {
    if (unknown('No rule and no text reads the fact', path, [...read, ...Object.keys(facts)])) continue
    const type = factType(path, Object.hasOwn(facts, path) ? facts[path] : undefined)
    if (typedValue(text, type) === undefined) problems.push(`${path} is ${A_VALUE[type]}, not “${short(text)}”.`)
  }
  if (flags.profile && flags.persona)
    problems.push('kairos_persona and kairos_profile are two visitors: the persona looks.')
  return problems
}
