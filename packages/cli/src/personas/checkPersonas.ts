import type { Config } from '@kairos/schema'
import { wrongAmount, wrongDuration } from '../files/amounts.ts'
import { type Ids, idsOf, unknownId } from '../files/ids.ts'
import { factCheck } from '../validate/facts.ts'
import type { Path } from '../validate/place.ts'
import { fieldsOf, itemsOf, type Loose } from '../validate/tolerant.ts'
import type { Worded } from '../validate/words.ts'
import { checkCrowd, checkShares } from './checkCrowd.ts'

/** Finds what no schema can say about made-up visitors: ids of the config that are not there, and what cannot be. */
export function checkPersonas(value: unknown, config: Config): Worded[] {
  const ids = idsOf(config)
  const { personas, mix, effects } = fieldsOf(value)
  const known = Object.keys(fieldsOf(personas))
  return [
    ...Object.entries(fieldsOf(personas)).flatMap(([id, persona]) =>
      checkPersona({ persona, path: ['personas', id], config, ids }),
    ),
    ...itemsOf(mix).flatMap((crowd, index) => checkCrowd({ crowd: fieldsOf(crowd), path: ['mix', index], ids, known })),
    ...checkShares(itemsOf(mix).map(fieldsOf)),
    ...itemsOf(effects).flatMap((effect, index) => checkEffect(fieldsOf(effect), ['effects', index], ids)),
  ]
}

export interface CheckingPersona {
  persona: unknown
  path: Path
  config: Config
  ids: Ids
}

export function checkPersona({ persona, path, config, ids }: CheckingPersona): Worded[] {
  const { lastSeen, firstSeen, visits, pages, facts, history, campaigns } = fieldsOf(persona)
  return [
    ...wrongDuration(lastSeen, [...path, 'lastSeen']),
    ...wrongDuration(firstSeen, [...path, 'firstSeen']),
    ...wrongAmount({ value: visits, least: 0, path: [...path, 'visits'] }),
    ...wrongAmount({ value: pages, least: 0, path: [...path, 'pages'] }),
    ...Object.keys(fieldsOf(facts)).flatMap((fact) => checkFact(fact, [...path, 'facts', fact], config)),
    ...itemsOf(history).flatMap((event, index) => {
      const { times, ago } = fieldsOf(event)
      const here = [...path, 'history', index]
      return [
        ...wrongDuration(ago, [...here, 'ago']),
        ...wrongAmount({ value: times, least: 0, most: 1000, path: [...here, 'times'] }),
      ]
    }),
    ...Object.entries(fieldsOf(campaigns)).flatMap(([id, memory]) => {
      const here = [...path, 'campaigns', id]
      const { variant, ago } = fieldsOf(memory)
      const variants = ids.campaigns.get(id)
      return [
        ...unknownId({ noun: 'campaign', id, known: [...ids.campaigns.keys()], path: here, mark: 'key' }),
        ...(variants ? unknownId({ noun: 'variant', id: variant, known: variants, path: [...here, 'variant'] }) : []),
        ...wrongDuration(ago, [...here, 'ago']),
      ]
    }),
  ]
}

/** What to say instead of a fact that no page tells. */
const FROM_MEMORY: Record<string, string> = {
  visit: '"visits", "lastSeen" and "pages"',
  visitor: '"visits", "lastSeen" and "firstSeen"',
  traffic: '"traffic"',
  firstTraffic: '"firstTraffic"',
  traits: '"traits"',
  orders: '"history" with the event "purchase"',
  viewed: '"history" with the event "view_item"',
  interest: '"history" with the event the interest is worked out from',
  rfm: '"history" with the event "purchase"',
  lifecycle: '"history" with the event "purchase"',
  campaign: '"campaigns"',
  segment: 'what the segment asks for',
  time: 'the moment of the visit',
  consent: '"consent"',
}

export function checkFact(fact: string, path: Path, config: Config): Worded[] {
  const word = fact.split('.')[0]!
  if (Object.hasOwn(FROM_MEMORY, word)) {
    const message = `No page tells "${fact}": it is worked out.`
    return [{ path, mark: 'key', code: 'worked_out', message, fix: `say ${FROM_MEMORY[word]} instead` }]
  }
  const problem = factCheck(config as unknown as Loose)(fact)
  return problem ? [{ path, mark: 'key', code: 'unknown_fact', ...problem }] : []
}

function checkEffect({ campaign, variant, goal, lift }: Loose, path: Path, ids: Ids): Worded[] {
  const variants = ids.campaigns.get(String(campaign))
  return [
    ...unknownId({ noun: 'campaign', id: campaign, known: [...ids.campaigns.keys()], path: [...path, 'campaign'] }),
    ...(variants ? unknownId({ noun: 'variant', id: variant, known: variants, path: [...path, 'variant'] }) : []),
    ...unknownId({ noun: 'goal', id: goal, known: ids.goals, path: [...path, 'goal'] }),
    ...wrongAmount({ value: lift, least: -1, path: [...path, 'lift'] }),
  ]
}
