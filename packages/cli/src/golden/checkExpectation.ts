import { type Ids, unknownId } from '../files/ids.ts'
import type { Path } from '../validate/place.ts'
import { fieldsOf, itemsOf, type Loose } from '../validate/tolerant.ts'
import type { Worded } from '../validate/words.ts'

/** Finds ids in an expectation that name nothing. */
export function checkExpectation(expectation: Loose, path: Path, ids: Ids): Worded[] {
  const { slots, surfaces, decisions, goals } = expectation
  const campaigns = [...ids.campaigns.keys()]
  const keys = (key: string, noun: string, known: readonly string[]) =>
    Object.keys(fieldsOf(expectation[key]))
      .filter((id) => !id.startsWith(EDIT))
      .flatMap((id) => unknownId({ noun, id, known, path: [...path, key, id], mark: 'key' }))
  const holders = (key: string, table: unknown) =>
    Object.entries(fieldsOf(table)).flatMap(([place, holder]) => checkHolder(holder, [...path, key, place], ids))
  return [
    ...keys('slots', 'slot', ids.slots),
    ...holders('slots', slots),
    ...keys('surfaces', 'surface', ids.surfaces),
    ...holders('surfaces', surfaces),
    ...keys('segments', 'segment', ids.segments),
    ...keys('texts', 'slot', [...ids.slots, ...ids.surfaces.filter((place) => place !== 'redirect')]),
    ...keys('decisions', 'campaign', campaigns),
    ...Object.entries(fieldsOf(decisions)).flatMap(([campaign, decision]) =>
      checkDecision({ campaign, decision, path: [...path, 'decisions', campaign], ids }),
    ),
    ...itemsOf(goals).flatMap((id, index) =>
      unknownId({ noun: 'goal', id, known: ids.goals, path: [...path, 'goals', index] }),
    ),
  ]
}

/** Any element may be edited. */
const EDIT = 'edit:'

/** `campaign`, or `campaign:variant`. */
function checkHolder(holder: unknown, path: Path, { campaigns }: Ids): Worded[] {
  if (typeof holder !== 'string') return []
  const [id, variant] = holder.split(':')
  const unknown = unknownId({ noun: 'campaign', id, known: [...campaigns.keys()], path })
  return unknown.length ? unknown : unknownId({ noun: 'variant', id: variant, known: campaigns.get(id!)!, path })
}

interface Deciding {
  campaign: string
  decision: unknown
  path: Path
  ids: Ids
}

/** `acts`, `acts:variant`, or why not. */
function checkDecision({ campaign, decision, path, ids }: Deciding): Worded[] {
  if (typeof decision !== 'string') return []
  const [word, variant] = decision.split(':')
  const variants = ids.campaigns.get(campaign)
  if (variant === undefined || word !== 'acts')
    return unknownId({ noun: 'reason', id: decision, known: [...ids.reasons, 'undecided'], path })
  return variants ? unknownId({ noun: 'variant', id: variant, known: variants, path }) : []
}
