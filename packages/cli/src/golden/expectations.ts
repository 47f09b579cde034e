import { type Decision, segmentsOf } from '@kairos/core'
import type { Expectation } from '@kairos/schema'
import type { Path } from '../validate/place.ts'
import type { Stop } from './happening.ts'
import { whyAbsent, whyDecision, whySegment } from './why.ts'
import { surfaceOf, wordsAt } from './wordsAt.ts'

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
    Object.entries(wanted).flatMap(([place, words]): Miss[] => {
      const surface = surfaceOf(place, stop)
      const texts = wordsAt(surface, stop)
      if (texts.some((text) => text.includes(words))) return []
      const isSlot = surface !== place
      const nothing = isSlot || place.startsWith('edit:') ? 'it shows the page’s own content' : 'nothing is open there'
      const read = texts.map((text) => `“${text}”`).join(', ') || nothing
      const message = `${isSlot ? `Slot ${place}` : place} does not read “${words}”: ${read}.`
      return [{ path: ['expect', 'texts', place], message, actual: texts[0] ?? '' }]
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
