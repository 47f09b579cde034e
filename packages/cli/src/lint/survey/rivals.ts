import type { Campaign, Pages } from '@kairos/schema'
import { isCrossed } from './dates.ts'
import type { Survey, Surveyed } from './survey.ts'

/** Campaigns by surface, best first: higher priority, then the lower id. Those that are switched off are out. */
export function rivals({ campaigns }: Survey): Map<string, Surveyed[]> {
  const bySurface = new Map<string, Surveyed[]>()
  const best = [...campaigns].sort((a, b) => priorityOf(b) - priorityOf(a) || (a.campaign.id < b.campaign.id ? -1 : 1))
  for (const one of best)
    for (const surface of one.campaign.enabled === false ? [] : surfacesOf(one)) {
      if (!bySurface.has(surface)) bySurface.set(surface, [])
      bySurface.get(surface)!.push(one)
    }
  return bySurface
}

export const priorityOf = ({ campaign }: Surveyed): number => campaign.priority ?? 0

/** Every surface that one of its variants needs. */
export const surfacesOf = ({ surfaces }: Surveyed): string[] => [...new Set(Object.values(surfaces).flat())]

/** Whether two campaigns can act on one page; told from the globs as they stand, so rather yes than no. */
export function sharePages({ include: a }: Pages = {}, { include: b }: Pages = {}): boolean {
  if (!a || !b) return true
  return a.some((one) => b.some((other) => canMeet(one, other)))
}

/** What stands before the first `*` has to fit, and what stands behind the last. */
function canMeet(a: string, b: string): boolean {
  const [startA, startB] = [a, b].map((glob) => glob.split('*')[0]!.replace(/\/$/, '')) as [string, string]
  if (!a.includes('*') && !b.includes('*')) return startA === startB
  return a.includes('*') && b.includes('*')
    ? startA.startsWith(startB) || startB.startsWith(startA)
    : a.includes('*')
      ? startB.startsWith(startA)
      : startA.startsWith(startB)
}

/** Whether every page of one campaign is one of another's, as far as the globs show it. */
export function coversPages(outer: Surveyed, inner: Surveyed): boolean {
  if (outer.pages === inner.pages) return true
  const { include, exclude } = outer.campaign.pages ?? {}
  if (exclude?.length) return false
  return !include || !!inner.campaign.pages?.include?.every((one) => include.some((glob) => coversGlob(glob, one)))
}

function coversGlob(outer: string, inner: string): boolean {
  if (outer === inner || outer === '*') return true
  const start = outer.slice(0, -1)
  return /^[^*?#]*\/\*$/.test(outer) && (inner.startsWith(start) || `${inner}/` === start)
}

/** Whether two schedules have a moment in common, by their dates. Days and hours are not compared. */
export function shareDates({ schedule: a = {} }: Campaign, { schedule: b = {} }: Campaign): boolean {
  const isOver = (until?: string, from?: string) => !!until && !!from && isCrossed(from, until)
  return !isOver(a.until, b.from) && !isOver(b.until, a.from)
}

/** Whether two campaigns divide their visitors between them: by an exclusive group, or by variants of a third. */
export function shareVisitors(a: Campaign, b: Campaign): boolean {
  if (a.exclusive && b.exclusive && a.exclusive.group === b.exclusive.group) {
    const [first, second] = [a.exclusive, b.exclusive]
    if ((first.to ?? 1) <= (second.from ?? 0) || (second.to ?? 1) <= (first.from ?? 0)) return false
  }
  const other = new Map(b.prerequisites?.map(({ campaign, variant }) => [campaign, variant]))
  return !a.prerequisites?.some(({ campaign, variant }) => (other.get(campaign) ?? variant) !== variant)
}
