import type { Schedule } from '@kairos/schema'
import type { Shape } from '../compile/shape.ts'
import type { ScheduleTest } from '../program.ts'
import type { HistoryBase } from './base.ts'

export const scheduleShape: Shape = { from: 'date', until: 'date', days: ['days'], hours: 'hours' }

const ZONE = /T.*(Z|[+-]..:..)$/

/**
 * Makes the test of a schedule. Moments are compared as wall-clock texts, so daylight saving needs no care; one with its
 * own offset is compared as it is.
 */
export function scheduleTest(
  { WEEKDAYS, wallClock }: HistoryBase,
  { from, until, days, hours }: Schedule,
): ScheduleTest {
  const [opens, closes] = (hours ?? '00:00-24:00').split('-') as [string, string]
  const needsZone = days || hours || [from, until].some((date) => date && !ZONE.test(date))
  return ({ at, offset }) => {
    if (needsZone && offset === undefined) return 'zone_pending'
    const wall = wallClock(at, offset ?? 0)
    const reached = (date: string) => (ZONE.test(date) ? at >= Date.parse(date) : wall >= date)
    if (from && !reached(from)) return 'starts_later'
    // `T24` sorts after every hour of its day: a plain date includes it.
    if (until && reached(until.length > 10 ? until : `${until}T24`)) return 'ended'
    const time = wall.slice(11, 16)
    const isOn = (later: number) => !days || days.some(includes((new Date(wall).getUTCDay() + later) % 7))
    // Hours over midnight belong to the day they begin on.
    const overMidnight = opens >= closes
    const began = time >= opens && (overMidnight || time < closes) && isOn(0)
    return began || (overMidnight && time < closes && isOn(6)) ? undefined : 'outside_hours'
  }

  /** Whether a weekday, 0 for Sunday, lies in a range such as `fri-mon`. */
  function includes(day: number) {
    return (range: string) => {
      const [first = 0, last = first] = range.split('-').map((name) => WEEKDAYS.indexOf(name))
      return (day - first + 7) % 7 <= (last - first + 7) % 7
    }
  }
}
