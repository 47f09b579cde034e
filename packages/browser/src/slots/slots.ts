import type { Slot } from '@kairos/schema'
import { attempt, type Env, isPainted, type Stop } from '../env.ts'
import { defineSlotElement, type SlotListener } from './element.ts'
import type { Filling, LoadLate } from './filling.ts'
import { showIn } from './place.ts'
import { watchSelectors } from './selectors.ts'

export interface Slots {
  /** Names the slots that are ordinary elements. */
  select: (slots: Record<string, Slot>) => void
  /** Shows something in every place of this name, those that come later too, until stopped. */
  fill: (name: string, filling: Filling) => Stop
  /** Shows the slots that were held back: what is not filled by now stays the page's own. */
  settle: () => void
  /** Puts every element back as it was. */
  stop: Stop
}

/** The element's definition outlives every `destroy()`; it reports to whoever is running now. */
let current: SlotListener | undefined

/** Tells that it is known what a held place shows. On other elements nobody asks, and frameworks that hydrate them would mind. */
const mark = (element: Element, state: 'filled' | 'page') => {
  if (element.hasAttribute('hold')) element.setAttribute('data-kairos', state)
}

/**
 * Keeps the places of the page and what they are to show together, whichever comes first.
 *
 * @param loadLate fetches what shows content whose place was painted already
 */
export function createSlots(env: Env, loadLate: LoadLate): Slots {
  /** A place without a name has no filling. */
  const places = new Map<Element, string | null>()
  const fillings = new Map<string | null, Filling>()
  const undo = new Map<Element, Stop>()
  /** Places that no frame has painted yet: whatever they show cannot move anything. */
  const unseen = new Set<Element>()
  /** Places whose content has to be measured before it is shown. */
  const late = new WeakSet<Element>()
  let settled = false
  /** What stood there before anybody looked may have been painted long ago. */
  let stoodThere = true
  let watching: Stop | undefined

  const show = (element: Element, filling: Filling) => {
    const { content, placed, cause } = filling
    if (!content) return placed(element, 'shown')
    // Odd content must not throw into the page: this runs in the element's own callbacks.
    const host = attempt(() => content(element)) ?? 'slot_unsupported'
    if (typeof host === 'string') return placed(element, host)
    const put = () => {
      const back = showIn(element, host)
      if (!back) return 'slot_unsupported'
      undo.set(element, back)
      mark(element, 'filled')
      return 'shown'
    }
    const isWanted = () => !undo.has(element) && fillings.get(places.get(element)!) === filling
    // Who looks at a preview sees it, whatever it moves.
    // A framework is still to meet the element as the server sent it.
    const waits = element.matches('[data-kairos-wait] :not([isolated])')
    // What a server put there is shown already.
    if (host.isConnected || (!waits && (unseen.has(element) || cause === 'preview'))) return placed(element, put())
    late.add(element)
    loadLate().then(
      (part) => part.start(env, { ...filling, element, host, isWanted, put, restore }),
      () => placed(element, 'late'),
    )
  }

  const restore = (element: Element) => {
    const back = undo.get(element)
    if (!back) return
    back()
    undo.delete(element)
    mark(element, 'page')
  }

  const markOwn = (element: Element) => {
    // A held slot that is to be filled in a moment stays hidden until then.
    if (!element.hasAttribute('data-kairos') && !late.has(element)) mark(element, 'page')
  }

  const entered = (element: Element, name: string | null) => {
    // What we show is no place for more: content that holds its own slot would never end.
    if (places.has(element) || element.closest('.kairos-content')) return
    places.set(element, name)
    // The browser tells of its first paint some frames late: those that stood there are watched like the others until then.
    if (!stoodThere || !isPainted(env)) {
      unseen.add(element)
      // Painted after the frame's own callbacks.
      env.window.requestAnimationFrame(() => env.later(() => unseen.delete(element), 0))
    }
    const filling = fillings.get(name)
    if (filling) show(element, filling)
    if (settled) markOwn(element)
  }

  const left = (element: Element) => {
    restore(element)
    places.delete(element)
  }

  const mine = { entered, left }
  current = mine
  defineSlotElement(env, () => current)
  stoodThere = false

  const inPlaces = (name: string, run: (element: Element) => void) => {
    for (const [element, other] of [...places]) {
      // Ordinary elements leave without a word.
      if (!element.isConnected) left(element)
      else if (other === name) run(element)
    }
  }

  return {
    select(slots) {
      stoodThere = true
      watching?.()
      watching = watchSelectors(env, slots, entered)
      stoodThere = false
    },
    fill(name, filling) {
      fillings.set(name, filling)
      inPlaces(name, (element) => show(element, filling))
      return () => {
        if (fillings.get(name) !== filling) return
        fillings.delete(name)
        inPlaces(name, restore)
      }
    },
    settle() {
      settled = true
      for (const element of places.keys()) markOwn(element)
    },
    stop() {
      watching?.()
      if (current === mine) current = undefined
      for (const [element] of [...places]) {
        left(element)
        element.removeAttribute('data-kairos')
      }
    },
  }
}
