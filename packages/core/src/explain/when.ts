import type { Limit } from '@kairos/schema'
import type { CampaignPlan } from '../program.ts'
import type { State } from '../state.ts'
import type { ExplainBase } from './base.ts'

const DAY_MS = 864e5

/** A stretch of time in the largest unit of which there are nearly two: "2 days" for 40 hours too. */
export function stretch(ms: number): string {
  const [name, unit] = Object.entries({ day: DAY_MS, hour: 36e5, minute: 6e4, second: 0 }).find(
    ([, one]) => ms >= 1.5 * one,
  )!
  const count = Math.round(ms / (unit || 1000)) || 1
  return `${count} ${name}${count > 1 ? 's' : ''}`
}

/** When a schedule opens: "starts in 2 days". */
export function scheduleMiss({ campaign, schedule: test }: CampaignPlan, { page }: State): string {
  const { at, offset } = page
  if (test!(page) === 'zone_pending') return "waits for the site's time zone"
  const { from = '', hours = '' } = campaign.schedule!
  const minutes = offset ?? 0
  // A moment without an offset of its own is one of the site's clock; a plain date is read as UTC anyway.
  const isExact = /T.*(Z|[+-]..:..)$/.test(from)
  const start = Date.parse(isExact || from.length < 11 ? from : `${from}Z`) - (isExact ? 0 : minutes * 6e4)
  if (start > at) return `starts in ${stretch(start - at)}`
  const [hour = 0, minute = 0] = hours.split(/\D/).map(Number)
  const midnight = Math.floor(at / DAY_MS + minutes / 1440) * DAY_MS - minutes * 6e4
  for (let day = 0; day < 9; day++) {
    const opens = midnight + day * DAY_MS + hour * 36e5 + minute * 6e4
    if (opens > at && !test!({ at: opens, offset: minutes })) return `opens in ${stretch(opens - at)}`
  }
  return 'does not open again'
}

/** Where a limit counts and when it counts anew, from the one that ends first to the one that never ends. */
const periods = [
  ['page', 'on this page', 'again on the next page'],
  ['visit', 'in this visit', 'again in the next visit'],
  ['', 'in the last', 'again in'],
  ['lifetime', 'ever', 'not again'],
] as const

interface Counting {
  state: State
  /** Campaigns that count together. */
  plans: readonly CampaignPlan[]
  limits: readonly Limit[]
}

/** What was counted against limits: "was shown once in this visit already; again in the next visit"; of several reached, the last to end. */
export function limitMiss({ own, durationMs }: ExplainBase, { state, plans, limits }: Counting): string | undefined {
  const { page, profile } = state
  const starts: Record<string, number> = { page: page.enteredAt, visit: profile.visit.startedAt, lifetime: 0 }
  let last = -1
  let miss: string | undefined
  for (const { max, per, of = 'shown' } of limits) {
    const ms = durationMs(per)
    const since = ms === undefined ? starts[per]! : page.at - ms + 1
    const found = plans
      .flatMap(({ campaign: { id } }) => [
        ...(own(profile.campaigns, id)?.[of] ?? []),
        ...(of === 'shown' ? [own(page.pending, id) ?? -1] : []),
      ])
      .filter((time) => time >= since)
      .sort((a, b) => a - b)
    const rank = ms === undefined ? periods.findIndex(([name]) => name === per) : 2
    if (found.length < max || rank <= last) continue
    last = rank
    const [, within, again] = periods[rank]!
    const text = `was ${of} ${found.length < 2 ? 'once' : `${found.length} times`} ${within}`
    const left = ms && max ? ` ${stretch(found[found.length - max]! + ms - page.at)}` : ''
    miss = max ? `${text}${ms ? ` ${stretch(ms)}` : ''} already; ${again}${left}` : 'may never act'
  }
  return miss
}
