import type { Campaign } from '@kairos/schema'
import { type Lift, liftOf } from '../statistics/lift.ts'
import { ALARM, sampleRatio } from '../statistics/sampleRatio.ts'
import { historyOf } from './history.ts'
import { HOLDOUT, type Meeting } from './meetings.ts'
import { plannedShares } from './planned.ts'
import type { CampaignReport, ReportQuestion, Shares, VariantReport } from './results.ts'
import { verdictsOf } from './verdict.ts'

/** Share of tests without any difference that may claim one, of a campaign with all its variants. */
const DOUBT = 0.05

/** What one campaign did. */
export function campaignReport(id: string, meetings: readonly Meeting[], question: ReportQuestion): CampaignReport {
  const campaign = question.config?.campaigns?.find((one) => one.id === id)
  const groups = groupsOf(meetings, campaign)
  const held = meetings.filter(({ first }) => first.variant === HOLDOUT)
  return compared({
    id,
    name: campaign?.name ?? id,
    meetings,
    groups: [...groups].map(([variant, members]) => ({ id: variant, name: nameOf(campaign, variant), members })),
    ...goalOf(meetings, campaign?.goal ?? question.goal),
    baseline: groups.size > 1 ? baselineOf([...groups.keys()], campaign) : undefined,
    shares: sharesOf(meetings, [...groups.keys()], campaign),
    held: held.length ? count({ id: HOLDOUT, name: 'Held out', members: held }) : undefined,
  })
}

/** All campaigns together, as if they were one; nothing where nobody is held out. */
export function wholeReport(meetings: readonly Meeting[], question: ReportQuestion): CampaignReport | undefined {
  const held = meetings.filter(({ first }) => first.variant === HOLDOUT)
  if (!held.length) return undefined
  const shown = meetings.filter(({ first }) => first.variant !== HOLDOUT)
  const share = question.config?.settings?.holdout
  const expected = share ? [meetings.length * share, meetings.length * (1 - share)] : undefined
  return compared({
    id: '',
    name: 'All campaigns together',
    meetings,
    groups: [
      { id: HOLDOUT, name: 'Shown nothing', members: held },
      { id: 'shown', name: 'Shown campaigns', members: shown },
    ],
    ...goalOf(meetings, question.goal),
    baseline: HOLDOUT,
    shares: expected && compareShares([HOLDOUT, 'shown'], [held.length, shown.length], expected),
    held: undefined,
  })
}

interface NamedGroup {
  id: string
  name: string
  members: readonly Meeting[]
}

interface Comparison {
  id: string
  name: string
  meetings: readonly Meeting[]
  groups: NamedGroup[]
  goal: string | undefined
  /** Of several that were reached nobody said by which it is judged. */
  isGoalPicked: boolean
  baseline: string | undefined
  shares: Shares | undefined
  held: VariantReport | undefined
}

/** Compares each group with the baseline. The doubt is divided among the comparisons. */
function compared({
  id,
  name,
  meetings,
  groups,
  goal,
  isGoalPicked,
  baseline,
  shares,
  held,
}: Comparison): CampaignReport {
  const alpha = DOUBT / Math.max(1, groups.length - 1)
  // What is not shared out as planned is not compared.
  const base = shares?.isAlarm ? undefined : groups.find((group) => group.id === baseline)
  const variants = groups.map((group) => {
    const isCompared = goal !== undefined && base && group !== base
    return { ...count(group), ...(isCompared && { lift: liftBetween(base.members, group.members, { goal, alpha }) }) }
  })
  const members = new Map(groups.map((group) => [group.id, group.members]))
  const report = {
    id,
    name,
    ...(goal !== undefined && { goal, isGoalPicked }),
    ...(base && { baseline: base.id }),
    variants,
    ...(shares && { shares }),
    ...(held && { held }),
    history: goal === undefined || !base ? [] : historyOf(members, { goal, baseline: base.id, alpha }),
    ...circumstances(meetings),
  }
  return { ...report, verdicts: verdictsOf(report) }
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
function goalOf(meetings: readonly Meeting[], asked: string | undefined): Pick<Comparison, 'goal' | 'isGoalPicked'> {
  if (asked !== undefined) return { goal: asked, isGoalPicked: false }
  const times = new Map<string, number>()
  for (const { goals } of meetings) for (const goal of goals.keys()) times.set(goal, (times.get(goal) ?? 0) + 1)
  const [most] = [...times].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
  return { goal: most?.[0], isGoalPicked: times.size > 1 }
}

const nameOf = (campaign: Campaign | undefined, variant: string): string =>
  campaign?.variants.find(({ id }) => id === variant)?.name ?? variant

function count({ id, name, members }: NamedGroup): VariantReport {
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
        return [
          goal,
          { visitors, rate: visitors / members.length, value: sum(({ goals: own }) => own.get(goal)?.value ?? 0) },
        ]
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
  return compareShares(all, planned.observed, planned.expected)
}

function compareShares(ids: readonly string[], observed: readonly number[], expected: readonly number[]): Shares {
  const p = sampleRatio(observed, expected)
  return { p, expected: Object.fromEntries(ids.map((id, index) => [id, expected[index]!])), isAlarm: p < ALARM }
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
