import type { Campaign, Config } from '@kairos/schema'
import { type Lift, liftOf } from '../statistics/lift.ts'
import { ALARM, sampleRatio } from '../statistics/sampleRatio.ts'
import { historyOf } from './history.ts'
import { HOLDOUT, type Meeting } from './meetings.ts'
import { plannedShares } from './planned.ts'
import type { CampaignReport, ReportQuestion, Shares, VariantReport } from './report.ts'
import { verdictsOf } from './verdict.ts'

/** Share of tests without any difference that may claim one, of a campaign with all its variants. */
const DOUBT = 0.05

/** What one campaign did. */
export function campaignReport(id: string, meetings: readonly Meeting[], question: ReportQuestion): CampaignReport {
  const campaign = question.config?.campaigns?.find((one) => one.id === id)
  const groups = groupsOf(meetings, campaign)
  const goal = goalOf(meetings, campaign?.goal ?? question.goal)
  const baseline = groups.size > 1 ? baselineOf([...groups.keys()], campaign) : undefined
  const alpha = DOUBT / Math.max(1, groups.size - 1)
  const variants = [...groups].map(([variant, members]) => {
    const counted = count(variant, nameOf(campaign, variant), members)
    if (goal === undefined || baseline === undefined || variant === baseline) return counted
    return { ...counted, lift: liftBetween(groups.get(baseline)!, members, { goal, alpha }) }
  })
  const shares = sharesOf(meetings, [...groups.keys()], campaign)
  const report: Omit<CampaignReport, 'verdicts'> = {
    id,
    name: campaign?.name ?? id,
    ...(goal !== undefined && { goal }),
    ...(baseline !== undefined && { baseline }),
    variants,
    ...(shares && { shares }),
    ...holdoutOf(meetings, { goal, settings: question.config?.settings }),
    history: goal === undefined || baseline === undefined ? [] : historyOf(groups, { goal, baseline, alpha }),
    ...circumstances(meetings),
  }
  return { ...report, verdicts: verdictsOf(report) }
}

/** All campaigns together, as if they were one; nothing where nobody is held out. */
export function wholeReport(meetings: readonly Meeting[], question: ReportQuestion): CampaignReport | undefined {
  const goal = goalOf(meetings, question.goal)
  const held = holdoutOf(meetings, { goal, settings: question.config?.settings })
  if (!held.holdout) return undefined
  const report = { id: '', name: 'All campaigns together', ...(goal !== undefined && { goal }), ...held }
  const whole = { ...report, variants: [], history: [], ...circumstances(meetings) }
  return { ...whole, verdicts: verdictsOf(whole) }
}

/** Visitors by the variant they met first, in the order of the file, without those held out. */
function groupsOf(meetings: readonly Meeting[], campaign: Campaign | undefined): Map<string, Meeting[]> {
  const listed = campaign?.variants.map(({ id }) => id) ?? []
  const met = [...new Set(meetings.map(({ first }) => first.variant))].filter((id) => id !== HOLDOUT).sort()
  const order = [...listed.filter((id) => met.includes(id)), ...met.filter((id) => !listed.includes(id))]
  const groups = new Map(order.map((id) => [id, [] as Meeting[]]))
  for (const meeting of meetings) groups.get(meeting.first.variant)?.push(meeting)
  return groups
}

/** A control of the file, else what is called so, else the first. */
function baselineOf(ids: readonly string[], campaign: Campaign | undefined): string {
  const control = campaign?.variants.find(({ id, actions }) => !actions?.length && ids.includes(id))
  return control?.id ?? ids.find((id) => id === 'control') ?? ids[0]!
}

/** The goal that was asked for, else the one that most visitors reached. */
function goalOf(meetings: readonly Meeting[], asked: string | undefined): string | undefined {
  if (asked !== undefined) return asked
  const times = new Map<string, number>()
  for (const { goals } of meetings) for (const goal of goals.keys()) times.set(goal, (times.get(goal) ?? 0) + 1)
  const [most] = [...times].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
  return most?.[0]
}

