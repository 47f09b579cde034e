import type { OutcomeProps } from '@kairos/core'
import type { Stop } from '../env.ts'
import type { Kit } from '../kit.ts'
import { checkPlaces } from './checkPlaces.ts'
import type { Guard } from './filling.ts'

/** How often what the page's own rendering removed is put back. */
const MOST_TIMES = 5
const WITHIN_MS = 60_000

/**
 * Puts content back that the page's own rendering removed, and ends a campaign whose place the page wants for itself: who
 * goes on would hold up the page for ever.
 */
export function createGuard(kit: Kit): Guard {
  const { env, hear } = kit
  const times = new Map<string, number[]>()
  const admits = (surface: string) => {
    const now = env.now()
    const recent = (times.get(surface) ?? []).filter((at) => now - at < WITHIN_MS)
    times.set(surface, [...recent, now].slice(-MOST_TIMES))
    return recent.length < MOST_TIMES
  }
  // Every page and route begins anew.
  const stopHearing = hear(({ name }) => {
    if (name === 'page_view') times.clear()
  })
  return {
    admits,
    watch() {
      const stops = [watchSlots(kit, admits), checkPlaces(kit), stopHearing]
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
}

function watchSlots({ env, state, program, send }: Kit, admits: Guard['admits']): Stop {
  const { window, document } = env
  const selectors = Object.values(program.slots).map(({ selector }) => selector)
  const places = [
    'kairos-slot',
    ...selectors.filter((selector) => isMatch(document.body, selector) !== undefined),
  ].join()
  /** What is shown in a place, by whom. */
  const outcomeAt = (place: Element): OutcomeProps | undefined => {
    const isSlot = place.localName === 'kairos-slot'
    const named = Object.keys(program.slots).filter((name) => isMatch(place, program.slots[name]?.selector))
    const { surfaces, decisions } = state().page
    for (const name of isSlot ? [place.getAttribute('name'), ...named] : named) {
      const surface = `slot:${name}`
      const campaign = Object.hasOwn(surfaces, surface) ? surfaces[surface]! : ''
      const decision = decisions[campaign]
      if (decision?.actions.length) return { campaign, surface, variant: decision.variant! }
    }
    return undefined
  }

  const look = (changes: MutationRecord[]) => {
    // However much goes at once, it is one rendering.
    const lost = new Map<string, OutcomeProps>()
    const back: [surface: string, putBack: () => void][] = []
    for (const { target, removedNodes } of changes)
      for (const node of removedNodes)
        for (const place of placesLost(node, target, places)) {
          const outcome = outcomeAt(place)
          if (!outcome) continue
          lost.set(outcome.surface, outcome)
          if (place === target) back.push([outcome.surface, () => place.prepend(node)])
        }
    for (const outcome of lost.values())
      if (!admits(outcome.surface)) send('missed', { ...outcome, reason: 'slot_contested' })
      else for (const [surface, putBack] of back) if (surface === outcome.surface) putBack()
  }
  // What was taken out before anybody looked is gone for good: an empty place is the page's.
  for (const place of document.querySelectorAll(places)) {
    const outcome = isEmptied(place) ? outcomeAt(place) : undefined
    if (outcome) send('missed', { ...outcome, reason: 'slot_contested' })
  }
  const observer = new window.MutationObserver(look)
  observer.observe(document, { childList: true, subtree: true })
  return () => observer.disconnect()
}

/** The place that lost our content, or all places that are gone themselves. What was moved is not lost. */
function placesLost(node: Node, target: Node, places: string): Element[] {
  if (node.isConnected || node.nodeType !== 1) return []
  const element = node as Element
  // What we took out ourselves is not missed: the place is the page's again, or shows something newer.
  if (element.slot === 'kairos') return isEmptied(target as Element) ? [target as Element] : []
  // A place that leaves the page has given our content back by now.
  const within = element.querySelectorAll(places)
  return element.matches(places) ? [element, ...within] : [...within]
}

/** Whether a place shows our content, and that is gone. */
const isEmptied = (place: Element): boolean =>
  place.isConnected &&
  place.shadowRoot?.querySelector('slot')?.name === 'kairos' &&
  [...place.children].every(({ slot }) => slot !== 'kairos')

/** Whether an element is one of these; `undefined` for a selector that is none. */
const isMatch = (element: Element, selector: string | undefined): boolean | undefined => {
  try {
    return selector === undefined ? undefined : element.matches(selector)
  } catch {
    return undefined
  }
}
