import type { Env } from '../env.ts'

/** Hears of every `<kairos-slot>` that enters or leaves the page. */
export interface SlotListener {
  entered: (element: Element, name: string) => void
  left: (element: Element) => void
}

/**
 * Defines `<kairos-slot>`. The element only reports: the parser inserts it with no children yet, which is the moment to
 * fill it. The definition stays for the page's life, so it asks for the listener each time.
 */
export function defineSlotElement({ window, document }: Env, listener: () => SlotListener | undefined): void {
  const enter = (element: Element) => listener()?.entered(element, element.getAttribute('name') ?? '')
  // Defined by an earlier start: the elements that are there have reported to that one.
  if (window.customElements.get('kairos-slot')) {
    for (const element of document.querySelectorAll('kairos-slot')) enter(element)
    return
  }
  class KairosSlot extends window.HTMLElement {
    connectedCallback() {
      enter(this)
    }
    disconnectedCallback() {
      listener()?.left(this)
    }
  }
  window.customElements.define('kairos-slot', KairosSlot)
}
