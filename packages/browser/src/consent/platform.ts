import type { Stop } from '../env.ts'
import type { Kit } from '../kit.ts'

/** Loads what hears the site's consent platform, where the site names one. */
export function startPlatform(kit: Kit): Stop {
  const { settings, parts, diagnose } = kit
  let stopped = false
  let stop: Stop = () => {}
  const begin = async () => {
    try {
      const stopHearing = (await parts.consent()).start(kit)
      if (stopped) stopHearing()
      else stop = stopHearing
    } catch (problem) {
      diagnose({ path: 'kairos-consent.mjs', expected: String(problem) })
    }
  }
  if (settings.consent?.from) begin()
  return () => {
    stopped = true
    stop()
  }
}
