import type { Consent } from './consent/consent.ts'
import { cookiebot } from './consent/platforms/cookiebot.ts'
import { cookieconsent } from './consent/platforms/cookieconsent.ts'
import { google } from './consent/platforms/google.ts'
import { onetrust } from './consent/platforms/onetrust.ts'
import type { Platform } from './consent/platforms/platform.ts'
import { tcf } from './consent/platforms/tcf.ts'
import { wordpress } from './consent/platforms/wordpress.ts'
import type { Stop } from './env.ts'
import type { Kit } from './kit.ts'

/** The platforms that are understood, as `settings.consent.from` names them. */
const platforms: Record<string, Platform> = { google, tcf, onetrust, cookiebot, cookieconsent, wordpress }

/** Between two looks for a platform that has not come: longer and longer. */
const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 60_000
const MISSING_AFTER_MS = 30_000

/** Hears the site's consent platform, whenever it comes: what the visitor tells it counts as `kairos.consent()` does. */
export function start({ env, settings, answer, answered, diagnose }: Kit): Stop {
  const { from = '', map = {}, gpc } = settings.consent ?? {}
  const known = Object.hasOwn(platforms, from) ? platforms[from] : undefined
  if (!known) {
    diagnose({ path: 'settings.consent.from', expected: Object.keys(platforms).join(', ') })
    return () => {}
  }
  const { categories, listen, ask }: Platform = known
  const { navigator } = env.window as { navigator: { globalPrivacyControl?: unknown } }
  const isRefused = gpc !== 'ignore' && navigator.globalPrivacyControl === true
  const started = env.now()
  let stopListening: Stop | undefined
  let stopWaiting: Stop = () => {}
  let isThere = false

  /** An answer of the visitor counts; what a platform assumes only as a permission, and not against the browser's switch. */
  const answerTo = (purpose: keyof Consent): boolean | undefined => {
    const told = ask(env, map[purpose] ?? categories[purpose])
    if (!told) return undefined
    if (told.byVisitor) return told.allowed
    return told.allowed && !isRefused ? true : undefined
  }

  const look = () => {
    const personalization = answerTo('personalization')
    const analytics = answerTo('analytics')
    isThere = true
    if (personalization === undefined && analytics === undefined) return
    const before = answered()
    const isNews =
      !!before.pending ||
      (personalization ?? before.personalization) !== before.personalization ||
      (analytics ?? before.analytics) !== before.analytics
    if (isNews)
      answer({
        ...(personalization !== undefined && { personalization }),
        ...(analytics !== undefined && { analytics }),
      })
  }

  const wait = (pauseMs: number, isMissed = false) => {
    stopListening ??= attempt(() => listen(env, () => attempt(look)))
    attempt(look)
    if (isThere && stopListening) return
    const isMissing = isMissed || env.now() - started >= MISSING_AFTER_MS
    if (isMissing && !isMissed) diagnose({ path: 'settings.consent.from', expected: `${from} in the page` })
    stopWaiting = env.later(() => wait(Math.min(2 * pauseMs, LONGEST_PAUSE_MS), isMissing), pauseMs)
  }
  wait(FIRST_PAUSE_MS)
  return () => {
    stopWaiting()
    attempt(() => stopListening?.())
  }
}

/** A platform that is half loaded, or broken, is one that is not there. */
function attempt<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch {
    return undefined
  }
}
