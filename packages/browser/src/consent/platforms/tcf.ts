import { globalsOf, type Platform } from './platform.ts'

type Consents = Record<string, unknown>

interface Data {
  eventStatus: string
  gdprApplies?: boolean
  listenerId?: number
  purpose: { consents: Consents }
  publisher?: { consents?: Consents }
}

interface Page {
  __tcfapi?: (command: string, version: 2, hear: (data: Data | null, isRight: unknown) => void, value?: unknown) => void
}

/** The last data with an answer in it, by page. */
const answers = new WeakMap<object, Data>()

/**
 * IAB TCF 2.2 and 2.3. A category is a list of purposes, all of which are needed; where the publisher asked for purposes
 * of its own, these decide. Where GDPR does not apply the platform says nothing, and the site's mode decides.
 */
export const tcf: Platform = {
  categories: { personalization: '1,5,6', analytics: '1,8' },
  listen(env, changed) {
    const { __tcfapi: api } = globalsOf<Page>(env)
    if (typeof api !== 'function') throw new Error('not there yet')
    let listenerId: unknown
    api('addEventListener', 2, (data, isRight) => {
      if (!isRight || !data) return
      listenerId = data.listenerId
      if (!/^(tcloaded|useractioncomplete)$/.test(data.eventStatus)) return
      answers.set(env, data)
      changed()
    })
    return () => {
      answers.delete(env)
      api('removeEventListener', 2, () => {}, listenerId)
    }
  },
  ask(env, category) {
    const data = answers.get(env)
    if (!data || data.gdprApplies === false) return undefined
    const isAgreed = (purpose: string) =>
      (data.publisher?.consents?.[purpose] ?? data.purpose.consents[purpose]) === true
    return { allowed: category.split(',').every((purpose) => isAgreed(purpose.trim())), byVisitor: true }
  },
}
