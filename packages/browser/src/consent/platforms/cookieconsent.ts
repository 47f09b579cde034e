import { globalsOf, onAny, type Platform } from './platform.ts'

interface Page {
  CookieConsent: { acceptedCategory: (category: string) => unknown; validConsent: () => unknown }
}

/** vanilla-cookieconsent 3: `CookieConsent.acceptedCategory()`, an answer once `validConsent()`. */
export const cookieconsent: Platform = {
  categories: { personalization: 'functionality', analytics: 'analytics' },
  listen: (env, changed) => onAny(env, env.window, 'cc:onFirstConsent cc:onConsent cc:onChange', changed),
  ask(env, category) {
    const { CookieConsent } = globalsOf<Page>(env)
    return {
      allowed: CookieConsent.acceptedCategory(category) === true,
      byVisitor: CookieConsent.validConsent() === true,
    }
  },
}
