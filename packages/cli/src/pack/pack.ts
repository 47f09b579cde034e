import type { Campaign, Config } from '@kairos/schema'
import { offsetsOf } from './offsets.ts'

/** Fields for people who edit the file; a page has no use for them. */
const FOR_EDITORS = ['name', 'note', 'owner', 'example', 'reviewBy', 'lint']

/** Makes a config what is published: without what only editors read, with the site's clock for two years. */
export function pack(config: Config, at: number): Config {
  const { $schema: _, note: __, lint: ___, settings = {}, segments = {}, slots = {}, campaigns = [], ...rest } = config
  const { timezone = 'visitor' } = settings
  const offsets = timezone === 'visitor' ? {} : { offsets: offsetsOf(timezone, at) }
  return {
    ...rest,
    ...(rest.facts && { facts: mapped(rest.facts, bare) }),
    settings: { ...settings, ...offsets },
    segments: mapped(segments, bare),
    slots: mapped(slots, bare),
    campaigns: campaigns.map((campaign) => bare({ ...campaign, variants: campaign.variants.map(bare) } as Campaign)),
  }
}

/** The file for a page that decides before anything is fetched: a classic script that names the config. */
export const toScript = (config: Config): string => `kairosConfig = ${JSON.stringify(config)}\n`

const bare = <T extends object>(unit: T): T =>
  Object.fromEntries(Object.entries(unit).filter(([key]) => !FOR_EDITORS.includes(key))) as T

const mapped = <T>(units: Record<string, T>, change: (unit: T) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(units).map(([id, unit]) => [id, change(unit)]))
