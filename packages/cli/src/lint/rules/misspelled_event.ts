import { closest } from '../../closest.ts'
import type { Path } from '../../validate/place.ts'
import type { Rule } from '../rule.ts'
import { inside, isObject } from '../survey/walk.ts'

const SHIPPED =
  'page_view view_item view_item_list search add_to_cart remove_from_cart add_to_wishlist view_cart begin_checkout purchase sign_up login generate_lead share route shown clicked closed converted visit_started form_started form_submitted form_abandoned'.split(
    ' ',
  )

export const misspelledEvent: Rule = {
  code: 'misspelled_event',
  finds:
    'The name of an event, in a goal, a condition, a trigger or an interest, that is nearly the name of one that ships.',
  why: 'Events have the names of GA4. One by another name never happens, and the goal is never reached.',
  instead: 'Correct the name. If the site tracks an event by just that name, silence the finding.',
  check: ({ config }) =>
    [...inside(config, [])].flatMap(eventsIn).flatMap(([path, name]) => {
      const meant = SHIPPED.includes(name) ? undefined : closest(name, SHIPPED)
      if (meant === undefined) return []
      const message = `"${name}" is no event that ships. Did you mean "${meant}"?`
      return { path, mark: 'value', message, fix: `write "${meant}"` }
    }),
}

/** The event an object names: `goal` of a campaign, `event` of a condition or an interest, `name` of a trigger. */
function eventsIn([path, value]: [Path, unknown]): [Path, string][] {
  if (!isObject(value) || /variants|where|lint/.test(path.join())) return []
  const isCampaign = path[0] === 'campaigns' && path.length === 2
  const keys = [...(isCampaign ? ['goal'] : []), 'event', ...(value['type'] === 'event' ? ['name'] : [])]
  return keys.flatMap((key): [Path, string][] => (typeof value[key] === 'string' ? [[[...path, key], value[key]]] : []))
}
