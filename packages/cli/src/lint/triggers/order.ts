import type { Trigger } from '@kairos/schema'
import { isPageView, momentOf, partsOf, single, spanOf } from './parts.ts'

/** Two steps of a `then` that cannot follow one another. */
export interface Disorder {
  step: number
  /** Why, as the end of a sentence. */
  why: string
}

/** Finds the step of a row that cannot come after those before it. */
export function disorderIn(steps: readonly Trigger[], within: string | undefined): Disorder | undefined {
  for (const [step, later] of steps.entries()) {
    if (step && 'type' in later && isPageView(later))
      return { step, why: 'the page is entered before anything else happens on it' }
    for (const [before, earlier] of steps.slice(0, step).entries()) {
      const why = disorder({ earlier, later, within, name: `step ${before + 1}` })
      if (why) return { step, why }
    }
  }
  return undefined
}

interface Following {
  earlier: Trigger
  later: Trigger
  within: string | undefined
  /** What the earlier one is called. */
  name: string
}

function disorder({ earlier, later, within, name }: Following): string | undefined {
  const [one, other] = [markOf(earlier), markOf(later)]
  if (one && other && one.of === other.of && one.mark >= other.mark)
    return one.mark === other.mark
      ? `it comes in the same moment as ${name}, and a moment counts for one step`
      : `it comes before ${name}`
  const [began, ends] = [momentOf(earlier), momentOf(later)]
  if (within === undefined || began === undefined || ends === undefined) return undefined
  return ends - began > spanOf(within)
    ? `it comes ${(ends - began) / 1000} seconds after ${name}, and "within" is ${within}`
    : undefined
}

/** What only grows on a page, and where on it a trigger comes. */
function markOf(trigger: Trigger): { of: string; mark: number } | undefined {
  if (partsOf(trigger)) return undefined
  const one = single(trigger)
  if (one.type === 'scrolled_to') return one.percent === undefined ? undefined : { of: 'depth', mark: one.percent }
  if (one.type === 'time_on_page') return { of: one.active ? 'active' : 'time', mark: spanOf(one.after) }
  return undefined
}
