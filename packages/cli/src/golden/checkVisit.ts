import type { Needs } from '@kairos/core'
import type { Config } from '@kairos/schema'
import { didYouMean } from '../closest.ts'
import { wrongAmount, wrongDuration } from '../files/amounts.ts'
import { type Ids, unknownId } from '../files/ids.ts'
import { checkFact, checkPersona } from '../personas/checkPersonas.ts'
import type { Path } from '../validate/place.ts'
import { fieldsOf, itemsOf, type Loose, textsOf } from '../validate/tolerant.ts'
import type { Worded } from '../validate/words.ts'
import type { SiteClock } from '../visits/siteClock.ts'
import { checkExpectation } from './checkExpectation.ts'
import { type Verb, verbs, verbsOf } from './verbs.ts'

/** What a golden visit may speak of. */
export interface Grounds {
  config: Config
  ids: Ids
  needs: Needs
  clock: SiteClock
  /** Ids of the personas that can be used. */
  personas: readonly string[]
}

/** What to do about a persona where none is described. */
const NOBODY = 'describe it in personas.json, beside kairos.json: { "personas": { "ann": { "visits": 2 } } }'

/** Finds what no schema can say about a golden visit. */
export function checkVisit(value: unknown, grounds: Grounds): Worded[] {
  const { persona, at, steps } = fieldsOf(value)
  const { config, ids, personas, clock } = grounds
  const list = itemsOf(steps).map(fieldsOf)
  return [
    ...unknownId({ noun: 'persona', id: persona, known: personas, path: ['persona'], none: NOBODY }),
    ...(typeof persona === 'object' ? checkPersona({ persona, path: ['persona'], config, ids }) : []),
    ...wrongMoment(at, ['at'], clock),
    ...checkStart(list),
    ...list.flatMap((step, index) => checkStep(step, ['steps', index], grounds)),
  ]
}

function checkStart([first]: Loose[]): Worded[] {
  // What is no word of a step is told where it stands.
  if (!first || Object.hasOwn(first, 'go') || (!verbsOf(first).length && Object.keys(first).some(isUnknown))) return []
  const message = 'The visit does not begin on a page.'
  return [{ path: ['steps', 0], mark: 'value', code: 'no_page', message, fix: 'begin with { "go": "/" }' }]
}

const isUnknown = (key: string) => !/^(expect|note|fields|traffic)$/.test(key)

function wrongMoment(value: unknown, path: Path, clock: SiteClock): Worded[] {
  if (typeof value !== 'string' || clock.momentMs(value) !== undefined) return []
  const message = `"${value}" is no moment.`
  return [{ path, mark: 'value', code: 'bad_moment', message, fix: 'write, for example, "2026-12-24T18:00"' }]
}

function checkStep(step: Loose, path: Path, grounds: Grounds): Worded[] {
  const { ids, clock, config, needs } = grounds
  const said = verbsOf(step)
  const campaign = (key: 'follow' | 'close') =>
    unknownId({ noun: 'campaign', id: step[key], known: [...ids.campaigns.keys()], path: [...path, key] })
  return [
    ...checkVerbs(step, said, path),
    ...['wait', 'away', 'active', 'idle'].flatMap((key) => wrongDuration(step[key], [...path, key])),
    ...wrongMoment(step['until'], [...path, 'until'], clock),
    ...wrongAmount({ value: step['scroll'], least: 0, most: 100, path: [...path, 'scroll'] }),
    ...wrongAmount({ value: step['exitIntent'], least: 0, most: 1, path: [...path, 'exitIntent'] }),
    ...Object.keys(fieldsOf(step['facts'])).flatMap((fact) => checkFact(fact, [...path, 'facts', fact], config)),
    ...campaign('follow'),
    ...campaign('close'),
    ...(Object.keys(watched) as (keyof typeof watched)[]).flatMap((key) =>
      unheard({ key, value: step[key], known: namedBy(key, needs), path: [...path, key] }),
    ),
    ...checkExpectation(fieldsOf(step['expect']), [...path, 'expect'], ids),
  ]
}

/** One thing happens in a step, and what stands beside it belongs to it. */
function checkVerbs(step: Loose, said: Verb[], path: Path): Worded[] {
  const wrong = (key: string, message: string, fix: string): Worded[] => [
    { path: [...path, key], mark: 'key', code: 'bad_step', message, fix },
  ]
  if (said.length > 1)
    return wrong(said[1]!, `A step says one thing: "${said[0]}" or "${said[1]}".`, 'make two steps of it')
  const stray = [
    ['fields', 'event'],
    ['traffic', 'go'],
  ].find(([key, verb]) => Object.hasOwn(step, key!) && said[0] !== verb)
  if (stray) return wrong(stray[0]!, `"${stray[0]}" belongs beside "${stray[1]}".`, `write "${stray[1]}" as well`)
  // What is no word of a step at all is told where it stands.
  if (said.length || Object.keys(step).some((key) => key !== 'note')) return []
  const fix = `write one of: ${Object.keys(verbs).join(', ')}, expect`
  return [{ path, mark: 'value', code: 'bad_step', message: 'Nothing happens in this step.', fix }]
}

/** What only triggers listen to, and the kind of trigger that does. */
const watched = {
  see: ['element_visible', 'selector'],
  reach: ['scrolled_to', 'selector'],
  appear: ['element_appeared', 'selector'],
  click: ['interaction', 'selector'],
  hover: ['interaction', 'selector'],
  focus: ['interaction', 'selector'],
  trigger: ['manual', 'name'],
} as const

function namedBy(key: keyof typeof watched, { moments }: Needs): string[] {
  const [type, field] = watched[key]
  const found = moments
    .map((moment) => moment as unknown as Loose)
    .filter((moment) => moment['type'] === type && (type !== 'interaction' || (moment['on'] ?? 'click') === key))
  return [...new Set(found.flatMap((moment) => textsOf(moment[field])))]
}

interface Unheard {
  key: keyof typeof watched
  value: unknown
  known: string[]
  path: Path
}

function unheard({ key, value, known, path }: Unheard): Worded[] {
  if (typeof value !== 'string' || known.includes(value)) return []
  const message = `No trigger of the file waits for "${key}": "${value}".${didYouMean(value, known)}`
  const fix = known.length ? `write one of: ${known.join(', ')}` : 'remove the step: nothing would come of it'
  return [{ path, mark: 'value', code: 'unheard', message, fix }]
}
