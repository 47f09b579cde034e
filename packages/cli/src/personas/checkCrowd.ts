import { wrongAmount, wrongDuration } from '../files/amounts.ts'
import { type Ids, unknownId } from '../files/ids.ts'
import type { Path } from '../validate/place.ts'
import { fieldsOf, itemsOf, type Loose } from '../validate/tolerant.ts'
import type { Worded } from '../validate/words.ts'

export interface CheckingCrowd {
  crowd: Loose
  path: Path
  ids: Ids
  /** Ids of the personas. */
  known: readonly string[]
}

export function checkCrowd({ crowd, path, ids, known }: CheckingCrowd): Worded[] {
  const { persona, gap, goes, enters, events, goals } = crowd
  const share = (key: string) => wrongAmount({ value: crowd[key], least: 0, most: 1, path: [...path, key] })
  const amount = (key: string, least: number, most?: number) =>
    wrongAmount({ value: crowd[key], least, ...(most !== undefined && { most }), path: [...path, key] })
  return [
    ...unknownId({ noun: 'persona', id: persona, known, path: [...path, 'persona'] }),
    ...wrongDuration(gap, [...path, 'gap']),
    ...['share', 'follows', 'closes'].flatMap(share),
    ...amount('visits', 1, 1000),
    ...amount('pages', 1, 1000),
    ...amount('seconds', 0),
    ...amount('scroll', 0, 100),
    ...checkWeights(goes, [...path, 'goes']),
    ...checkWeights(enters, [...path, 'enters']),
    ...itemsOf(events).flatMap((event, index) =>
      wrongAmount({ value: fieldsOf(event)['share'], least: 0, most: 1, path: [...path, 'events', index, 'share'] }),
    ),
    ...Object.entries(fieldsOf(goals)).flatMap(([id, goal]) => {
      const here = [...path, 'goals', id]
      const { share, value } = fieldsOf(goal)
      return [
        ...unknownId({ noun: 'goal', id, known: ids.goals, path: here, mark: 'key' }),
        ...wrongAmount({ value: share, least: 0, most: 1, path: [...here, 'share'] }),
        ...wrongAmount({ value, least: 0, path: [...here, 'value'] }),
      ]
    }),
  ]
}

/** Pages with their weights: each begins with `/`, and somebody has to go somewhere. */
function checkWeights(weights: unknown, path: Path): Worded[] {
  const entries = Object.entries(fieldsOf(weights))
  const wrong = entries.flatMap(([page, weight]): Worded[] => {
    const here = [...path, page]
    if (page[0] === '/') return wrongAmount({ value: weight, least: 0, path: here })
    const message = `"${page}" is no path of the site.`
    return [{ path: here, mark: 'key', code: 'bad_path', message, fix: `write "/${page}"` }]
  })
  if (wrong.length || weights === undefined || entries.some(([, weight]) => weight !== 0)) return wrong
  const message = 'Nobody goes anywhere: there is no page with a weight above 0.'
  return [{ path, mark: 'value', code: 'bad_weight', message, fix: 'write { "/": 1 }' }]
}

/** Shares are of one whole; others still say what is how much of what. */
export function checkShares(mix: readonly Loose[]): Worded[] {
  const sum = mix.reduce((total, { share }) => total + (typeof share === 'number' ? share : 0), 0)
  if (!mix.length || Math.abs(sum - 1) < 0.001) return []
  const message = `The shares of the mix add up to ${Number(sum.toFixed(3))}, not to 1.`
  const fix = 'correct them; until then they are taken relative to each other'
  if (sum > 0) return [{ path: ['mix'], mark: 'key', severity: 'warning', code: 'shares_off', message, fix }]
  return [{ path: ['mix'], mark: 'key', code: 'shares_off', message, fix: 'give somebody a share above 0' }]
}
