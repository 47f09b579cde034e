import { isZoned, wallClockOf } from './zone.ts'

/** Whether a moment, as schedules name them, is over. A plain date includes its day. */
export function isPast(moment: string, at: number, timezone = 'visitor'): boolean {
  if (isZoned(moment)) return Date.parse(moment) <= at
  return wallClockOf(timezone, at) >= lastOf(moment)
}

/** Whether a schedule ends before it begins, where both moments name their offset or none does. */
export function isCrossed(from: string, until: string): boolean {
  if (isZoned(from) && isZoned(until)) return Date.parse(until) <= Date.parse(from)
  if (isZoned(from) || isZoned(until)) return false
  return lastOf(until) <= from
}

/** `T24` sorts after every hour of its day. */
const lastOf = (moment: string): string => (moment.length > 10 ? moment : `${moment}T24`)
