import type { Env, Stop } from '../env.ts'

/** Calls after a while in which the visitor saw the page, and neither pointed at an element nor was in it. */
export function whenLeftAlone(env: Env, element: Element, afterMs: number, done: () => void): Stop {
  let stopTimer: Stop = () => {}
  const inside = new Set<string>()
  const look = () => {
    stopTimer()
    if (!inside.size && !env.document.hidden) stopTimer = env.later(done, afterMs)
  }
  const hear = (name: string, means: 'pointer' | 'focus', isIn: boolean) =>
    env.on(element, name, () => {
      if (isIn) inside.add(means)
      else inside.delete(means)
      look()
    })
  const stops = [
    hear('pointerenter', 'pointer', true),
    hear('pointerleave', 'pointer', false),
    hear('focusin', 'focus', true),
    hear('focusout', 'focus', false),
    env.on(env.document, 'visibilitychange', look),
  ]
  look()
  return () => {
    stopTimer()
    for (const stop of stops) stop()
  }
}
