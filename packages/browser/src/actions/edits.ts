import type { Reason } from '@kairos/core'
import type { Env, Stop } from '../env.ts'
import type { Guard, Late, LoadLate } from '../slots/filling.ts'
import type { Change, Make } from './change.ts'
import type { Style } from './style.ts'

export interface Edits {
  env: Env
  selector: string
  /** What is done to each element; nothing for a control. */
  makes: Make[]
  /** Attributes it sets. */
  names: string[]
  /** What is done to all of them at once, without touching any. */
  style: Style | undefined
  /** Copies of what is put beside an element, to see whether their pictures have sizes. */
  sample: () => HTMLElement
  cause: string
  /** Hears of each element how it went. */
  placed: Late['placed']
  /** Tells that the page could not be edited. */
  missed: (reason: Reason) => void
  loadLate: LoadLate
  loadGuard: () => Promise<Guard | undefined>
}

/** A selector that finds more than these is a mistake. */
const MOST_PLACES = 100
/** Words in these are code, and their addresses would be run. */
const REFUSED = /^(script|style|link|meta|base|object|embed|template|noscript|set|animate\w*)$/i

/**
 * Edits the elements of one selector, those that come later as they are inserted. What the page overwrites or renders
 * anew is edited again as long as the guard admits it.
 */
export function startEdits(edits: Edits): Stop {
  const { env, selector, makes, names, style, sample, cause, placed, missed, loadLate, loadGuard } = edits
  const { window, document } = env
  const isControl = !makes.length && !style
  const places = new Map<Element, Change[]>()
  /** What cannot be edited, or is shown once nobody looks. */
  const passed = new WeakSet<Element>()
  let guard: Guard | undefined
  let isAsking = false
  let isOver = false
  let isGone = false
  let isStart = true

  const all = () => [...document.querySelectorAll(selector)]

  const find = () =>
    all()
      .slice(0, MOST_PLACES)
      .filter((element) => !places.has(element) && !passed.has(element) && isParsed(element, document))
      .filter((element) => !element.closest('.kairos-content'))

  const undo = (element: Element) => {
    for (const change of places.get(element)?.reverse() ?? []) change.undo()
    places.delete(element)
    if (!places.size && isLate) style?.stop()
  }

  const apply = (element: Element): boolean => {
    const made: Change[] = []
    places.set(element, made)
    for (const make of REFUSED.test(element.localName) ? [() => undefined] : makes) {
      const change = make(element)
      if (change) made.push(change)
      else {
        undo(element)
        passed.add(element)
        return false
      }
    }
    style?.start()
    if (!isControl)
      observer.observe(element, {
        childList: true,
        subtree: true,
        characterData: true,
        ...(names.length && { attributeFilter: names }),
      })
    return true
  }

  const enter = (element: Element) => {
    const outcome = () => (apply(element) ? 'shown' : 'slot_unsupported')
    // A rule is for all elements at once, also for those that wait.
    const isHeld = style && !places.size && all().some((one) => passed.has(one))
    // Only what has been seen can be seen to move.
    const isNew = !isLate || !(isStart || isHeld)
    if (isControl || (isNew && !isWaiting(element))) return outcome() === 'shown' && placed(element, 'shown')
    passed.add(element)
    const isWanted = () => !isOver && element.isConnected && !places.has(element)
    const host = sample()
    const late: Late = {
      cause,
      placed,
      element,
      host,
      along: all,
      isWanted,
      put: outcome,
      restore: undo,
    }
    return loadLate().then(
      (part) => part.start(env, late),
      () => placed(element, 'late'),
    )
  }

  const look = () => {
    if (isOver) return
    for (const element of [...places.keys()]) if (!element.isConnected) leave(element)
    const overwritten = [...places].filter(([, changes]) => !changes.every((change) => change.holds()))
    const found = find()
    if (!isControl && (overwritten.length || (isGone && found.length))) {
      if (!guard) return ask()
      if (!guard.admits(`edit:${selector}`)) {
        stop()
        return missed('slot_contested')
      }
    }
    isGone &&= !found.length
    for (const [element] of overwritten) {
      undo(element)
      apply(element)
    }
    for (const element of found) enter(element)
    if (isStart && found.length && !isLate && !places.size && !found.some(isWaiting)) missed('slot_unsupported')
    // What we did ourselves is no news.
    observer.takeRecords()
  }

  /** The page keeps what is its own; whether it comes back will be seen. */
  const leave = (element: Element) => {
    undo(element)
    isGone = true
  }

  /** Where the guard cannot be had, the page has its way. */
  const ask = () => {
    if (isAsking) return
    isAsking = true
    loadGuard().then((loaded) => {
      guard = loaded ?? { admits: () => false, watch: () => () => {} }
      look()
    })
  }

  const observer = new window.MutationObserver(look)
  const stopHearing = env.on(document, 'readystatechange', look)
  const stop = () => {
    isOver = true
    observer.disconnect()
    stopHearing()
    for (const element of [...places.keys()]) undo(element)
    style?.stop()
  }
  const isLate = cause !== 'preview' && window.performance.getEntriesByType('paint').length > 0
  // Nobody has seen what is not there yet.
  if (!isLate || !document.querySelector(selector)) style?.start()
  look()
  isStart = false
  observer.observe(document, { childList: true, subtree: true })
  return stop
}

/** Whether a framework is still to meet the element as the server sent it; its part of the page says so. */
const isWaiting = (element: Element): boolean => element.closest('[data-kairos-wait]') !== null

/** Whether the parser has gone on: it adds words to the text node it is at, whoever has changed it. */
function isParsed(element: Element, { readyState }: Document): boolean {
  if (readyState !== 'loading') return true
  for (let node: Node | null = element; node; node = node.parentNode) if (node.nextSibling) return true
  return false
}
