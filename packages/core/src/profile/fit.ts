import type { bounded } from '../live/bounded.ts'
import type { CampaignMemory, Past, Profile } from '../state.ts'

/** Of the whole profile as it is stored, JSON in UTF-8. */
const MOST_BYTES = 32_000
/** What is thinned is thinned so far that it has room to grow again. */
const GOAL_BYTES = 28_000
const MOST_PATH_CHARACTERS = 1000

/** What it takes from elsewhere; it imports only the type. */
export interface Bounds {
  bounded: typeof bounded
}

/**
 * Keeps the profile within its bound, whatever the file asks to remember. First each kind of memory keeps its latest (or
 * strongest) half, quarter and so on: events, times of campaigns, interests, counts. Then campaigns are forgotten, those
 * met first before the others, those without a variant before those with one. Id and counters of visits always stay.
 *
 * @param bounded comes with the second download
 */
export function fit({ bounded }: Bounds, profile: Profile): Profile {
  if (roughBytesOf(profile) <= MOST_BYTES || bytesOf(profile) <= MOST_BYTES) return profile
  const { traits, firstTraffic, visit } = profile
  const entryPath = `${visit.entryPath}`.slice(0, MOST_PATH_CHARACTERS)
  const told = {
    ...profile,
    traits: bounded(traits),
    firstTraffic: bounded(firstTraffic),
    visit: { ...visit, entryPath, traffic: bounded(visit.traffic) },
  }
  for (const share of [1, 1 / 2, 1 / 4, 1 / 8, 1 / 16]) {
    const thinner = thinned(told, share)
    if (bytesOf(thinner) <= GOAL_BYTES) return thinner
  }
  return withoutPast(told)
}

/** The last resort: variants and visits of exposures, and nothing else of the past. */
function withoutPast({ past: _, ...profile }: Profile): Profile {
  let room = GOAL_BYTES - bytesOf({ ...profile, campaigns: {} })
  const bare = Object.entries(profile.campaigns).map(([id, memory]) => [id, withoutTimes(memory)] as const)
  const latestFirst = [...bare].reverse()
  const drawn = latestFirst.filter(([, { variant }]) => variant !== undefined)
  const others = latestFirst.filter(([, { variant }]) => variant === undefined)
  const kept = new Set<string>()
  for (const entry of [...drawn, ...others]) {
    room -= bytesOf(entry)
    if (room < 0) break
    kept.add(entry[0])
  }
  return { ...profile, campaigns: Object.fromEntries(bare.filter(([id]) => kept.has(id))) }
}

const withoutTimes = ({ shown, closed, clicked, converted, ...memory }: CampaignMemory): CampaignMemory => memory

function thinned({ campaigns, past, ...profile }: Profile, share: number): Profile {
  const thinner = Object.entries(campaigns).map(([id, memory]) => [id, fewerTimes(memory, share)])
  return { ...profile, campaigns: Object.fromEntries(thinner), ...(past && { past: thinnerPast(past, share) }) }
}

/** The first time stays, since which a countdown runs. */
const fewerTimes = (memory: CampaignMemory, share: number): CampaignMemory =>
  Object.fromEntries(
    Object.entries(memory).map(([key, value]) => [
      key,
      Array.isArray(value) ? [...value.slice(0, 1), ...latest(value.slice(1), share)] : value,
    ]),
  )

function thinnerPast({ events, recent, orders, viewed, interests }: Past, share: number): Past {
  const strongest = Object.entries(Object(interests) as Past['interests']).map(([dimension, { at, scores }]) => {
    const rising = Object.entries(scores).sort((a, b) => a[1] - b[1])
    return [dimension, { at, scores: Object.fromEntries(latest(rising, share)) }] as const
  })
  return {
    events: Object.fromEntries(latest(Object.entries(Object(events) as Past['events']), share)),
    recent: latest([recent].flat(), share),
    orders,
    viewed,
    interests: Object.fromEntries(
      latest(
        strongest.sort((a, b) => a[1].at - b[1].at),
        share,
      ),
    ),
  }
}

/** The last part of a list. */
const latest = <T>(list: T[], share: number): T[] => list.slice(list.length - Math.ceil(list.length * share))

/** Size as stored: a character beyond ASCII takes up to three bytes. */
const bytesOf = (value: unknown): number => JSON.stringify(value).replace(/[^ -~]/g, '---').length

const sizes = new WeakMap<object, number>()

/** Not less than the size as stored. What stayed the same since the last turn is not measured again. */
function roughBytesOf({ campaigns, past, visit, traits, firstTraffic, facts, reached, id }: Profile): number {
  const told = sum([id, visit, traits, firstTraffic, facts ?? {}]) + sum(reached)
  const { events, recent, orders, viewed, interests } = (past ?? {}) as Partial<Past>
  return 300 + told + sum(campaigns) + sum(events) + sum(recent) + sum(interests) + sum([orders, viewed])
}

function sum(table: unknown): number {
  let bytes = 0
  const isList = Array.isArray(table)
  for (const [key, value] of Object.entries(Object(table)))
    bytes += (isList ? 1 : key.length * 3 + 4) + (value && typeof value === 'object' ? sizeOf(value) : bytesOf([value]))
  return bytes
}

function sizeOf(part: object): number {
  const size = sizes.get(part) ?? bytesOf(part)
  sizes.set(part, size)
  return size
}
