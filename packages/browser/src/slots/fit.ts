import type { Env, Stop } from '../env.ts'

/** Half a pixel is rounding, not movement. */
const TOLERANCE_PX = 0.5

/**
 * Shows content in an element that may have been seen already, unless that would move the page: an element in or above
 * the viewport must keep its height. Measured and undone in one go, so nothing is painted in between.
 */
export function fit(
  { window }: Env,
  element: Element,
  put: () => Stop | undefined,
): { undo: Stop | undefined } | 'late' {
  const before = element.getBoundingClientRect()
  const undo = put()
  const painted = window.performance.getEntriesByType('paint').length > 0
  if (!undo || !painted || before.top >= window.innerHeight) return { undo }
  if (Math.abs(element.getBoundingClientRect().height - before.height) <= TOLERANCE_PX) return { undo }
  undo()
  return 'late'
}
