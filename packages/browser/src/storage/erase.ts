import type { Stop } from '../env.ts'
import type { Kit } from '../kit.ts'
import type { Store } from './store.ts'

/** Names of what is kept for measuring; everything else is kept to remember the visitor. */
const MEASURED = /^(outbox$|unheard:|untold:)/
/** Stay: that somebody said no, or asked to be forgotten, has to be known on the next page, and on other hosts. */
const RECEIPTS = /^(consent|forgotten|shared)$/

/**
 * Deletes everything of ours that the visitor does not agree to have kept: as the page begins, and after each answer.
 * Says `kairos:erased` on the document when it is done.
 */
export function startErasing({ env, site, consent }: Kit, store: Store): Stop {
  const { window, document } = env
  const isRefused = (name: string) => {
    const { personalization, analytics } = consent()
    return !RECEIPTS.test(name) && !(MEASURED.test(name) ? analytics : personalization)
  }

  const eraseTexts = () => {
    for (const key of Object.keys(window.localStorage)) {
      const [, owner, name] = /^kairos:(config:|[^:]+:)(.*)/.exec(key) ?? []
      if ((owner === `${site}:` || owner === 'config:') && isRefused(name!)) env.forget(key)
    }
  }

  const erase = async () => {
    try {
      eraseTexts()
    } catch {
      // Storage is blocked: nothing was kept.
    }
    const names = await store.keys()
    await Promise.all(names.filter(isRefused).map((name) => store.remove(name)))
    document.dispatchEvent(new window.CustomEvent('kairos:erased'))
  }
  const begin = () => {
    erase().catch(() => {})
  }
  begin()
  return env.on(document, 'kairos:consent', () => {
    begin()
    // A conversation asks by itself; whoever says no keeps none, though its part may not be here.
    if (!consent().personalization) window.sessionStorage.removeItem(`kairos:${site}:chat`)
  })
}
