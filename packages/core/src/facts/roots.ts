import { isHeldOut } from '../bucketing/holdout.ts'
import type { Root } from '../program.ts'
import { daysBetween } from '../time.ts'

/** Facts that come from memory: missing while the visitor has not agreed to be remembered. */
export const memoryRoots: Record<string, Root> = {
  visit: ({ profile: { visit }, page }) => ({ seconds: Math.floor((page.at - visit.startedAt) / 1e3), ...visit }),
  visitor: ({ profile: { visit, firstAt, pages, id }, page }, program) => ({
    isNew: visit.count < 2,
    daysSinceFirst: daysBetween(firstAt, page.at),
    daysSinceLast: daysBetween(visit.previousAt, page.at),
    pages,
    holdout: isHeldOut(id, program),
  }),
  firstTraffic: ({ profile }) => profile.firstTraffic,
}

/** Facts that are known without memory, as is the time, which few files ask; every other word is looked up among the page's own facts. */
export const openRoots: Record<string, Root> = {
  traffic: ({ profile }) => profile.visit.traffic,
  traits: ({ profile }) => profile.traits,
}
