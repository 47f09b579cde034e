import { type Decision, segmentsOf } from '@kairos/core'
import type { Action, Expectation } from '@kairos/schema'
import type { Path } from '../validate/place.ts'
import { fieldsOf } from '../validate/tolerant.ts'
import type { Stop } from './happening.ts'
import { whyAbsent, whyDecision, whySegment } from './why.ts'

/** Something that is not as expected. */
export interface Miss {
  /** Where it is expected, from the step on. Example: `["expect", "slots", "hero"]`. */
  path: Path
  /** What is and what was to be, and why, in sentences. */
  message: string
  /** What the file would have to expect. */
  actual: unknown
}

type Check<Key extends keyof Expectation> = (wanted: NonNullable<Expectation[Key]>, stop: Stop) => Miss[]
type Checks = { [Key in keyof Required<Expectation>]: Check<Key> }

/** How each part of an expectation is held against what is so. */
const checks: Checks = {
  slots: (wanted, stop) =>
    Object.entries(wanted).flatMap(([slot, holder]) =>
      held({ place: slot, surface: `slot:${slot}`, key: 'slots', holder, stop }),
    ),
  surfaces: (wanted, stop) =>
    Object.entries(wanted).flatMap(([surface, holder]) =>
      held({ place: surface, surface, key: 'surfaces', holder, stop }),
    ),
  segments(wanted, stop) {
    const inside = segmentsOf(stop.state)
    return Object.entries(wanted).flatMap(([segment, expected]): Miss[] => {
      const actual = inside.includes(segment)
      if (actual === expected) return []
      const message = `The visitor is ${actual ? '' : 'not '}in segment "${segment}". ${whySegment(stop, segment)}`
      return [{ path: ['expect', 'segments', segment], message, actual }]
    })
  },
  decisions: (wanted, stop) =>
    Object.entries(wanted).flatMap(([campaign, expected]): Miss[] => {
      const actual = decisionOf(stop, campaign)
      if (actual === expected || actual.split(':')[0] === expected) return []
      const message = `"${campaign}" is decided as ${actual}, not as ${expected}. ${whyDecision(stop, campaign)}`
      return [{ path: ['expect', 'decisions', campaign], message, actual }]
    }),
  texts: (wanted, stop) =>
    Object.entries(wanted).flatMap(([slot, words]): Miss[] => {
      const texts = textsIn(stop, slot)
      if (texts.some((text) => text.includes(words))) return []
      const read = texts.map((text) => `“${text}”`).join(', ')
      const message = `Slot ${slot} does not read “${words}”: ${read || 'it shows the page’s own content'}.`
      return [{ path: ['expect', 'texts', slot], message, actual: texts[0] ?? '' }]
    }),
  goals(wanted, { goals }) {
    if (JSON.stringify([...wanted].sort()) === JSON.stringify([...goals].sort())) return []
    const message = `In this step ${goals.length ? goals.join(', ') : 'no goal'} was reached, not ${wanted.join(', ') || 'none'}.`
    return [{ path: ['expect', 'goals'], message, actual: goals }]
  },
}

/** Holds everything a step expects against what is so. */
export const missesAt = (stop: Stop): Miss[] =>
  Object.entries(stop.step.expect ?? {}).flatMap(([key, wanted]) =>
    (checks[key as keyof Expectation] as (wanted: unknown, stop: Stop) => Miss[])(wanted, stop),
  )

interface Holding {
  place: string
  surface: string
  key: 'slots' | 'surfaces'
  holder: string | null
  stop: Stop
}

function held({ place, surface, key, holder, stop }: Holding): Miss[] {
  const actual = holderOf(stop, surface)
  if (actual === holder || (holder !== null && actual?.split(':')[0] === holder)) return []
  const shown = (one: string | null) => one ?? 'nobody'
  const why = holder === null ? whyDecision(stop, actual!.split(':')[0]!) : whyAbsent(stop, holder)
  const message = `${key === 'slots' ? `Slot ${place}` : place} is held by ${shown(actual)}, not by ${shown(holder)}. ${why}`
  return [{ path: ['expect', key, place], message, actual }]
}

const decisionAbout = ({ state: { page } }: Stop, campaign: string): Decision | undefined =>
  Object.hasOwn(page.decisions, campaign) ? page.decisions[campaign] : undefined

/** `campaign:variant` of whoever holds a place. */
export function holderOf(stop: Stop, surface: string): string | null {
  const { surfaces } = stop.state.page
  const campaign = Object.hasOwn(surfaces, surface) ? surfaces[surface]! : undefined
  return campaign === undefined ? null : `${campaign}:${decisionAbout(stop, campaign)?.variant}`
}

/** `acts:variant`, or why not. */
export function decisionOf(stop: Stop, campaign: string): string {
  const decision = decisionAbout(stop, campaign)
  if (!decision) return 'undecided'
  return decision.acts ? `acts:${decision.variant}` : decision.reason
}

/** All words that stand in a slot. */
function textsIn(stop: Stop, slot: string): string[] {
  const { surfaces } = stop.state.page
  const campaign = Object.hasOwn(surfaces, `slot:${slot}`) ? surfaces[`slot:${slot}`]! : undefined
  const actions: readonly Action[] = (campaign && decisionAbout(stop, campaign)?.actions) || []
  return actions.flatMap((action) => {
    if (action.type === 'slot') return action.slot === slot ? wordsIn(action) : []
    return action.type === 'widget' && action.slot === slot ? blockWords(action.blocks) : []
  })
}

const wordsIn = ({ title, text, list = [], link, html }: Extract<Action, { type: 'slot' }>): string[] =>
  [title, text, ...list, link?.text, html].filter((words): words is string => typeof words === 'string')

/** Fields of blocks that are read, whatever block has them. */
const READ = /^(text|items|label|title|name|price|code|next|low|high)$/

/** The words of blocks and of all that is in them. */
function blockWords(part: unknown, field = ''): string[] {
  if (typeof part === 'string') return READ.test(field) ? [part] : []
  if (Array.isArray(part)) return part.flatMap((one) => blockWords(one, field))
  return Object.entries(fieldsOf(part)).flatMap(([name, value]) => blockWords(value, name))
}
