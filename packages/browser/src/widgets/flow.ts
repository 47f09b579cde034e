import type { WidgetAction } from '@kairos/schema'
import type { Env } from '../env.ts'

/** Whether a bar can stand in the page now without moving anything the visitor sees. */
export function movesNothing({ window, document }: Env, { surface = 'top' }: WidgetAction): boolean {
  const { scrollHeight } = document.documentElement
  if (surface === 'bottom') return scrollHeight - window.scrollY > window.innerHeight * 1.05
  // Browsers keep what is in view where it is when something grows above it, unless the page is at its very top.
  const isAnchored = window.scrollY > 0 && window.CSS?.supports?.('overflow-anchor', 'auto')
  return isAnchored || !window.performance.getEntriesByType('paint').length
}
