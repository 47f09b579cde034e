import { surfaceOf } from '@kairos/core/first'
import type { SlotAction } from '@kairos/schema'
import { render as renderPlain } from '../content/render.ts'
import type { Act } from './kit.ts'

/** What the name of a slot's surface begins with. */
const SLOT = 'slot:'

/** Fills the slots of a decision. What else it asks for is done by the part that has this called. */
export const act: Act = ({
  kit,
  slots,
  decision,
  cause,
  placed,
  render = (action) => renderPlain(kit.env.document, action),
}) => {
  const { campaign, variant = '', surfaces, actions } = decision
  const slotted = surfaces.filter((surface) => surface.startsWith(SLOT))
  const stops = slotted.map((surface) => {
    const action = actions.find((one) => surfaceOf(one) === surface) as SlotAction | undefined
    return slots.fill(surface.slice(SLOT.length), {
      action,
      content: action && ((element) => render(action, element)),
      cause,
      placed: (...result) => placed({ campaign, variant, surface }, ...result),
    })
  })
  return () => {
    for (const stop of stops) stop()
  }
}
