import { closest } from '../../closest.ts'
import { isObject } from '../../validate/tolerant.ts'
import type { Rule } from '../rule.ts'
import { pathOf, type Spot } from '../survey/spots.ts'

const SHIPPED = new Set(
  'page_view view_item view_item_list search add_to_cart remove_from_cart add_to_wishlist view_cart begin_checkout purchase sign_up login generate_lead share route shown clicked closed converted visit_started form_started form_submitted form_abandoned'.split(
    ' ',
  ),
)

export const misspelledEvent: Rule = {
  code: 'misspelled_event',
  finds:
    'The name of an event, in a goal, a condition, a trigger or an interest, that is nearly the name of one that ships.',
  why: 'Events have the names of GA4. One by another name never happens, and the goal is never reached.',
  instead: 'Correct the name. If the site tracks an event by just that name, silence the finding.',
  check: ({ spots }) =>
    spots.flatMap((spot) => {
      const { value } = spot
      if (typeof value !== 'string' || spot.isShown || !namesEvent(spot) || SHIPPED.has(value)) return []
      const meant = closest(value, [...SHIPPED])
      if (meant === undefined) return []
      const message = `"${value}" is no event that ships. Did you mean "${meant}"?`
      return { path: pathOf(spot), mark: 'value', message, fix: `write "${meant}"` }
    }),
}

/** `goal` of a campaign, `event` of a condition or an interest, `name` of a trigger of events. */
function namesEvent({ key, above }: Spot): boolean {
  if (key === 'goal') return above?.above?.key === 'campaigns'
  if (key === 'name') return isObject(above?.value) && above.value['type'] === 'event'
  return key === 'event' && above?.key !== 'where'
}
