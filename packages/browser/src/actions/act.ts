import type { Decision, MissedProps, OutcomeProps, Reason } from '@kairos/core'
import type { SlotAction } from '@kairos/schema'
import type { Stop } from '../env.ts'
import type { Slots } from '../slots/slots.ts'

/** What an action shows, where, for those that measure whether it was seen. */
export interface Showing extends OutcomeProps {
  element: Element
}

export interface ActParts {
  slots: Slots
  decision: Decision
  /** Builds what an action shows; or tells why it cannot be shown. */
  render: (action: SlotAction) => HTMLElement | Reason
  /** Name of the signal it was decided by. */
  cause: string
  /** Hears each element that shows the variant; a control's elements too. */
  shown: (showing: Showing) => void
  /** Hears that an element could not show it, or not yet. */
  missed: (outcome: MissedProps) => void
}

const SLOT = /^slot:/

/** Carries out a decision; the returned function takes it back. */
export function act({ slots, decision, render, cause, shown, missed }: ActParts): Stop {
  const { campaign, variant = '', surfaces, actions } = decision
  const stops = surfaces
    .filter((surface) => SLOT.test(surface))
    .map((surface) => {
      const name = surface.replace(SLOT, '')
      const action = actions.find((one): one is SlotAction => one.type === 'slot' && one.slot === name)
      const outcome = { campaign, variant, surface }
      return slots.fill(name, {
        content: action && (() => render(action)),
        cause,
        placed: (element, result) =>
          result === 'shown' ? shown({ ...outcome, element }) : missed({ ...outcome, reason: result }),
      })
    })
  return () => {
    for (const stop of stops) stop()
  }
}
