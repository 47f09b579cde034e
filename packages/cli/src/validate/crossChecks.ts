import { didYouMean } from '../closest.ts'
import { checkChat } from './chat.ts'
import { checkConditions } from './conditions.ts'
import { checkFacts } from './facts.ts'
import { checkFeeds } from './feeds.ts'
import { checkGeo } from './geo.ts'
import { nameOf, type Path } from './place.ts'
import { fieldsOf, itemsOf, type Loose } from './tolerant.ts'
import type { Worded } from './words.ts'

/** What no schema can say: where one part of the file has to agree with another. */
export function crossCheck(root: unknown): Worded[] {
  const config = fieldsOf(root)
  return checks.flatMap((check) => check(config))
}

const checks: readonly ((config: Loose) => Worded[])[] = [
  checkIds, // ids written in a way that links, facts and measurements can name
  checkUniqueIds, // one campaign an id, one variant an id in its campaign
  checkVariants, // something to choose from, by weights that can be shares
  checkConditions, // segments that exist, patterns that compile
  checkFeeds, // feeds that pages can ask for, and somebody who answers for what reads them
  checkFacts, // facts that somebody tells
  checkGeo, // geo.* only where the file says where it comes from
  checkChat, // somebody who answers
  checkDurations, // "30m", not "30 minutes"
  checkTimezone, // a zone that clocks know
  checkSlots, // slots of the list, if there is a list
]

const campaignsOf = (config: Loose) => itemsOf(config['campaigns']).map(fieldsOf)
const variantsOf = (campaign: Loose) => itemsOf(campaign['variants']).map(fieldsOf)

function checkIds(config: Loose): Worded[] {
  const keys = ['segments', 'slots', 'goals'].flatMap((list) =>
    Object.keys(fieldsOf(config[list])).map((id) => ({ id, path: [list, id] as Path, mark: 'key' as const })),
  )
  const ids = campaignsOf(config).flatMap((campaign, index) => [
    { id: campaign['id'], path: ['campaigns', index, 'id'], mark: 'value' as const },
    ...variantsOf(campaign).map(({ id }, n) => ({
      id,
      path: ['campaigns', index, 'variants', n, 'id'],
      mark: 'value' as const,
    })),
  ])
  return [...keys, { id: config['site'], path: ['site'], mark: 'value' as const }, ...ids].flatMap(
    ({ id, path, mark }) => {
      if (typeof id !== 'string' || /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) return []
      const message = `"${id}" is not in kebab-case: lower-case letters, digits and single hyphens.`
      const better = id
        .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
        .toLowerCase()
        .match(/[a-z0-9]+/g)
        ?.join('-')
      return { path, mark, code: 'bad_id', message, ...(better ? { fix: `write "${better}"` } : {}) }
    },
  )
}

function checkUniqueIds(config: Loose): Worded[] {
  const campaigns = campaignsOf(config)
  return [
    ...duplicates(campaigns, ['campaigns'], 'Two campaigns have the id'),
    ...campaigns.flatMap((campaign, index) =>
      duplicates(variantsOf(campaign), ['campaigns', index, 'variants'], 'Two variants of the campaign have the id'),
    ),
  ]
}

function duplicates(units: Loose[], path: Path, sentence: string): Worded[] {
  const ids = units.map(({ id }) => id)
  return ids.flatMap((id, index) => {
    if (typeof id !== 'string' || ids.indexOf(id) === index) return []
    const message = `${sentence} "${id}".`
    return {
      path: [...path, index, 'id'],
      mark: 'value',
      code: 'duplicate_id',
      message,
      fix: 'give one of them another id',
    }
  })
}

function checkVariants(config: Loose): Worded[] {
  return campaignsOf(config).flatMap((campaign, index) => {
    const path: Path = ['campaigns', index, 'variants']
    const variants = variantsOf(campaign)
    const name = nameOf(config, path)
    if (Array.isArray(campaign['variants']) && variants.length === 0)
      return {
        path,
        mark: 'value',
        code: 'no_variants',
        message: `${name} is empty.`,
        fix: 'add { "id": "…", "actions": […] }',
      }
    const negative = variants.flatMap(({ weight }, n): Worded[] => {
      if (typeof weight !== 'number' || weight >= 0) return []
      const message = `${nameOf(config, [...path, n])} has a weight below 0.`
      return [{ path: [...path, n, 'weight'], mark: 'value', code: 'bad_weight', message, fix: 'write 0 or more' }]
    })
    if (variants.length === 0 || variants.some(({ weight }) => weight !== 0)) return negative
    const message = `All weights in ${name} are 0: no visitor would get any variant.`
    return {
      path,
      mark: 'value',
      code: 'bad_weight',
      message,
      fix: 'give one of them a weight, or set "enabled": false',
    }
  })
}

function checkDurations(config: Loose): Worded[] {
  const places: Path[] = [
    ['settings', 'visitGap'],
    ['settings', 'refresh'],
    ...Object.keys(fieldsOf(config['facts'])).map((fact) => ['facts', fact, 'keep']),
  ]
  return places.flatMap((path) => {
    const value = path.reduce<unknown>((inside, key) => fieldsOf(inside)[key], config)
    if (typeof value !== 'string' || /^\d+(\.\d+)?(ms|[smhdw])$/.test(value)) return []
    const message = `"${value}" is not a duration.`
    return {
      path,
      mark: 'value',
      code: 'bad_duration',
      message,
      fix: 'write "300ms", "45s", "30m", "12h" or "7d"',
    }
  })
}

function checkTimezone(config: Loose): Worded[] {
  const zone = fieldsOf(config['settings'])['timezone']
  if (typeof zone !== 'string' || zone === 'visitor') return []
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return []
  } catch {
    const message = `"${zone}" is not a time zone.${didYouMean(zone, Intl.supportedValuesOf('timeZone'))}`
    const fix = 'write an IANA name such as "Europe/Warsaw", or "visitor"'
    return [{ path: ['settings', 'timezone'], mark: 'value', code: 'unknown_timezone', message, fix }]
  }
}

function checkSlots(config: Loose): Worded[] {
  const known = Object.keys(fieldsOf(config['slots']))
  // A <kairos-slot> needs no entry. Somebody who lists slots though probably lists all of them.
  if (known.length === 0) return []
  return campaignsOf(config).flatMap((campaign, index) =>
    variantsOf(campaign).flatMap((variant, n) =>
      itemsOf(variant['actions'])
        .map(fieldsOf)
        .flatMap(({ slot }, m): Worded[] => {
          if (typeof slot !== 'string' || known.includes(slot)) return []
          const path = ['campaigns', index, 'variants', n, 'actions', m, 'slot']
          const message = `"slots" does not list "${slot}".${didYouMean(slot, known)}`
          const fix = `nothing, if the page has <kairos-slot name="${slot}">; else add the slot to "slots"`
          return [{ path, mark: 'value', severity: 'warning', code: 'unknown_slot', message, fix }]
        }),
    ),
  )
}
