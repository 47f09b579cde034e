import type { Action, Campaign } from '@kairos/schema'

/** The place an action needs for itself. */
export const surfaceOf = (action: Action): string => `slot:${action.slot}`

/**
 * Gives the surfaces each variant needs, by variant id. A control needs what the other variants need: it holds the place
 * with the page's own content, else the groups would differ in what they were up against.
 */
export function surfacesOf({ variants }: Campaign): Record<string, string[]> {
  const all = new Set(variants.flatMap((variant) => (variant.actions ?? []).map(surfaceOf)))
  return Object.fromEntries(
    variants.map(({ id, actions }) => [id, actions?.length ? [...new Set(actions.map(surfaceOf))] : [...all]]),
  )
}
