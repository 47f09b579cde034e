import { wallClockOf } from './zone.ts'

const ZONE = /T.*(Z|[+-]..:..)$/

/** Whether a moment, as schedules name them, is over. A plain date includes its day. */
export function isPast(moment: string, at: number, timezone = 'visitor'): boolean {
  if (ZONE.test(moment)) return Date.parse(moment) <= at
  return wallClockOf(timezone, at) >= lastOf(moment)
}

/** Whether a schedule ends before it begins, where both moments name their offset or none does. */
export function isCrossed(from: string, until: string): boolean {
  if (ZONE.test(from) && ZONE.test(until)) return Date.parse(until) <= Date.parse(from)
  if (ZONE.test(from) || ZONE.test(until)) return false
  return lastOf(until) <= from
}

/** `T24` sorts after every hour of its day. */
const lastOf = (moment: string): string => (moment.length > 10 ? moment : `${moment}T24`)
