import { type compile, createStep, createTriggers, type Program, type Step } from '@kairos/core'
import { base } from '@kairos/core/first'
import { createGoals } from '@kairos/core/goals'
import { createEnterPage } from './byPage.ts'
import { heedsShown, lean, type Span } from './lean.ts'

/** What decides for visitors who walk. */
export interface Engine {
  program: Program
  step: Step
  /** Whether it makes a difference that something was shown. */
  heedsShown: boolean
}

const goals = createGoals(base)

/**
 * The engine of the page for many visitors: it decides the same and leaves out the work whose outcome is certain. Without
 * the bound of what is stored too: no made-up visitor does so much that something would have to be forgotten.
 */
export function engineFor(whole: ReturnType<typeof compile>, span: Span): Engine {
  const program = lean(whole, span)
  const isAwaited = program.campaigns.some(({ campaign }) => campaign.trigger)
  const triggers = isAwaited ? createTriggers(base) : undefined
  const step = createStep({ ...base, enterPage: createEnterPage() }, { triggers, goals })
  return { program, step, heedsShown: heedsShown(whole.needs) }
}
