import type { Reason } from '@kairos/core'
import type { Env } from '../env.ts'
import type { Late } from './filling.ts'

/** Half a pixel is rounding, not movement. */
const TOLERANCE_PX = 0.5

/**
 * Shows content in an element that may have been seen already, unless that would move the page: an element in or above
 * the viewport must keep its box, and what follows it its place, and so must others that change along with it; one below must
 * leave alone what is in the middle of the screen. Measured in its place and undone in one go, so nothing is painted in between.
 *
 * @returns how it went
 */
export function fit(
  { window, document }: Env,
  { element, host, along = () => [], put, restore }: Late,
): Reason | 'shown' {
  const { innerWidth, innerHeight } = window
  const isBelow = element.getBoundingClientRect().top >= innerHeight
  const other = isBelow ? document.elementFromPoint(innerWidth / 2, innerHeight / 2) : element.nextElementSibling
  const others = along().filter((one) => one !== element && one.getBoundingClientRect().top < innerHeight)
  const edgesOf = (one: Element, next: Element | null) => {
    const { top, bottom, left, right } = one.getBoundingClientRect()
    // Margins of the content may reach through the element: it keeps its height then, and what follows it moves.
    const { x, y } = (next ?? one).getBoundingClientRect()
    return [x, y, top, bottom, left, right]
  }
  const edges = () => [
    ...edgesOf(element, other).slice(0, isBelow ? 2 : undefined),
    ...others.flatMap((one) => edgesOf(one, one.nextElementSibling)),
  ]
  const before = edges()
  const outcome = put()
  if (outcome !== 'shown') return outcome
  // Nobody knows how high a picture without a size will be before it is here.
  const unsized = [...host.querySelectorAll<HTMLImageElement>('img:not([width][height])')]
  const isSized = unsized.every(({ complete }) => complete)
  if (isSized && edges().every((edge, index) => Math.abs(edge - before[index]!) <= TOLERANCE_PX)) return outcome
  restore(element)
  return 'late'
}
