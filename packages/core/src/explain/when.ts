import type { CampaignPlan } from '../program.ts'
import type { Page } from '../state.ts'

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
export function scheduleMiss({ campaign, schedule: test }: CampaignPlan, page: Page): string {
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
