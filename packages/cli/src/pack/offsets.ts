const DAY_MS = 864e5
const YEARS_MS = 2 * 366 * DAY_MS

/**
 * The clock of a zone for the next two years: moments until which it is that many minutes ahead of UTC. With it no page
 * has to work out the zone before first paint. Throws `RangeError` for a zone nobody knows.
 *
 * @example offsetsOf('Europe/Warsaw', Date.UTC(2026, 10, 22)) // [[1806195600000, 60], [1824944400000, 120], …]
 */
export function offsetsOf(zone: string, from: number): [untilMs: number, minutes: number][] {
  const minutesAt = clockOf(zone)
  const end = from + YEARS_MS
  const offsets: [number, number][] = []
  let minutes = minutesAt(from)
  for (let day = from; day < end; day += DAY_MS) {
    const next = minutesAt(day + DAY_MS)
    if (next === minutes) continue
    offsets.push([changeBetween(day, day + DAY_MS, minutesAt), minutes])
    minutes = next
  }
  return [...offsets, [end, minutes]]
}

function clockOf(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  return (at) => {
    const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? ''
    const [, sign, hours, minutes] = /([+-])(\d+):(\d+)/.exec(name) ?? []
    return hours ? Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) : 0
  }
}

/** The first moment of the new offset, to the second: clocks change on whole minutes. */
function changeBetween(before: number, after: number, minutesAt: (at: number) => number): number {
  const old = minutesAt(before)
  let [low, high] = [Math.floor(before / 1000), Math.ceil(after / 1000)]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (minutesAt(middle * 1000) === old) low = middle
    else high = middle
  }
  return high * 1000
}
