import type { Rule } from '../rule.ts'
import { surfaceName } from '../survey/surfaceName.ts'
import { takenIn } from '../survey/taken.ts'

export const shadowed: Rule = {
  code: 'shadowed',
  finds:
    'A campaign that always loses its surface to one of higher priority, which means everybody it means, on all its pages and at all times.',
  why: 'It is never seen. Usually the narrow campaign was to go first.',
  instead: 'Give the narrower campaign the higher priority, or leave its visitors out of the other audience.',
  check: (survey) =>
    takenIn(survey).flatMap(({ one, surface, by }) => {
      if (by.length > 1) return []
      const { id, priority = 0 } = by[0]!.campaign
      const isTie = priority === (one.campaign.priority ?? 0)
      const rank = isTie ? `and of equal priority the lower id goes first` : `and has priority ${priority}`
      return {
        path: [...one.path, 'id'],
        mark: 'value',
        message: `"${one.campaign.id}" is never seen: "${id}" takes ${surfaceName(surface)} for everybody it is for, ${rank}.`,
        fix: `give "${one.campaign.id}" a "priority" above ${priority}, or narrow the audience of "${id}"`,
      }
    }),
}
