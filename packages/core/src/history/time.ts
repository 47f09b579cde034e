import type { Root } from '../program.ts'
import type { HistoryBase } from './base.ts'

export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** The time in the site's zone, where that is known: `time.hour`, `time.weekday`, `time.date`, `time.isWeekend`. */
export const timeFacts =
  ({ wallClock }: HistoryBase): Root =>
  ({ page: { at, offset } }) => {
    if (offset === undefined) return undefined
    const wall = wallClock(at, offset)
    const day = new Date(wall).getUTCDay()
    return {
      hour: Number(wall.slice(11, 13)),
      weekday: WEEKDAYS[day],
      date: wall.slice(0, 10),
      isWeekend: day % 6 === 0,
    }
  }
