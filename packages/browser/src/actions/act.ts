import type { Decision, OutcomeProps, Reason } from '@kairos/core'
import { surfaceOf } from '@kairos/core/first'
import type { SlotAction } from '@kairos/schema'
import type { Stop } from '../env.ts'
import type { Filling } from '../slots/filling.ts'
import type { Slots } from '../slots/slots.ts'

/** What an action shows, where, for those that measure whether it was seen. */
export interface Showing extends OutcomeProps {
  element: Element
}

export interface ActParts {
  slots: Slots
  decision: Decision
  /** Builds what an action shows; or tells why it cannot be shown. */
  render: (action: SlotAction, element: Element) => HTMLElement | Reason
  /** Name of the signal it was decided by; `preview` where it is shown whatever it moves. */
  cause: string
  /** Hears of each element whether it shows the variant, a control's elements too; or why it does not, or not yet. */
  placed: (outcome: OutcomeProps, ...placed: Parameters<Filling['placed']>) => void
}

/** What the name of a slot's surface begins with. */
const SLOT = 'slot:'

/** Carries out a decision; the returned function takes it back. */
export function act({ slots, decision, render, cause, placed }: ActParts): Stop {
  const { campaign, variant = '', surfaces, actions } = decision
  const slotted = surfaces.filter((surface) => surface.startsWith(SLOT))
  const stops = slotted.map((surface) => {
    const action = actions.find((one) => surfaceOf(one) === surface)
    return slots.fill(surface.slice(SLOT.length), {
      content: action && ((element) => render(action, element)),
      cause,
      placed: (...result) => placed({ campaign, variant, surface }, ...result),
    })
  })
  return () => {
    for (const stop of stops) stop()
  }
}
