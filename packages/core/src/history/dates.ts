import type { Schedule } from '@kairos/schema'
import type { ScheduleTest } from '../program.ts'
import { wallClock } from './wallClock.ts'

const ZONE = /T.*(Z|[+-]..:..)$/

/**
 * Makes the test of a schedule's dates. Moments are compared as wall-clock texts, so daylight saving needs no care; one with
 * its own offset is compared as it is.
 */
export function dateTest({ from, until, days, hours }: Schedule): ScheduleTest {
  const needsZone = days || hours || [from, until].some((date) => date && !ZONE.test(date))
  return ({ at, offset }) => {
    if (needsZone && offset === undefined) return 'zone_pending'
    const reached = (date: string) => (ZONE.test(date) ? at >= Date.parse(date) : wallClock(at, offset ?? 0) >= date)
    if (from && !reached(from)) return 'starts_later'
    // `T24` sorts after every hour of its day: a plain date includes it.
    return until && reached(until.length > 10 ? until : `${until}T24`) ? 'ended' : undefined
  }
}
