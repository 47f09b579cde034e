import type { Rule } from '../rule.ts'
import { listed } from '../sentences.ts'
import { surfaceName } from '../survey/surfaceName.ts'
import { takenIn } from '../survey/taken.ts'

export const starved: Rule = {
  code: 'starved',
  finds: 'A campaign whose visitors are all taken by several others of higher priority together.',
  why: 'Each of the others leaves somebody, all of them nobody: it is never seen.',
  instead: 'Raise its priority, or leave visitors for it in one of the other audiences.',
  check: (survey) =>
    takenIn(survey).flatMap(({ one, surface, by }) => {
      if (by.length < 2) return []
      const names = by.map(({ campaign }) => `"${campaign.id}"`)
      return {
        path: [...one.path, 'id'],
        mark: 'value',
        message: `"${one.campaign.id}" is never seen: together ${listed(names, 'and')} take ${surfaceName(surface)} for everybody it is for.`,
        fix: `raise the "priority" of "${one.campaign.id}", or leave it visitors in one of the other audiences`,
      }
    }),
}
