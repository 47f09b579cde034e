import type { Limit, Pages, Schedule } from '@kairos/schema'
import { duration, listed, times } from './words.ts'

const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const days: Record<string, string> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
}

/** Names of the weekdays, Monday first. */
export const weekdays = Object.values(days)

/** "24 December 2026, 18:00" for `2026-12-24T18:00`; an offset stays behind it. */
export const dateSentence = (text: string): string =>
  text.replace(
    /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d(?::\d\d)?)(?::\d\d(?:\.\d+)?)?)?/,
    (_, year, month, day, time) => `${Number(day)} ${MONTHS[month - 1]} ${year}${time ? `, ${time}` : ''}`,
  )

function span(from: string | undefined, until: string | undefined): string {
  const end = until && dateSentence(until)
  if (!from) return end ? `until ${end}` : ''
  const start = dateSentence(from)
  if (!end) return `from ${start}`
  const isOneYear = from.length === 10 && until.length === 10 && from.slice(0, 4) === until.slice(0, 4)
  return `from ${isOneYear ? start.slice(0, -5) : start} to ${end}`
}

/** Says a schedule: "from 1 November to 31 December 2026, Monday to Friday, 08:00–20:00". */
export function scheduleSentence({ from, until, days: open, hours }: Schedule): string {
  const ranges = open?.map((range) =>
    range
      .split('-')
      .map((day) => days[day])
      .join(' to '),
  )
  return (
    [span(from, until), ranges && listed(ranges, 'and'), hours?.replace('-', '–')].filter(Boolean).join(', ') ||
    'always'
  )
}

/** Says where: "on / and /shop/*, not on /checkout*". */
export const pagesSentence = ({ include, exclude }: Pages): string =>
  [include ? `on ${listed(include, 'and')}` : 'on every page', exclude?.length && `not on ${listed(exclude, 'and')}`]
    .filter(Boolean)
    .join(', ')

const periods: Record<string, string> = { page: 'per page', visit: 'per visit', lifetime: 'ever' }

/** Says a limit: "at most once per visit", "at most 3 times closed in 30 days". */
export const limitSentence = ({ max, per, of = 'shown' }: Limit): string =>
  `${max ? 'at most ' : ''}${times(max)}${of === 'shown' ? '' : ` ${of}`} ${periods[per] ?? `in ${duration(per)}`}`
