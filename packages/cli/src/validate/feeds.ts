import { nameOf, type Path } from './place.ts'
import { fieldsOf, itemsOf, type Loose } from './tolerant.ts'
import type { Worded } from './words.ts'

const ASKED = ['pillars', 'voice', 'strategy', 'followUp', 'authentic', 'owner', 'expires']
const DURATION = /^\d+(\.\d+)?(ms|[smhdw])$/

/** Checks feeds, and that somebody answers for every campaign that reads one: it would not run in the page. */
export function checkFeeds(config: Loose): Worded[] {
  return [...checkTimes(config), ...checkPreflight(config)]
}

function checkTimes(config: Loose): Worded[] {
  return Object.entries(fieldsOf(config['feeds'])).flatMap(([id, feed]) =>
    ['every', 'expires'].flatMap((key): Worded[] => {
      const value = fieldsOf(feed)[key]
      if (typeof value !== 'string' || DURATION.test(value)) return []
      const message = `"${value}" is not a duration.`
      return [{ path: ['feeds', id, key], mark: 'value', code: 'bad_duration', message, fix: 'write "30s" or "10m"' }]
    }),
  )
}

function checkPreflight(config: Loose): Worded[] {
  const segments = fieldsOf(config['segments'])
  return itemsOf(config['campaigns']).flatMap((one, index): Worded[] => {
    const campaign = fieldsOf(one)
    if (!readsFeed([campaign['audience'], campaign['variants']], segments)) return []
    const path: Path = ['campaigns', index]
    const told = fieldsOf(campaign['preflight'])
    // What one that is there lacks altogether, the schema tells.
    const isAbsent = campaign['preflight'] === undefined
    const missing = ASKED.filter((key) => isAbsent || (typeof told[key] === 'string' && !told[key].trim()))
    if (!missing.length) return []
    const message = `${nameOf(config, path)} reads a feed and does not run: its preflight lacks ${missing.join(', ')}.`
    const fix = `fill in "preflight": { ${missing.map((key) => `"${key}": "…"`).join(', ')} }`
    return [{ path, mark: 'value', code: 'preflight', message, fix }]
  })
}

const FEED = /"feed\.|\{\{\s*feed\./
const SEGMENTS = /"\$segment":(?:"([^"]*)"|\[([^\]]*)\])|"segment\.([^"]*)"/g

/** Whether a condition or a text reads a feed, by itself or by a segment; each segment is looked into once. */
function readsFeed(value: unknown, segments: Loose, seen = new Set<string>()): boolean {
  const text = JSON.stringify(value) ?? ''
  if (FEED.test(text)) return true
  return [...text.matchAll(SEGMENTS)].some(([, one, list = '', fact]) =>
    (one ?? fact ?? list.replaceAll('"', '')).split(',').some((id) => {
      if (seen.has(id)) return false
      return readsFeed(fieldsOf(segments[id])['when'], segments, seen.add(id))
    }),
  )
}
