import { durationMs } from '@kairos/core'
import type { Config } from '@kairos/schema'
import { withValue } from '../files/withValue.ts'
import { isPast } from '../lint/survey/dates.ts'
import { isZoned } from '../lint/survey/zone.ts'
import { UsageError } from '../usage.ts'

/**
 * Reads when something is to end: a duration from now on, or a moment.
 *
 * @returns milliseconds, on a whole minute: nobody needs the rest
 */
export function endOf(until: string, now: number): number {
  const span = durationMs(until)
  const moment = span === undefined ? Date.parse(until) : now + span
  if (Number.isNaN(moment) || (span === undefined && !isZoned(until)))
    throw new UsageError(`--until ${until} is no time: write 2h, 3d, or 2026-12-24T18:00+01:00`)
  if (moment <= now) throw new UsageError(`--until ${until} is over already.`)
  return Math.ceil(moment / 60_000) * 60_000
}

/** Campaigns that begin with a file: new ones, and those that were switched off. */
export function beginning(before: Config | undefined, { campaigns = [] }: Config): string[] {
  const acted = new Set(before?.campaigns?.flatMap(({ id, enabled }) => (enabled === false ? [] : id)))
  return campaigns.filter(({ id, enabled }) => enabled !== false && !acted.has(id)).map(({ id }) => id)
}

/** Those of some campaigns that do not end earlier anyway. */
export function lastingBeyond(
  end: number,
  ids: readonly string[],
  { campaigns = [], settings = {} }: Config,
): string[] {
  const ends = new Map(campaigns.map(({ id, schedule }) => [id, schedule?.until]))
  return ids.filter((id) => {
    const until = ends.get(id)
    return until === undefined || !isPast(until, end, settings.timezone)
  })
}

/** Writes into the text of a file when campaigns end; comments and everything else stay as they are. */
export function withEnd(
  text: string,
  { ids, end, config }: { ids: readonly string[]; end: number; config: Config },
): string {
  const until = new Date(end).toISOString().replace(':00.000Z', 'Z')
  return (config.campaigns ?? []).reduce(
    (changed, { id }, index) =>
      ids.includes(id) ? withValue(changed, ['campaigns', index, 'schedule', 'until'], until) : changed,
    text,
  )
}
