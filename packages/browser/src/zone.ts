import type { Env } from './env.ts'

/**
 * Makes the clock of a zone: minutes it is ahead of UTC at a moment. Asking for a zone the first time takes the browser
 * tens of milliseconds, so this is never done before first paint. `undefined` for a zone the browser does not know.
 */
export function start({ window }: Env, zone: string): ((at: number) => number) | undefined {
  try {
    const format = new window.Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    return (at) => {
      const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? ''
      // `GMT+05:30`; plain `GMT` is no offset at all.
      const [, sign, hours, minutes] = /([+-])(\d+):(\d+)/.exec(name) ?? []
      return hours ? Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) : 0
    }
  } catch {
    return undefined
  }
}
