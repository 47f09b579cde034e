import type { Env } from '../env.ts'
import { announce } from './announce.ts'
import type { Late } from './filling.ts'

/** Ends a change that fits and is in place already, with a transition and an announcement where its action asks. */
export function change(env: Env, late: Late): void {
  const { action, element, host, isWanted, placed, put, restore } = late
  const { document } = env
  const done = () => {
    placed(element, 'shown')
    if (action?.announce && document.readyState === 'complete') announce(env, element, host)
  }
  if (!action?.transition || !animates(env, element)) {
    done()
    return
  }
  // Back, before anything is painted: the browser takes a picture of what was there, then calls.
  restore(element)
  const transition = document.startViewTransition(() => {
    if (isWanted() && put() === 'shown') done()
  })
  // One that the browser skips has called too.
  transition.ready.catch(() => {})
}

/** Whether a change would be seen, and may move; a transition of the page's own is left to end. */
function animates({ window, document }: Env, element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return (
    'startViewTransition' in document &&
    !(document as { activeViewTransition?: object | null }).activeViewTransition &&
    !document.hidden &&
    bottom > 0 &&
    top < window.innerHeight &&
    !window.matchMedia('(prefers-reduced-motion: reduce)').matches
  )
}
