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
export function defineSlotElement({ window }: Env, listener: () => SlotListener | undefined): void {
  if (window.customElements.get('kairos-slot')) return
  class KairosSlot extends window.HTMLElement {
    connectedCallback() {
      listener()?.entered(this, this.getAttribute('name') ?? '')
    }
    disconnectedCallback() {
      listener()?.left(this)
    }
  }
  window.customElements.define('kairos-slot', KairosSlot)
}
