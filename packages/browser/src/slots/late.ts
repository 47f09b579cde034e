import type { Env } from '../env.ts'
import { change } from './change.ts'
import type { Late } from './filling.ts'
import { fit } from './fit.ts'

/** What the visitor agrees to is part of entering the page, however late the answer comes. */
const ENTERING = /^(page_view|consent)$/
/** In a lower box nobody could read anything. */
const LEAST_BOX_PX = 40
/** Off-screen by so much that a visitor who scrolls fast does not meet the change. */
const MARGIN = '100px'

/**
 * Shows what came after its place was painted: at once where that moves nothing. What the visitor's own doing brought is
 * shown in the box the slot has, with a scroll bar if it must; everything else waits until the slot is off-screen.
 */
export function startLate(env: Env, late: Late): void {
  const root = late.element.hasAttribute('isolated') ? null : late.element.closest('[data-kairos-wait]')
  if (root) waitFor(env, root, () => startLate(env, late))
  if (root || show(env, late) || (!ENTERING.test(late.cause) && showInBox(env, late))) return
  late.placed(late.element, 'late')
  waitOffScreen(env, late)
}

/** Waits until the page says that its framework has taken over what the server sent. */
function waitFor({ window }: Env, root: Element, run: () => void): void {
  const observer = new window.MutationObserver(() => {
    observer.disconnect()
    run()
  })
  observer.observe(root, { attributeFilter: ['data-kairos-wait'] })
}

/** Tells whether it is over with: shown, impossible or not wanted any more. */
function show(env: Env, late: Late): boolean {
  if (!late.isWanted()) return true
  // Who looks at a preview sees it, whatever it moves.
  const outcome = late.cause === 'preview' ? late.put() : fit(env, late)
  if (outcome === 'late') return false
  if (outcome === 'shown') change(env, late)
  else late.placed(late.element, outcome)
  return true
}

function showInBox(env: Env, late: Late): boolean {
  const { element, host } = late
  const { paddingTop, paddingBottom } = env.window.getComputedStyle(element)
  const height = element.clientHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom)
  if (!(height >= LEAST_BOX_PX)) return false
  Object.assign(host.style, { boxSizing: 'border-box', height: `${height}px`, overflow: 'auto' })
  if (show(env, late)) return true
  host.removeAttribute('style')
  return false
}

/** Ends with the first look that finds it over with: once it was taken back, that is the next one. */
function waitOffScreen(env: Env, late: Late): void {
  const look = () => {
    if (!show(env, late)) return
    observer.disconnect()
    for (const stopLoad of loads) stopLoad()
  }
  const observer = new env.window.IntersectionObserver(
    (entries) => {
      if (!entries.at(-1)!.isIntersecting) look()
    },
    { rootMargin: MARGIN },
  )
  // A picture without a size has one when it is here, and none when it is missing.
  const loads = [...late.host.querySelectorAll('img')].flatMap((image) => {
    image.loading = 'eager'
    return ['load', 'error'].map((type) => env.on(image, type, look))
  })
  observer.observe(late.element)
}