const nameOf = (campaign: Campaign | undefined, variant: string): string =>
  campaign?.variants.find(({ id }) => id === variant)?.name ?? variant

function count(id: string, name: string, members: readonly Meeting[]): VariantReport {
  const sum = (read: (meeting: Meeting) => number) => members.reduce((total, member) => total + read(member), 0)
  const goals = [...new Set(members.flatMap(({ goals: own }) => [...own.keys()]))].sort()
  return {
    id,
    name,
    visitors: members.length,
    impressions: sum(({ impressions }) => impressions),
    clicks: sum(({ clicks }) => clicks),
    closes: sum(({ closes }) => closes),
    goals: Object.fromEntries(
      goals.map((goal) => {
        const visitors = reachedBy(members, goal)
        return [goal, { visitors, rate: visitors / members.length, value: sum(({ goals: own }) => own.get(goal)?.value ?? 0) }]
      }),
    ),
  }
}

const reachedBy = (members: readonly Meeting[], goal: string): number =>
  members.filter(({ goals }) => goals.has(goal)).length

function liftBetween(
  baseline: readonly Meeting[],
  variant: readonly Meeting[],
  { goal, alpha }: { goal: string; alpha: number },
): Lift | null {
  const groupOf = (members: readonly Meeting[]) => ({ visitors: members.length, reached: reachedBy(members, goal) })
  return liftOf(groupOf(baseline), groupOf(variant), alpha) ?? null
}

function sharesOf(
  meetings: readonly Meeting[],
  ids: readonly string[],
  campaign: Campaign | undefined,
): Shares | undefined {
  const first = meetings.map((meeting) => meeting.first).filter(({ variant }) => variant !== HOLDOUT)
  // A variant of the file that nobody met is missing, where it should have had visitors.
  const listed = campaign?.variants.map(({ id }) => id) ?? []
  const all = [...new Set([...ids, ...listed])]
  const planned = plannedShares(first, all)
  if (!planned || (all.length < 2 && planned.expected.at(-1) === 0)) return undefined
  return compare(all, planned.observed, planned.expected)
}

function compare(ids: readonly string[], observed: readonly number[], expected: readonly number[]): Shares {
  const p = sampleRatio(observed, expected)
  return { p, expected: Object.fromEntries(ids.map((id, index) => [id, expected[index]!])), isAlarm: p < ALARM }
}

interface HoldoutQuestion {
  goal: string | undefined
  settings: Config['settings']
}

/** Those who were shown no campaign, against all who were shown something. */
function holdoutOf(meetings: readonly Meeting[], { goal, settings }: HoldoutQuestion): Pick<CampaignReport, 'holdout'> {
  const held = meetings.filter(({ first }) => first.variant === HOLDOUT)
  if (!held.length) return {}
  const shown = meetings.filter(({ first }) => first.variant !== HOLDOUT)
  const share = settings?.holdout
  const planned = share ? [meetings.length * share, meetings.length * (1 - share)] : undefined
  const lift = goal === undefined ? undefined : liftBetween(held, shown, { goal, alpha: DOUBT })
  return {
    holdout: {
      held: count(HOLDOUT, 'shown nothing', held),
      shown: { ...count('shown', 'shown campaigns', shown), ...(lift !== undefined && { lift }) },
      ...(planned && { shares: compare([HOLDOUT, 'shown'], [held.length, shown.length], planned) }),
    },
  }
}

function circumstances(meetings: readonly Meeting[]) {
  const times = meetings.map(({ first }) => first.at)
  return {
    switched: meetings.filter(({ met }) => met.size > 1).length,
    revisions: [...new Set(meetings.map(({ first }) => first.revision))].sort((a, b) => a - b),
    from: times.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
    to: times.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
  }
}
