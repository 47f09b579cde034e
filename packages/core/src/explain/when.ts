import type { CampaignPlan } from '../program.ts'
import type { Page } from '../state.ts'

const DAY_MS = 864e5

/** Starts are looked for so far ahead: 34 years. */
const MOST_AHEAD_MS = 2 ** 39

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
  const reason = test!(page)
  if (reason === 'zone_pending') return "waits for the site's time zone"
  const minutes = offset ?? 0
  if (reason === 'starts_later') {
    // Halves of what is left are asked one by one.
    let start = at
    for (let left = MOST_AHEAD_MS; left > 1; left /= 2)
      if (test!({ at: start + left, offset: minutes }) === reason) start += left
    return `starts in ${stretch(start - at)}`
  }
  const [hour = 0, minute = 0] = (campaign.schedule!.hours ?? '').split(/\D/).map(Number)
  const midnight = Math.floor(at / DAY_MS + minutes / 1440) * DAY_MS - minutes * 6e4
  for (let day = 0; day < 9; day++) {
    const opens = midnight + day * DAY_MS + hour * 36e5 + minute * 6e4
    if (opens > at && !test!({ at: opens, offset: minutes })) return `opens in ${stretch(opens - at)}`
  }
  return 'does not open again'
}
