import { both, type Formula, negated, questionsIn, TRUE } from '../reasoning/formula.ts'
import { coversPages, rivals } from './rivals.ts'
import { isForHeldOut, isSteady } from './steady.ts'
import type { Survey, Surveyed } from './survey.ts'

/** A campaign that has no chance on a surface, and who takes it. */
export interface Taken {
  one: Surveyed
  surface: string
  by: readonly Surveyed[]
}

/** More than so many are not looked at together. */
const MOST_TOGETHER = 8

const found = new WeakMap<Survey, Taken[]>()

/** Campaigns whose every variant loses its surface to campaigns that always act there. */
export function takenIn(survey: Survey): Taken[] {
  const known = found.get(survey) ?? find(survey)
  found.set(survey, known)
  return known
}

function find(survey: Survey): Taken[] {
  const { config } = survey
  const includes = inclusion(survey)
  return [...rivals(survey)].flatMap(([surface, ranked]) => {
    const before: Surveyed[] = []
    return ranked.flatMap((one): Taken[] => {
      const isNeeded = Object.values(one.surfaces).every((needed) => needed.includes(surface))
      const reach = isForHeldOut(one.campaign, config)
        ? []
        : before.filter((other) => coversPages(other, one) && (one.needsMemory || !other.needsMemory))
      const winner = isNeeded ? reach.find((other) => includes(other, one)) : undefined
      const by = winner ? [winner] : isNeeded ? together(survey, one, reach) : []
      if (isSteady(one, config)) before.push(one)
      return by.length ? [{ one, surface, by }] : []
    })
  })
}

/** Facts that an audience asks about: all of them, and those of each part that has to hold. */
interface Asked {
  facts: ReadonlySet<string>
  parts: readonly (readonly string[])[]
}

function askedIn(formula: Formula): Asked {
  const factsOf = (part: Formula) => questionsIn(part).map(({ fact }) => fact)
  const parts = formula.kind === 'all' ? formula.parts : [formula]
  return { facts: new Set(factsOf(formula)), parts: parts.map(factsOf) }
}

/** Tells whether everybody of one audience belongs to another; asked once for each pair of audiences. */
function inclusion(survey: Survey): (outer: Surveyed, inner: Surveyed) => boolean {
  const known = new Map<number, boolean>()
  const asked = new Map<Surveyed, Asked>()
  const askedBy = (one: Surveyed): Asked => {
    if (!asked.has(one)) asked.set(one, askedIn(one.formula))
    return asked.get(one)!
  }
  return (outer, inner) => {
    if (outer.audience === inner.audience || outer.formula === TRUE) return true
    const { facts } = askedBy(inner)
    // Who is asked for something the other does not speak of is not everybody of the other.
    if (askedBy(outer).parts.some((part) => !part.some((fact) => facts.has(fact)))) return false
    const key = outer.audience * survey.campaigns.length + inner.audience
    const answer = known.get(key) ?? isIncluded(survey, [outer], inner)
    known.set(key, answer)
    return answer
  }
}

function isIncluded({ canHold }: Survey, outer: readonly Surveyed[], inner: Surveyed): boolean {
  const outside = outer.reduce<Formula>((rest, { formula }) => both(rest, negated(formula)), inner.formula)
  // Nobody is in an audience that cannot hold: `never_true` tells of that.
  return canHold(outside) === false && canHold(inner.formula) === true
}

function together(survey: Survey, one: Surveyed, before: readonly Surveyed[]): Surveyed[] {
  const others = before.slice(0, MOST_TOGETHER)
  if (others.length < 2 || !isIncluded(survey, others, one)) return []
  // Those without whom the rest still take all of it are not to blame.
  return others.reduce<Surveyed[]>((needed, other) => {
    const rest = needed.filter((kept) => kept !== other)
    return rest.length && isIncluded(survey, rest, one) ? rest : needed
  }, others)
}
