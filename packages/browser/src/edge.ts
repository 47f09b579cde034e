import type { State } from '@kairos/core'
import type { SlotAction } from '@kairos/schema'
import type { Act, EdgeKit } from './actions/kit.ts'

/** A server's content says whose it is: `campaign/variant`. */
const MARK = 'data-kairos-edge'

/**
 * Goes on with what a server put into the slots. The same variant stays where it is, and goes as all others do. Another one
 * takes its place before first paint; afterwards the visitor has read it: it stays for this page.
 */
export function start({ env, act, render }: EdgeKit): Act {
  const { window, document } = env
  const adopted = new WeakSet<Element>()
  const address = () => window.location.pathname + window.location.search
  const here = address()

  /** On another route of an app, what the server sent for the first one is over. */
  const leave = () => {
    if (address() === here) return
    for (const element of document.querySelectorAll('kairos-slot')) {
      const host = hostIn(element)
      if (host && !adopted.has(host)) giveBack(element, host)
    }
  }
  env.on(document, 'kairos:decision', leave)

  /** Gives what stands there already, or why it has to stay; nothing where this page's own content goes. */
  const adopt = ({ page }: State, action: SlotAction, element: Element) => {
    leave()
    const host = hostIn(element)
    if (!host) return undefined
    const campaign = page.surfaces[`slot:${action.slot}`] ?? ''
    if (host.getAttribute(MARK) === `${campaign}/${page.decisions[campaign]?.variant}`) {
      adopted.add(host)
      return host
    }
    if (window.performance.getEntriesByType('paint').length) return 'late'
    giveBack(element, host)
    return undefined
  }

  return (parts) => {
    const build = parts.render ?? ((action: SlotAction) => render(document, action))
    return act({
      ...parts,
      render: (action, element) => adopt(parts.kit.state(), action, element) ?? build(action, element),
    })
  }
}

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
}
