import type { Stop } from '../env.ts'
import type { Kit } from '../kit.ts'

/** Who fills `<kairos-memory>`; the definition stays for the page's life, so it asks each time. */
let filling: Kit | undefined
const shown = new Map<HTMLElement, Stop>()

async function show(element: HTMLElement): Promise<void> {
  const kit = filling
  const part = await kit?.load('memory')
  if (kit && part && filling === kit && element.isConnected && !shown.has(element))
    shown.set(element, part.start(kit).show(element))
}

function hide(element: HTMLElement): void {
  shown.get(element)?.()
  shown.delete(element)
}

/** Defines `<kairos-memory>`, wherever and whenever it comes into the page; what it shows is a part of its own. */
export function startMemoryElement(kit: Kit): Stop {
  const { window, document } = kit.env
  filling = kit
  if (window.customElements.get('kairos-memory')) document.querySelectorAll<HTMLElement>('kairos-memory').forEach(show)
  else {
    class KairosMemory extends window.HTMLElement {
      connectedCallback() {
        show(this)
      }
      disconnectedCallback() {
        hide(this)
      }
    }
    window.customElements.define('kairos-memory', KairosMemory)
  }
  return () => {
    filling = undefined
    for (const element of shown.keys()) hide(element)
  }
}
