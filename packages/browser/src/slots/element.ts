import type { Env } from '../env.ts'

/** Hears of every `<kairos-slot>` that enters or leaves the page. */
export interface SlotListener {
  entered: (element: Element, name: string | null) => void
  left: (element: Element) => void
}

/**
 * Defines `<kairos-slot>`. The element only reports: the parser inserts it with no children yet, which is the moment to
 * fill it. The definition stays for the page's life, so it asks for the listener each time.
 */
export function defineSlotElement({ window, document }: Env, listener: () => SlotListener | undefined): void {
  const enter = (element: Element) => listener()?.entered(element, element.getAttribute('name'))
  if (!window.customElements.get('kairos-slot'))
    window.customElements.define(
      'kairos-slot',
      class extends window.HTMLElement {
        static observedAttributes = ['name']
        // Frameworks make another page's slot of an element they have.
        attributeChangedCallback() {
          listener()?.left(this)
          if (this.isConnected) enter(this)
        }
        connectedCallback() {
          enter(this)
        }
        disconnectedCallback() {
          listener()?.left(this)
        }
      },
    )
  // Where an earlier start defined it, the elements that are there have reported to that one.
  for (const element of document.querySelectorAll('kairos-slot')) enter(element)
}
