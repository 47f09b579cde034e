import type { Campaign, Config } from '@kairos/schema'
import { canonical } from './canonical.ts'
import { endedCampaigns } from './ended.ts'
import { offsetsOf } from './offsets.ts'

/** Fields for people who edit the file; a page has no use for them. */
const FOR_EDITORS = ['name', 'note', 'owner', 'example', 'reviewBy', 'lint']

/**
 * Makes a config what is published: without what only editors read and campaigns that are over, with the site's clock for
 * two years, in one order.
 *
 * @param at the moment of packing, in milliseconds
 */
export function pack(config: Config, at: number): Config {
  const {
    $schema: _,
    note: __,
    lint: ___,
    settings = {},
    segments = {},
    slots = {},
    goals,
    campaigns = [],
    ...rest
  } = config
  const { timezone = 'visitor' } = settings
  const offsets = timezone === 'visitor' ? {} : { offsets: offsetsOf(timezone, at) }
  // The site's own analytics are told names, where there are some.
  const strip = settings.records?.sinks?.length ? named : bare
  const ended = endedCampaigns(config, at)
  const lasting = campaigns.filter(({ id }) => !ended.has(id))
  return canonical({
    ...rest,
    ...(rest.facts && { facts: mapped(rest.facts, bare) }),
    ...(rest.interests && { interests: mapped(rest.interests, bare) }),
    ...(rest.feeds && { feeds: mapped(rest.feeds, bare) }),
    settings: { ...settings, ...offsets },
    segments: mapped(segments, bare),
    slots: mapped(slots, bare),
    ...(goals && { goals: mapped(goals, bare) }),
    campaigns: lasting.map((campaign) => strip({ ...campaign, variants: campaign.variants.map(strip) } as Campaign)),
  })
}

/** The file for a page that decides before anything is fetched: a classic script that names the config. */
export const toScript = (config: Config): string => `kairosConfig = ${JSON.stringify(config)}\n`

const without = <T extends object>(unit: T, fields: readonly string[]): T =>
  Object.fromEntries(Object.entries(unit).filter(([key]) => !fields.includes(key))) as T
const bare = <T extends object>(unit: T): T => without(unit, FOR_EDITORS)
const named = <T extends object>(unit: T): T =>
  without(
    unit,
    FOR_EDITORS.filter((field) => field !== 'name'),
  )

const mapped = <T>(units: Record<string, T>, change: (unit: T) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(units).map(([id, unit]) => [id, change(unit)]))
