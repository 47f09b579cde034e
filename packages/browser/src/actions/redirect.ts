import type { OutcomeProps } from '@kairos/core'
import type { Env, Stop } from '../env.ts'
import type { ActKit } from './kit.ts'

export interface Leaving {
  kit: ActKit
  /** A path, or an address that may be gone to. */
  to: string
  outcome: OutcomeProps
}

const LOOK_MS = 50
/** Another site cannot send what this one kept: so long it is waited for what sends it. */
const MOST_LOOKS = 40

/**
 * Leaves for another page, with the exposure kept before; not where nothing can be kept, since that might never end. A page
 * that nobody has seen yet stays unseen, unless it is not left after all.
 */
export function leave({ kit, to, outcome }: Leaving): Stop {
  const { env, memory, records, settings, consent, send, diagnose } = kit
  const { location } = env.window
  const path = `campaigns.${outcome.campaign}`
  const target = targetOf(env, to)
  const address = target.href
  if (address === location.href) return () => {}

  send('shown', { ...outcome })
  memory.keeper.leave()
  if (!memory.read()) {
    diagnose({ path, expected: 'storage that keeps, to lead the visitor away only once a visit' })
    send('missed', { ...outcome, reason: 'broken' })
    return () => {}
  }
  // What a link forces would lead in circles.
  kit.preview?.silence(outcome.campaign)
  const show = hide(env)
  let stopTimer: Stop = () => {}
  const go = (looks: number) => {
    const isWaiting =
      target.origin !== location.origin && !kit.preview && settings.records?.url && consent().analytics && looks > 0
    if (isWaiting && records.waiting().length) stopTimer = env.later(() => go(looks - 1), LOOK_MS)
    else location.replace(address)
  }
  go(MOST_LOOKS)
  return () => {
    stopTimer()
    show()
  }
}

/** Query and hash go along; what the target names itself counts. */
function targetOf({ window }: Env, to: string): URL {
  const { href, search, hash } = window.location
  const target = new window.URL(to, href)
  const keyOf = (pair: string) => [...new window.URLSearchParams(pair).keys()][0] ?? ''
  const kept = search
    .slice(1)
    .split('&')
    .filter((pair) => pair && !target.searchParams.has(keyOf(pair)))
  target.search = [target.search.slice(1), ...kept].filter(Boolean).join('&')
  target.hash ||= hash
  return target
}

/** Hides the page while it is left, three seconds at most; one that has been seen would only blink. */
function hide({ window, document }: Env): Stop {
  if (window.performance.getEntriesByType('paint').length) return () => {}
  const sheet = new window.CSSStyleSheet()
  sheet.replaceSync('html{animation:kairos-leave 3s!important}@keyframes kairos-leave{0%,to{visibility:hidden}}')
  document.adoptedStyleSheets.push(sheet)
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet)
  }
}
