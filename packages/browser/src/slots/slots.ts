import type { Slot } from '@kairos/schema'
import { attempt, type Env, type Stop } from '../env.ts'
import { defineSlotElement, type SlotListener } from './element.ts'
import { fit } from './fit.ts'
import { showIn } from './place.ts'
import { watchSelectors } from './selectors.ts'

/** What a slot is to show; without content it keeps the page's own, watched like any other (a control). */
export interface Filling {
  content: (() => HTMLElement) | undefined
  /** Hears each element that shows it, and how it went: `late` when showing it now would move the page. */
  placed: (element: Element, outcome: 'shown' | 'late' | 'slot_unsupported') => void
}

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

/** Keeps the places of the page and what they are to show together, whichever comes first. */
export function createSlots(env: Env): Slots {
  const places = new Map<Element, string>()
  const fillings = new Map<string, Filling>()
  const undo = new Map<Element, Stop>()
  /** Places that no frame has painted yet: whatever they show cannot move anything. */
  const unseen = new Set<Element>()
  let frame = 0
  let stopTimer: Stop = () => {}
  let settled = false
  let selecting = false
  let watching: Stop = () => {}

  const show = (element: Element, filling: Filling) => {
    const { content, placed } = filling
    if (!content) return placed(element, 'shown')
    // Odd content must not throw into the page: this runs in the element's own callbacks.
    const host = attempt(content)
    if (!host) return placed(element, 'slot_unsupported')
    const put = () => showIn(element, host)
    const done = unseen.has(element) ? { undo: put() } : fit(env, element, put)
    if (done === 'late') return placed(element, 'late')
    if (!done.undo) return placed(element, 'slot_unsupported')
    undo.set(element, done.undo)
    element.setAttribute('data-kairos', 'filled')
    placed(element, 'shown')
  }

  const restore = (element: Element) => {
    undo.get(element)?.()
    undo.delete(element)
    element.setAttribute('data-kairos', 'page')
  }

  const markOwn = (element: Element) => {
    if (!element.hasAttribute('data-kairos')) element.setAttribute('data-kairos', 'page')
  }

  const entered = (element: Element, name: string) => {
    if (places.has(element)) return
    places.set(element, name)
    // What stood there before its selector was known may have been painted long ago.
    if (!selecting) unseen.add(element)
    // Painted after the frame's own callbacks; whoever asked for the frame later shares it.
    frame ||= env.window.requestAnimationFrame(() => {
      frame = 0
      stopTimer = env.later(() => unseen.clear(), 0)
    })
    const filling = fillings.get(name)
    if (filling) show(element, filling)
    if (settled) markOwn(element)
  }

  const left = (element: Element) => {
    if (undo.has(element)) restore(element)
    places.delete(element)
  }

  const mine = { entered, left }
  current = mine
  defineSlotElement(env, () => current)

  const placesOf = (name: string) => [...places].filter(([, other]) => other === name).map(([element]) => element)

  return {
    select(slots) {
      watching()
      selecting = true
      watching = watchSelectors(env, slots, entered)
      selecting = false
    },
    fill(name, filling) {
      fillings.set(name, filling)
      for (const element of placesOf(name)) show(element, filling)
      return () => {
        if (fillings.get(name) !== filling) return
        fillings.delete(name)
        for (const element of placesOf(name)) if (undo.has(element)) restore(element)
      }
    },
    settle() {
      settled = true
      for (const element of places.keys()) markOwn(element)
    },
    stop() {
      watching()
      env.window.cancelAnimationFrame(frame)
      stopTimer()
      if (current === mine) current = undefined
      for (const element of [...places.keys()]) {
        left(element)
        element.removeAttribute('data-kairos')
      }
    },
  }
}
