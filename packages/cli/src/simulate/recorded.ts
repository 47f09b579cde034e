import type { Config, CrowdEvent } from '@kairos/schema'
import type { GoalMeasured, Measured } from '../records/measured.ts'
import { createStrangers } from '../report/strangers.ts'
import { examplePage } from '../visits/examplePage.ts'
import { gather } from './gathering.ts'
import type { Itinerary, PlannedPage } from './itinerary.ts'

/** Visits that took place, as far as their records tell. */
export interface Recorded {
  itineraries: AsyncIterable<Itinerary>
  /** What became of the records, a sentence each, once all visitors have come. */
  notes: () => string[]
}

export interface Recording {
  file: string
  config: Config
  /** The file that is compared with. */
  against: Config | undefined
  /** The moment of reading, in milliseconds. */
  now: number
}

/** Reads visitors from a collector's file, each with all visits. */
export async function readRecorded({ file, config, against, now }: Recording): Promise<Recorded> {
  const retelling = { pageOf: pagesOf(config), eventOf: eventsOf(config) }
  const files = [config, ...(against ? [against] : [])]
  const strangers = createStrangers({ ...config, campaigns: files.flatMap(({ campaigns = [] }) => campaigns) })
  const { visitors, notes } = await gather({ file, now, strangers })
  async function* itineraries() {
    for await (const [visitor, records] of visitors) yield itineraryOf(visitor, records, retelling)
  }
  return { itineraries: itineraries(), notes }
}

/** What records do not say, and the file does. */
interface Retelling {
  pageOf: (campaign: string) => string
  eventOf: (record: GoalMeasured) => CrowdEvent
}

/** A record says the goal; the event that reaches it, and its field, are the file's. */
function eventsOf({ goals = {} }: Config): Retelling['eventOf'] {
  return ({ goal, value }) => {
    const { event = goal, value: field = 'value' } = (Object.hasOwn(goals, goal) && goals[goal]) || {}
    return { event, share: 1, fields: value === undefined ? {} : { [field]: value } }
  }
}

/** A record does not say its page: it is the campaign's example, or the first of its pages. */
function pagesOf({ campaigns = [] }: Config): (campaign: string) => string {
  const pages = new Map(
    campaigns.map(({ id, example, pages }) => {
      const glob = pages?.include?.find((one) => one[0] === '/')
      return [id, example ?? (glob === undefined ? '/' : examplePage(glob))]
    }),
  )
  return (campaign) => pages.get(campaign) ?? '/'
}

function itineraryOf(visitor: string, records: Measured[], retelling: Retelling): Itinerary {
  const inOrder = records.sort((one, other) => one.at - other.at)
  const numbers = [...new Set(inOrder.map(({ visit }) => visit))].sort((one, other) => one - other)
  const groups = numbers.map((visit) => inOrder.filter((record) => record.visit === visit))
  const ends = groups.map((group) => group.at(-1)!.at)
  return {
    visitor,
    at: inOrder[0]!.at,
    // What the first visit here had before it is not in the file but for its number.
    persona: { visits: Math.max(0, numbers[0]! - 1) },
    crowd: {},
    visits: groups.map((group, index) => ({
      afterMs: index ? Math.max(0, group[0]!.at - ends[index - 1]!) : 0,
      pages: planPages(group, retelling),
    })),
    goals: [],
  }
}

/** A page for each moment at which something was met, and what was reached after it. */
function planPages(group: readonly Measured[], { pageOf, eventOf }: Retelling): PlannedPage[] {
  const met = new Set(group.flatMap((record) => ('campaign' in record ? record.campaign : [])))
  const known = {
    ...Object.fromEntries([...met].map((campaign) => [`recorded.met.${campaign}`, true])),
    ...Object.fromEntries(group.flatMap(({ segments }) => segments).map((id) => [`recorded.segments.${id}`, true])),
  }
  const pages: PlannedPage[] = []
  const told = new Set<string>()
  for (const [index, record] of group.entries()) {
    const seconds = Math.max(0, ((group[index + 1]?.at ?? record.at) - record.at) / 1000)
    const last = pages.at(-1)
    if (record.name === 'exposure') {
      const address = pageOf(record.campaign)
      if (last?.address === address) last.seconds += seconds
      else pages.push({ address, seconds, events: [], facts: [], known, draw: 0 })
    } else if (last) last.seconds += seconds
    else pages.push({ address: '/', seconds, events: [], facts: [], known, draw: 0 })
    if (record.name === 'goal') {
      const page = pages.at(-1)!
      const event = eventOf(record)
      // One event may reach several goals, a record each.
      const moment = `${record.at} ${event.event}`
      if (told.has(moment)) continue
      told.add(moment)
      page.events.push(event)
      page.facts.push(undefined)
    }
  }
  return pages
}

/**
 * The config as records can answer it: who was in a segment, or met a campaign, was in its audience, whatever else the
 * rules ask that no record tells.
 */
export function answeredByRecords(config: Config): Config {
  const { facts, segments = {}, campaigns = [] } = config
  return {
    ...config,
    facts: { ...facts, recorded: { type: 'boolean' } },
    segments: Object.fromEntries(
      Object.entries(segments).map(([id, { when, ...segment }]) => [
        id,
        { ...segment, when: { $or: [{ [`recorded.segments.${id}`]: true }, when] } },
      ]),
    ),
    campaigns: campaigns.map(({ audience, ...campaign }) => ({
      ...campaign,
      ...(audience && { audience: { $or: [{ [`recorded.met.${campaign.id}`]: true }, audience] } }),
    })),
  }
}
