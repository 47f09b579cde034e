import type { Schedule } from '@kairos/schema'
import type { Shape } from '../compile/shape.ts'
import type { ScheduleTest } from '../program.ts'
import type { HistoryBase } from './base.ts'
import { dateTest } from './dates.ts'
import { WEEKDAYS } from './time.ts'
import { wallClock } from './wallClock.ts'

export const scheduleShape: Shape = { from: 'date', until: 'date' }

const HOURS = /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/
const DAYS = /^(sun|mon|tue|wed|thu|fri|sat)(-(sun|mon|tue|wed|thu|fri|sat))?$/

/** Makes the test of a whole schedule: its dates, then the days of the week and the hours of the day. Throws `BadUnit`. */
export function scheduleTest(base: HistoryBase, schedule: Schedule, ...steps: string[]): ScheduleTest {
  const { expect } = base
  const { days, hours = '00:00-24:00' } = schedule
  const isText = (value: unknown, like: RegExp) => typeof value === 'string' && like.test(value)
  expect(days === undefined || Array.isArray(days), 'list', ...steps, 'days')
  for (const [index, day] of (days ?? []).entries()) expect(isText(day, DAYS), 'days', ...steps, 'days', `${index}`)
  expect(isText(hours, HOURS), 'hours', ...steps, 'hours')
  const dates = dateTest(schedule)
  if (days === undefined && schedule.hours === undefined) return dates
  const [opens, closes] = hours.split('-') as [string, string]
  return (page) => {
    const wall = wallClock(page.at, page.offset ?? 0)
    const time = wall.slice(11, 16)
    const isOn = (later: number) => !days || days.some(includes((new Date(wall).getUTCDay() + later) % 7))
    // Hours over midnight belong to the day they begin on.
    const overMidnight = opens >= closes
    const began = time >= opens && (overMidnight || time < closes) && isOn(0)
    const isOpen = began || (overMidnight && time < closes && isOn(6))
    return dates(page) ?? (isOpen ? undefined : 'outside_hours')
  }

  /** Whether a weekday, 0 for Sunday, lies in a range such as `fri-mon`. */
  function includes(day: number) {
    return (range: string) => {
      const [first = 0, last = first] = range.split('-').map((name) => WEEKDAYS.indexOf(name))
      return (day - first + 7) % 7 <= (last - first + 7) % 7
    }
  }
}
