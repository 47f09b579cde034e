import { explain } from '@kairos/core'
import { hash } from '@kairos/core/bucketing'
import type { Stop } from './happening.ts'

/** Why a campaign is decided as it is, as the core explains it. */
export function whyDecision({ state, program }: Stop, campaign: string): string {
  const [report] = explain(state, program, campaign).campaigns
  return report ? `Why: ${sentence(report.sentence)}` : 'It cannot be used: see kairos validate.'
}

/** Why a place is not held by the campaign, or the variant, that was expected. */
export function whyAbsent(stop: Stop, expected: string): string {
  const [campaign = '', variant] = expected.split(':')
  const decision = Object.hasOwn(stop.state.page.decisions, campaign) ? stop.state.page.decisions[campaign] : undefined
  if (!decision?.acts || decision.variant === variant || variant === undefined) return whyDecision(stop, campaign)
  const { id } = stop.state.profile
  const other = visitorFor(stop, campaign, variant)
  const hint = other === undefined ? 'No visitor is.' : `Visitor "${other}" would be: write "visitor": "${other}".`
  return `Visitor "${id}" is given ${decision.variant}, not ${variant}. ${hint}`
}

/** So many ids are tried. */
const MOST_IDS = 1000

/** The id of a visitor who is given a variant: chance is a hash of it. */
function visitorFor({ program, state }: Stop, campaign: string, variant: string): string | undefined {
  const { campaign: source, shares } = program.plans.get(campaign)!
  const { seed = campaign, hashVersion = 2, coverage = 1, variants } = source
  const index = variants.findIndex(({ id }) => id === variant)
  const from = shares.slice(0, index).reduce((sum, share) => sum + share, 0)
  const to = from + coverage * shares[index]!
  const ids = Array.from({ length: MOST_IDS }, (_, n) => `${state.profile.id}-${n + 1}`)
  return ids.find((id) => {
    const place = hash(seed, id, hashVersion)!
    return place >= from && place < to
  })
}

/** What a segment asks for, and what is so. */
export function whySegment({ state, program }: Stop, segment: string): string {
  const { segments, facts } = explain(state, program, '')
  const told = segments.find((one) => one.segment === segment)?.sentence
  const { leaves } = program.rules[program.segments.indexOf(segment)] ?? { leaves: [] }
  const paths = [...new Set(leaves.map((leaf) => program.inputs[program.leaves[leaf]!.input]!.path))]
  const values = paths.map((path) => `${path} is ${Object.hasOwn(facts, path) ? shown(facts[path]) : isIn(path)}`)
  return sentence([told && `It asks for: ${told}`, values.join(', ')].filter(Boolean).join('; '))

  function isIn(path: string): string {
    const asked = segments.find((one) => `segment.${one.segment}` === path)
    return shown(asked?.holds)
  }
}

const shown = (value: unknown): string => (value === null || value === undefined ? 'missing' : JSON.stringify(value))

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)
