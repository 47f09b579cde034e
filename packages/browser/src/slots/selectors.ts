import type { Slot } from '@kairos/schema'
import { attempt, type Env, type Stop } from '../env.ts'

/** A selector that finds more than these is a mistake; each would be measured, and the page would stand still. */
export const MOST_PLACES = 100

/**
 * Finds the slots that are ordinary elements, now and as they are inserted. The observer runs before the browser paints,
 * so an element is found before it is seen.
 */
export function watchSelectors(
  { window, document }: Env,
  slots: Record<string, Slot>,
  entered: (element: Element, name: string) => void,
): Stop | undefined {
  const wanted = Object.entries(slots).filter(([, slot]) => slot?.selector)
  if (!wanted.length) return undefined
  const look = () => {
    // A selector that is none finds nothing.
    for (const [name, { selector }] of wanted)
      attempt(() => {
        for (const element of [...document.querySelectorAll(selector!)].slice(0, MOST_PLACES)) entered(element, name)
      })
  }
  look()
  const observer = new window.MutationObserver(look)
  observer.observe(document, { childList: true, subtree: true })
  return () => observer.disconnect()
}
