import type { Actions, EdgeKit } from './actions/kit.ts'

/** A server's content says whose it is: `campaign/variant`. */
const MARK = 'data-kairos-edge'

/**
 * Goes on with what a server put into the slots. The same variant stays where it is, and goes as all others do. Another one
 * takes its place before first paint; afterwards the visitor has read it: it stays for this page.
 */
export function start({ env, render, words }: EdgeKit): Actions {
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

  return {
    ...words,
    render(action, state, program, element) {
      leave()
      const host = hostIn(element)
      if (host) {
        const { surfaces, decisions } = state.page
        const campaign = surfaces[`slot:${action.slot}`] ?? ''
        if (host.getAttribute(MARK) === `${campaign}/${decisions[campaign]?.variant}`) {
          adopted.add(host)
          return host
        }
        if (window.performance.getEntriesByType('paint').length) return 'late'
        giveBack(element, host)
      }
      return words?.render(action, state, program, element) ?? render(document, action)
    },
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
