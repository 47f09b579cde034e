import { attempt } from '../env.ts'

/** The shadow slot of each element we ever filled. A shadow root stays for the element's life: it cannot be taken off. */
const shadowSlots = new WeakMap<Element, HTMLSlotElement>()

/**
 * Shows content in place of an element's own children, without touching them: a shadow root shows either the children
 * (unnamed slot) or our one child (slot named `kairos`). With the attribute `isolated` the content is in the shadow root
 * itself: a framework that hydrates the element meets no child it does not know. Gives `undefined` where an element can
 * have no shadow root.
 */
export function showIn(element: Element, content: HTMLElement): (() => void) | undefined {
  const slot = slotOf(element)
  if (!slot) return undefined
  if (element.hasAttribute('isolated')) {
    slot.replaceWith(content)
    return () => content.replaceWith(slot)
  }
  content.slot = 'kairos'
  slot.name = 'kairos'
  element.prepend(content)
  return () => {
    content.remove()
    slot.removeAttribute('name')
  }
}

const slotOf = (element: Element): HTMLSlotElement | undefined =>
  shadowSlots.get(element) ??
  // Lists, tables, links and pictures cannot have one, and some elements have their own already.
  attempt(() => {
    const slot = element.attachShadow({ mode: 'open' }).appendChild(element.ownerDocument.createElement('slot'))
    shadowSlots.set(element, slot)
    return slot
  })
