import type { Root } from '../program.ts'
import type { State } from '../state.ts'
import { wallClock } from './wallClock.ts'

export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** The time in the site's zone, where that is known: `time.hour`, `time.weekday`, `time.date`, `time.isWeekend`. */
export const timeFacts: Root = ({ page: { at, offset } }) => {
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

/** Whether the visitor has a birthday by the site's clock; never while nobody knows that. */
export const isBirthday = ({ profile: { traits }, page: { at, offset } }: State): boolean =>
  offset !== undefined && String(traits.birthday).slice(-5) === wallClock(at, offset).slice(5, 10)
