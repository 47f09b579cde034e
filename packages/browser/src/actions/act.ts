import type { Decision, MissedProps, OutcomeProps } from '@kairos/core'
import type { SlotAction } from '@kairos/schema'
import { render } from '../content/render.ts'
import type { Env, Stop } from '../env.ts'
import type { Slots } from '../slots/slots.ts'

/** What an action shows, where, for those that measure whether it was seen. */
export interface Showing extends OutcomeProps {
  element: Element
}

export interface ActParts {
  env: Env
  slots: Slots
  decision: Decision
  /** Hears each element that shows the variant; a control's elements too. */
  shown: (showing: Showing) => void
  /** Hears that an element could not show it: `late` or `slot_unsupported`. */
  missed: (outcome: MissedProps) => void
}

const SLOT = /^slot:/

/** Carries out a decision; the returned function takes it back. */
export function act({ env, slots, decision, shown, missed }: ActParts): Stop {
  const { campaign, variant = '', surfaces, actions } = decision
  const stops = surfaces
    .filter((surface) => SLOT.test(surface))
    .map((surface) => {
      const name = surface.replace(SLOT, '')
      const action = actions.find((one): one is SlotAction => one.type === 'slot' && one.slot === name)
      const outcome = { campaign, variant, surface }
      return slots.fill(name, {
        content: action && (() => render(env.document, action)),
        placed: (element, result) =>
          result === 'shown' ? shown({ ...outcome, element }) : missed({ ...outcome, reason: result }),
      })
    })
  return () => {
    for (const stop of stops) stop()
  }
}
