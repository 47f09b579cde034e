import type { Kit } from '../kit.ts'

/**
 * The moment a countdown ends: a date on the site's clock, or so long after the campaign was first shown, on this page or
 * before. `undefined` for a duration where the visitor is not remembered: it would begin anew on every page.
 */
export function deadlineOf({ env, base, state, settings }: Kit, campaign: string, to: string): number | undefined {
  const { page, profile } = state()
  const span = base.durationMs(to)
  if (span !== undefined) {
    const since = base.own(profile.campaigns, campaign)?.shown?.[0]
    return page.remembers ? (since ?? page.at) + span : undefined
  }
  // A date without an hour is over at the end of its day.
  const isDay = to.length === 10
  const text = isDay ? `${to}T00:00` : to
  if (/(Z|[+-]\d\d:\d\d)$/.test(text)) return Date.parse(text)
  const wall = Date.parse(`${text}Z`) + (isDay ? 864e5 : 0)
  const known = settings.offsets?.find(([until]) => wall < until)?.[1]
  // By then the visitor's clock may have been changed for summer or winter.
  return wall - (known ?? env.offsetAt(wall, settings.timezone) ?? page.offset ?? 0) * 6e4
}
