const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const money = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** `12,345` */
export const number = (value: number): string => whole.format(value)

/** `1,203.50` */
export const amount = (value: number): string => money.format(value)

/** `7.6 %` */
export const percent = (share: number): string => `${(100 * share).toFixed(share < 0.995 ? 1 : 0)} %`

/** `+3.1 %`, `−12 %`, `0 %`: one digit more where it is small. */
export function change(lift: number): string {
  const points = 100 * lift
  const digits = Math.abs(points) < 9.95 ? Math.abs(points).toFixed(1) : Math.abs(points).toFixed(0)
  const text = digits.replace(/\.0$/, '')
  return text === '0' ? '0 %' : `${points < 0 ? '−' : '+'}${text} %`
}

/** `+3 % to +9 %` */
export const between = ({ low, high }: { low: number; high: number }): string => `${change(low)} to ${change(high)}`

/** `1.8e-6`, `0.034` */
export const probability = (p: number): string =>
  p < 0.001 ? (p < 1e-300 ? 'next to 0' : p.toExponential(1)) : String(Number(p.toPrecision(2)))

/** `2026-11-22` */
export const day = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** `revision 7`, `revisions 5, 6 and 7` */
export function revisionsText(revisions: readonly number[]): string {
  const stamped = revisions.filter(Boolean).map(String)
  if (!stamped.length) return 'no revision'
  const last = stamped.at(-1)!
  return stamped.length === 1 ? `revision ${last}` : `revisions ${stamped.slice(0, -1).join(', ')} and ${last}`
}
