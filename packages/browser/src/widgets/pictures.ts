import type { Env, Stop } from '../env.ts'

/** One frame: time for what was loaded before. Any other picture has its place already, and comes when it comes. */
const PATIENCE_MS = 16

/** Calls once the pictures of a widget are there, or known to be missing: what appears is complete, and stays as it is. */
export function whenDrawn(env: Env, panel: HTMLElement, open: () => void): Stop {
  const pictures = [...panel.querySelectorAll('img')]
  if (!pictures.length) {
    open()
    return () => {}
  }
  let isOver = false
  const once = () => {
    if (!isOver) open()
    isOver = true
  }
  const stopTimer = env.later(once, PATIENCE_MS)
  Promise.allSettled(pictures.map((picture) => picture.decode?.())).then(() => env.later(once, 0))
  return () => {
    isOver = true
    stopTimer()
  }
}
