import type { CampaignMeasured, GoalMeasured, Measured } from '../records/measured.ts'
import { isBefore } from './order.ts'

/** What a visitor who is shown no campaign is filed under. */
export const HOLDOUT = 'holdout'

/** A visitor who met a campaign. */
export interface Meeting {
  visitor: string
  /** The first time; what came before is not its doing. */
  first: CampaignMeasured
  /** Met other variants later: they changed the browser's memory, or the draw was changed. */
  met: Set<string>
  impressions: number
  clicks: number
  closes: number
  /** By goal: the first time after the meeting, and what all of them came to. */
  goals: Map<string, { at: number; value: number }>
}

export interface Meetings {
  /** By campaign. */
  campaigns: Map<string, Meeting[]>
  /** All campaigns that a holdout is measured for, as if they were one; the variant is the first campaign's. */
  together: Meeting[]
  /** Goals reached, after a meeting or not. */
  goals: Set<string>
  /** What they were worth was told in these. */
  currencies: Set<string>
  /** Visitors of whom only what came after the meeting is in the files. */
  withoutExposure: number
}

interface Found extends Omit<Meeting, 'first'> {
  first?: CampaignMeasured
}

export interface Counting {
  add(record: Measured): void
  /** Puts goals to meetings; to be called once, when all records are there, for files are in no order. */
  finish(): Meetings
}

/** Counts who met what, and what they did afterwards. */
export function createCounting(): Counting {
  const campaigns = new Map<string, Map<string, Found>>()
  const reached = new Map<string, GoalMeasured[]>()
  const goals = new Set<string>()
  const currencies = new Set<string>()

  const meetingOf = ({ campaign, visitor }: CampaignMeasured): Found => {
    const visitors = campaigns.get(campaign) ?? new Map<string, Found>()
    campaigns.set(campaign, visitors)
    const found = visitors.get(visitor) ?? create(visitor)
    visitors.set(visitor, found)
    return found
  }

  return {
    add(record) {
      if (record.name === 'diagnostic') return
      if (record.name === 'goal') {
        goals.add(record.goal)
        if (record.currency !== undefined) currencies.add(record.currency)
        const own = reached.get(record.visitor)
        if (own) own.push(record)
        else reached.set(record.visitor, [record])
        return
      }
      const meeting = meetingOf(record)
      if (record.name === 'impression') meeting.impressions += 1
      else if (record.name === 'click') meeting.clicks += 1
      else if (record.name === 'close') meeting.closes += 1
      else {
        meeting.met.add(record.variant)
        if (!meeting.first || isBefore(record, meeting.first)) meeting.first = record
      }
    },
    finish() {
      const all = [...campaigns].map(([id, visitors]) => [id, [...visitors.values()]] as const)
      const known = all.map(([id, found]) => [id, found.filter(isWhole)] as const).filter(([, list]) => list.length)
      const together = [...firstOfEach(known.map(([, meetings]) => meetings)).values()]
      for (const meeting of [...known.flatMap(([, meetings]) => meetings), ...together])
        meeting.goals = goalsAfter(meeting.first, reached.get(meeting.visitor) ?? [])
      const withoutExposure = all.reduce((sum, [, found]) => sum + found.filter((one) => !isWhole(one)).length, 0)
      return { campaigns: new Map(known), together, goals, currencies, withoutExposure }
    },
  }
}

const create = (visitor: string): Found => ({
  visitor,
  met: new Set(),
  impressions: 0,
  clicks: 0,
  closes: 0,
  goals: new Map(),
})

const isWhole = (found: Found): found is Meeting => found.first !== undefined

/** What each visitor met first, of the campaigns that held-out visitors are kept from. */
function firstOfEach(campaigns: readonly Meeting[][]): Map<string, Meeting> {
  const visitors = new Map<string, Meeting>()
  for (const meetings of campaigns) {
    if (!meetings.some(({ first }) => first.variant === HOLDOUT)) continue
    for (const meeting of meetings) {
      const known = visitors.get(meeting.visitor)
      if (!known || isBefore(meeting.first, known.first))
        visitors.set(meeting.visitor, { ...meeting, goals: new Map() })
    }
  }
  return visitors
}

function goalsAfter(first: CampaignMeasured, reached: readonly GoalMeasured[]): Meeting['goals'] {
  const goals: Meeting['goals'] = new Map()
  for (const goal of reached) {
    if (isBefore(goal, first)) continue
    const known = goals.get(goal.goal)
    const at = Math.max(first.at, goal.at)
    goals.set(goal.goal, { at: Math.min(known?.at ?? at, at), value: (known?.value ?? 0) + (goal.value ?? 0) })
  }
  return goals
}
