import type { Condition } from '@kairos/schema'

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const DAY = 24 * 60
const WEEK = 7 * DAY

/** Days and hours as schedules and chats have them. */
export interface Hours {
  days?: string[]
  hours?: string
}

/** The minutes of a week from Monday on, and whether each is open, read as the page reads days and hours. */
export function openMinutes({ days, hours = '00:00-24:00' }: Hours): boolean[] {
  const [opens = 0, closes = DAY] = hours.split('-').map((time) => {
    const [hour = 0, minute = 0] = time.split(':').map(Number)
    return hour * 60 + minute
  })
  // Hours over midnight belong to the day they begin on.
  const length = closes > opens ? closes - opens : closes + DAY - opens
  const open: boolean[] = Array(WEEK).fill(false)
  for (const day of openDays(days))
    for (let minute = opens; minute < opens + length; minute++) open[(day * DAY + minute) % WEEK] = true
  return open
}

/** Numbers of the days in ranges such as `fri-mon`, 0 for Monday. */
function openDays(days: readonly string[] = ['mon-sun']): number[] {
  return days.flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map((day) => DAYS.indexOf(day))
    return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, later) => (first + later) % 7)
  })
}

/** Days and hours as a condition on the clock: a visitor of theirs meets it. Nothing where they are open all the time. */
export function clockCondition(open: readonly boolean[]): Condition | undefined {
  if (open.every(Boolean)) return undefined
  const hoursOf = (day: number) =>
    Array.from({ length: 24 }, (_, hour) => hour).filter((hour) =>
      open.slice(day * DAY + hour * 60, day * DAY + (hour + 1) * 60).includes(true),
    )
  const days = DAYS.map((weekday, day) => ({ weekday, hours: hoursOf(day) })).filter(({ hours }) => hours.length)
  const kinds = new Map<string, { weekdays: string[]; hours: number[] }>()
  for (const { weekday, hours } of days) {
    const alike = kinds.get(`${hours}`) ?? { weekdays: [], hours }
    kinds.set(`${hours}`, { ...alike, weekdays: [...alike.weekdays, weekday] })
  }
  return {
    $or: [...kinds.values()].map(({ weekdays, hours }) => ({
      'time.weekday': { $in: weekdays },
      'time.hour': { $in: hours },
    })),
  }
}
