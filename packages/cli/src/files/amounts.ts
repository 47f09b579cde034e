import { durationMs } from '@kairos/core'
import type { Path } from '../validate/place.ts'
import type { Worded } from '../validate/words.ts'

/** Says that a text is no duration; what is no text the schema refuses. */
export function wrongDuration(value: unknown, path: Path): Worded[] {
  if (typeof value !== 'string' || durationMs(value) !== undefined) return []
  const fix = 'write "300ms", "45s", "30m", "12h" or "7d"'
  return [{ path, mark: 'value', code: 'bad_duration', message: `"${value}" is not a duration.`, fix }]
}

export interface Bounds {
  value: unknown
  least: number
  most?: number
  path: Path
}

/** Says that a number, or from and to, lie outside of what there can be. */
export function wrongAmount({ value, least, most = Infinity, path }: Bounds): Worded[] {
  const wrong = (message: string, fix: string): Worded[] => [{ path, mark: 'value', code: 'bad_amount', message, fix }]
  const numbers = [value].flat().filter((one) => typeof one === 'number')
  const between = most === Infinity ? `${least} or more` : `a number from ${least} to ${most}`
  const outside = numbers.find((number) => number < least || number > most)
  if (outside !== undefined) return wrong(`${outside} is not ${between}.`, `write ${between}`)
  const [from = 0, to = from] = numbers
  return from > to ? wrong(`It goes from ${from} down to ${to}.`, `write [${to}, ${from}]`) : []
}
