import type { Stop } from '../env.ts'
import type { Kit } from '../kit.ts'
import type { Consent } from './consent.ts'

const DAY_MS = 864e5

const textOf = ({ personalization, analytics }: Consent) => `${personalization ? 'p' : ''}${analytics ? 'a' : ''}`

/**
 * Tells the other tabs of an answer and of forgetting, and hears theirs: by the storage they share, which says at once what
 * another tab wrote, and by a look at it when a page comes back that could not hear.
 */
export function startTabs({ env, site, state, answered, agree }: Kit): Stop {
  const { window, document } = env
  const keyOf = (name: string) => `kairos:${site}:${name}`
  const since = state().page.enteredAt
  let consent = textOf(answered())
  let forgotten: string | null = ''
  let isHearing = false

  const hear = () => {
    const told = env.recall(keyOf('consent'))
    const toldForgotten = env.recall(keyOf('forgotten'))
    isHearing = true
    if (toldForgotten !== forgotten && Number(toldForgotten) >= since) {
      forgotten = toldForgotten
      agree({ personalization: false, analytics: false, forgotten: true })
    }
    if (told !== null && told !== consent) {
      consent = told
      agree({ personalization: told.includes('p'), analytics: told.includes('a') })
    }
    isHearing = false
  }

  const tell = (event: Event) => {
    if (isHearing) return
    consent = textOf(answered())
    if (!(event as CustomEvent).detail.forgotten) return
    forgotten = `${env.now()}`
    env.keep(keyOf('forgotten'), forgotten)
  }

  // Other tabs are told within a second; those that slept will never sleep for a day.
  if (Number(env.recall(keyOf('forgotten'))) < env.now() - DAY_MS) env.forget(keyOf('forgotten'))
  hear()
  const stops = [
    env.on(document, 'kairos:consent', tell),
    env.on(window, 'storage', hear),
    env.on(window, 'pageshow', hear),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
