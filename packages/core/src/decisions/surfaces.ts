import type { Action, Campaign, SlotAction } from '@kairos/schema'

/** The place a slot's action needs for itself. */
export const surfaceOf = (action: Action): string => `slot:${(action as SlotAction).slot}`

/**
 * Gives the surfaces each variant needs, by variant id. A control needs what the other variants need: it holds the place
 * with the page's own content, else the groups would differ in what they were up against.
 */
export function surfacesOf({ variants }: Campaign): Record<string, string[]> {
  const surfaces: Record<string, string[]> = {}
  for (const { id, actions } of variants) {
    const needed = actions?.length ? actions : variants.flatMap((variant) => variant.actions ?? [])
    surfaces[id] = [...new Set(needed.map(surfaceOf))]
  }
  return surfaces
}
