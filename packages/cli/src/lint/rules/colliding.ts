import { both } from '../reasoning/formula.ts'
import type { Found, Rule } from '../rule.ts'
import { priorityOf, rivals, shareDates, sharePages, shareVisitors } from '../survey/rivals.ts'
import { surfaceName } from '../survey/surfaceName.ts'
import type { Survey, Surveyed } from '../survey/survey.ts'
import { takenIn } from '../survey/taken.ts'

export const colliding: Rule = {
  code: 'colliding',
  finds: 'Two campaigns of equal priority on one surface that may mean the same visitor on the same page.',
  why: 'The lower id then wins, and nobody chose that.',
  instead: 'Give one of them a higher `priority`, or make the audiences or pages exclude each other.',
  check(survey) {
    const shadowed = new Set(takenIn(survey).map(({ one }) => one))
    const met = meeting(survey)
    const told = new Set<Surveyed>()
    return [...rivals(survey)].flatMap(([surface, ranked]) =>
      ranked.flatMap((one, index): Found[] => {
        if (shadowed.has(one) || told.has(one)) return []
        const other = before(ranked, index).find((winner) => met(winner, one))
        if (!other) return []
        told.add(one)
        return [
          {
            path: [...one.path, 'id'],
            mark: 'value',
            message: `"${other.campaign.id}" and "${one.campaign.id}" may want ${surfaceName(surface)} for the same visitor, with equal priority; "${other.campaign.id}" would win by its id.`,
            fix: 'give the one that matters more a higher "priority"',
          },
        ]
      }),
    )
  },
}

/** Those of equal priority that go first. */
function before(ranked: readonly Surveyed[], index: number): Surveyed[] {
  const priority = priorityOf(ranked[index]!)
  const first = ranked.findIndex((one) => priorityOf(one) === priority)
  return ranked.slice(first, index)
}

/** Tells whether two campaigns can meet; audiences are compared once for each pair. */
function meeting({ canHold, campaigns }: Survey): (a: Surveyed, b: Surveyed) => boolean {
  const known = new Map<number, boolean>()
  const shareAudience = (a: Surveyed, b: Surveyed) => {
    const key = a.audience * campaigns.length + b.audience
    if (!known.has(key)) known.set(key, canHold(both(a.formula, b.formula)) === true)
    return known.get(key)!
  }
  return (a, b) =>
    sharePages(a.campaign.pages, b.campaign.pages) &&
    shareDates(a.campaign, b.campaign) &&
    shareVisitors(a.campaign, b.campaign) &&
    shareAudience(a, b)
}
