import type { Decision } from '@kairos/core'
import type { SlotAction } from '@kairos/schema'
import type { Act, ActParts, EdgeKit } from './actions/kit.ts'
import type { Env, Stop } from './env.ts'

/** A server's content says whose it is: `campaign/variant`. */
const MARK = 'data-kairos-edge'
/** Why a campaign that a server decided gives way at once: nobody may remember, or a link looks at another one. */
const REFUSED = /^(consent_pending|forced_off)$/
/** So long a file that is older than the server's waits for the newer one, which is asked for already. */
const PATIENCE_MS = 2000

/** What the browser went on with: it goes as all other content does. */
const adopted = new WeakSet<Element>()

/**
 * Goes on with what a server put into the slots. The same variant stays where it is, and goes as all others do. Another one
 * takes its place before first paint; afterwards the visitor has read it: it stays for this page, unless the visitor refused
 * to be remembered.
 */
export async function start({ env, config, act, render }: EdgeKit): Promise<Act> {
  const { window, document } = env
  const { revision, slots = '' } = document.querySelector<HTMLElement>('[name=kairos-edge]')!.dataset
  // Deciding with it would take back what the newer one says, for this one page.
  if ((Object(config).revision ?? 0) < Number(revision))
    await new Promise<void>((done) => {
      env.later(done, PATIENCE_MS)
    })
  const served = slots.split(' ').map((name) => `slot:${name}`)
  const address = () => window.location.pathname + window.location.search
  const here = address()
  /** On another route of an app, what the server sent for the first one is over. */
  const isElsewhere = () => address() !== here
  const isPainted = () => window.performance.getEntriesByType('paint').length > 0

  const giveBackAll = (isOver: (campaign: string) => boolean) => {
    for (const element of document.querySelectorAll('kairos-slot')) {
      const host = hostIn(element)
      if (host && !adopted.has(host) && isOver(campaignOf(host))) giveBack(element, host)
    }
  }
  env.on(document, 'kairos:decision', (event) => {
    const { campaign, reason } = (event as CustomEvent<Decision>).detail
    if (isElsewhere()) giveBackAll(() => true)
    else if (REFUSED.test(reason)) giveBackAll((one) => one === campaign)
  })
  // Where this page's own decision is to show nothing there, or the file has the campaign no more.
  env.on(document, 'kairos:ready', () =>
    whenParsed(env, () => {
      if (!isPainted()) giveBackAll(() => true)
    }),
  )

  /** Gives what stands there already, or why it has to stay; nothing where this page's own content goes. */
  const adopt = ({ kit, cause, decision }: ActParts, element: Element) => {
    const host = hostIn(element)
    if (!host) return undefined
    if (!isElsewhere() && host.getAttribute(MARK) === `${decision.campaign}/${decision.variant}`) {
      adopted.add(host)
      return host
    }
    const { reason = '' } = kit.state().page.decisions[campaignOf(host)] ?? {}
    const stands = !isElsewhere() && cause !== 'preview' && !REFUSED.test(reason)
    if (stands && isPainted()) return 'late'
    giveBack(element, host)
    return undefined
  }

  return (parts) => {
    const build = parts.render ?? ((action: SlotAction) => render(document, action))
    const fill = () =>
      act({
        ...parts,
        render: (action, element) => adopt(parts, element) ?? build(action, element),
      })
    if (!parts.decision.surfaces.some((surface) => served.includes(surface))) return fill()
    // The parser inserts a slot before what the server put into it.
    let stop: Stop = () => {}
    const stopWaiting = whenParsed(env, () => {
      stop = fill()
    })
    return () => {
      stopWaiting()
      stop()
    }
  }
}

/** Runs once the whole page is there; at once where it is. */
function whenParsed({ document, on }: Env, run: () => void): Stop {
  if (document.readyState !== 'loading') {
    run()
    return () => {}
  }
  const stop = on(document, 'readystatechange', () => {
    stop()
    run()
  })
  return stop
}

const campaignOf = (host: Element): string => host.getAttribute(MARK)!.split('/')[0]!

/** Finds a server's content; in a slot that is isolated it stands in the shadow root. */
const hostIn = (element: Element): HTMLElement | undefined =>
  [...element.children, ...(element.shadowRoot?.children ?? [])].find((child): child is HTMLElement =>
    child.hasAttribute(MARK),
  )

/** Shows the page's own content, which is there unseen. */
function giveBack(element: Element, host: Element): void {
  if (host.parentNode === element) {
    host.remove()
    element.shadowRoot?.querySelector('slot')?.removeAttribute('name')
  } else host.replaceWith(element.ownerDocument.createElement('slot'))
  if (element.hasAttribute('data-kairos')) element.setAttribute('data-kairos', 'page')
}
