import { globalsOf, onAny, type Platform } from './platform.ts'

interface Page {
  Cookiebot: { consent: Record<string, unknown>; hasResponse?: unknown }
}

/** Cookiebot: `Cookiebot.consent`, an answer once `hasResponse`. */
export const cookiebot: Platform = {
  categories: { personalization: 'preferences', analytics: 'statistics' },
  listen: (env, changed) =>
    onAny(env, env.window, 'CookiebotOnConsentReady CookiebotOnAccept CookiebotOnDecline CookiebotOnLoad', changed),
  ask(env, category) {
    const { consent, hasResponse } = globalsOf<Page>(env).Cookiebot
    const allowed = consent[category]
    return typeof allowed === 'boolean' ? { allowed, byVisitor: hasResponse === true } : undefined
  },
}
