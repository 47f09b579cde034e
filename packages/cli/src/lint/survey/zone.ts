const DAY_MS = 864e5

/** Whether a moment says how far it is from UTC. */
export const isZoned = (moment: string): boolean => /T.*(Z|[+-]\d\d:\d\d)$/.test(moment)

/**
 * The site's wall clock as text that sorts: `2026-11-22T08:00:00`. Where every visitor has a clock of their own, that of
 * the zone in which it is earliest: what is past there is past everywhere.
 */
export function wallClockOf(timezone: string, at: number): string {
  if (timezone === 'visitor') return new Date(at - DAY_MS / 2).toISOString().slice(0, 19)
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'medium' })
  return format.format(at).replace(' ', 'T')
}
