import { globalsOf, onAny, type Platform } from './platform.ts'

interface Page {
  wp_has_consent: (category: string) => unknown
  consent_api?: { cookie_prefix?: string }
}

/**
 * WP Consent API: `wp_has_consent()` says what holds, by what the visitor's country asks for too; an answer has a cookie
 * `wp_consent_<category>`.
 */
export const wordpress: Platform = {
  categories: { personalization: 'preferences', analytics: 'statistics' },
  listen: (env, changed) =>
    onAny(env, env.document, 'wp_listen_for_consent_change wp_consent_type_defined', () => {
      // Some plugins tell first and write the cookie then.
      changed()
      env.later(changed, 0)
    }),
  ask(env, category) {
    const { wp_has_consent: allows, consent_api: api } = globalsOf<Page>(env)
    const cookie = `${api?.cookie_prefix ?? 'wp_consent'}_${category}=`
    const byVisitor = env.document.cookie.split('; ').some((one) => one.startsWith(cookie))
    return { allowed: allows(category) === true, byVisitor }
  },
}
