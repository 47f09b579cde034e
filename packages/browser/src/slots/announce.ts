import type { Env } from '../env.ts'

/** A region is heard when it changes, not when it comes. */
const SPEAKS_AFTER_MS = 100
/** By then it was heard; later it would be met twice by those who read on. */
const GONE_AFTER_MS = 5000

/** Tells people who hear a page that a slot says something new, once they have heard out what is being said. */
export function announce({ document, later }: Env, element: Element, content: HTMLElement): void {
  const region = document.createElement('div')
  region.role = 'status'
  // Within the shadow root, beside the slot: the page's own nodes stay as they are.
  Object.assign(region.style, {
    position: 'fixed',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
  })
  element.shadowRoot!.append(region)
  later(() => {
    // biome-ignore lint/performance/useDomNodeTextContent: lines apart, as they are seen
    region.textContent = content.innerText
  }, SPEAKS_AFTER_MS)
  later(() => region.remove(), GONE_AFTER_MS)
}
