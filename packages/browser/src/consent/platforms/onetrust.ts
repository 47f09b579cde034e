import { globalsOf, onAny, type Platform } from './platform.ts'

interface Page {
  OnetrustActiveGroups: string
  OneTrust?: { IsAlertBoxClosed?: () => unknown }
}

/**
 * OneTrust: `OnetrustActiveGroups`, such as `,C0001,C0003,`, is there before the visitor answers too; whether they did
 * says the alert box. `OptanonWrapper` is a single slot and the site's own: the events tell the same.
 */
export const onetrust: Platform = {
  categories: { personalization: 'C0003', analytics: 'C0002' },
  listen: (env, changed) => onAny(env, env.window, 'OneTrustGroupsUpdated OTConsentApplied', changed),
  ask(env, category) {
    const { OnetrustActiveGroups: groups, OneTrust } = globalsOf<Page>(env)
    const isClosed = OneTrust?.IsAlertBoxClosed?.() ?? env.document.cookie.includes('OptanonAlertBoxClosed=')
    return { allowed: groups.split(',').includes(category), byVisitor: isClosed === true }
  },
}
