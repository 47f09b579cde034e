import type { Env, Stop } from '../env.ts'

/** Half a pixel is rounding, not movement. */
const TOLERANCE_PX = 0.5

/**
 * Shows content in an element that may have been seen already, unless that would move the page: an element in or above
 * the viewport must keep its place, and what follows it too. Measured and undone in one go, so nothing is painted in between.
 */
export function fit(
  { window }: Env,
  element: Element,
  put: () => Stop | undefined,
): { undo: Stop | undefined } | 'late' {
  const edges = () => {
    const { top, bottom } = element.getBoundingClientRect()
    // Margins of the content may reach through the element: it keeps its height then, and what follows it moves.
    return [top, bottom, element.nextElementSibling?.getBoundingClientRect().top ?? bottom] as const
  }
  const before = edges()
  const undo = put()
  const painted = window.performance.getEntriesByType('paint').length > 0
  if (!undo || !painted || before[0] >= window.innerHeight) return { undo }
  if (edges().every((edge, index) => Math.abs(edge - before[index]!) <= TOLERANCE_PX)) return { undo }
  undo()
  return 'late'
}
