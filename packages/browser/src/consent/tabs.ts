import type { Stop } from '../env.ts'
import type { Kit } from '../kit.ts'
import type { Consent } from './consent.ts'

const DAY_MS = 864e5

/** What was told last, as it is kept: the receipt, and when the visitor asked to be forgotten. */
interface Told {
  consent?: string | null
  forgotten?: string | null
}

const textOf = ({ personalization, analytics }: Consent) => `${personalization ? 'p' : ''}${analytics ? 'a' : ''}`

/**
 * Tells the other tabs of an answer and of forgetting, and hears theirs: by a channel, by the storage they share, and by
 * a look at it when a page comes back that could hear neither.
 */
export function startTabs({ env, site, state, answered, agree }: Kit): Stop {
  const { window, document } = env
  const keyOf = (name: string) => `kairos:${site}:${name}`
  const read = (): Told => ({ consent: env.recall(keyOf('consent')), forgotten: env.recall(keyOf('forgotten')) })
  const since = state().page.enteredAt
  let consent = textOf(answered())
  let forgotten = ''
  let isHearing = false
  let channel: BroadcastChannel | undefined

  const hear = (told: Told) => {
    isHearing = true
    if (typeof told.forgotten === 'string' && told.forgotten !== forgotten && Number(told.forgotten) >= since) {
      forgotten = told.forgotten
      agree({ personalization: false, analytics: false, forgotten: true })
    }
    if (typeof told.consent === 'string' && told.consent !== consent) {
      consent = told.consent
      agree({ personalization: consent.includes('p'), analytics: consent.includes('a') })
    }
    isHearing = false
  }

  const tell = (event: Event) => {
    if (isHearing) return
    consent = textOf(answered())
    if ((event as CustomEvent).detail.forgotten) {
      forgotten = `${env.now()}`
      env.keep(keyOf('forgotten'), forgotten)
    }
    channel?.postMessage({ consent, forgotten } satisfies Told)
  }

  const open = () => {
    channel ??= new window.BroadcastChannel(`kairos:${site}`)
    channel.onmessage = ({ data }) => hear(data ?? {})
  }
  const close = () => {
    // An open channel keeps a page out of the back/forward cache.
    channel?.close()
    channel = undefined
  }

  const stops = [
    env.on(document, 'kairos:consent', tell),
    env.on(window, 'storage', () => hear(read())),
    env.on(window, 'pagehide', close),
    env.on(window, 'pageshow', () => {
      hear(read())
      open()
    }),
    close,
  ]
  // Other tabs are told within a second; those that slept will never sleep for a day.
  if (Number(read().forgotten) < env.now() - DAY_MS) env.forget(keyOf('forgotten'))
  hear(read())
  try {
    open()
  } catch {
    // Not in this browser, or not for this page: the storage event tells as well.
  }
  return () => {
    for (const stop of stops) stop()
  }
}
