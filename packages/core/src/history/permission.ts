import type { Block } from '../decisions/decision.ts'
import type { CampaignPlan, History } from '../program.ts'
import type { State } from '../state.ts'
import type { Asked, HistoryBase } from './base.ts'
import { allocationShape } from './learn.ts'
import { limits } from './limits.ts'
import { scheduleShape } from './schedule.ts'

/** What the file may ask of a campaign before it acts. */
export const permissionShape: History['shape'] = {
  limits: [{ 'max!': 'share', 'per!': 'page|visit|lifetime|duration', of: 'shown|closed|clicked|converted' }],
  prerequisites: [{ 'campaign!': 'id', 'variant!': 'id' }],
  allocation: allocationShape,
  schedule: scheduleShape,
  exclusive: { 'group!': 'text', from: 'number', to: 'number' },
  minBucketVersion: 'number',
}

/** What has to allow a campaign: other campaigns, its limits, its exclusive group, its bucket version. In this order. */
export const permissions: readonly ((base: HistoryBase, asked: Asked) => Block | undefined)[] = [
  (base, asked) => prerequisites(base, asked),
  limits,
  (base, asked) => exclusive(base, asked),
  (_, { plan, state }) => (isOldBucket(plan, state) ? { reason: 'old_bucket' } : undefined),
]

/** Blocks a campaign for visitors who do not have the variants of other campaigns it asks for. */
function prerequisites({ assign }: HistoryBase, { plan, program, state }: Asked): Block | undefined {
  const unmet = plan.campaign.prerequisites?.find(({ campaign, variant }) => {
    const other = program.plans.get(campaign)
    const drawn = other && assign(other, state)
    return !drawn?.covered || drawn.variant?.id !== variant || isOldBucket(other!, state)
  })
  return unmet && { reason: 'prerequisite', detail: { ...unmet } }
}

/** Blocks a campaign for visitors who belong to another part of its exclusive group: `inNamespace` of `bucketing/`. */
function exclusive({ hash }: HistoryBase, { plan, state }: Asked): Block | undefined {
  if (!plan.campaign.exclusive) return undefined
  const { group, from = 0, to = 1 } = plan.campaign.exclusive
  const place = hash(`__${group}`, state.profile.id, 1)!
  return place >= from && place < to ? undefined : { reason: 'exclusive_group' }
}

/** Whether the variant was drawn, or would be, in a version before those that still count. */
function isOldBucket({ campaign }: CampaignPlan, { profile: { campaigns } }: State): boolean {
  const { id, bucketVersion = 0, minBucketVersion = 0 } = campaign
  const kept = Object.hasOwn(campaigns, id) ? campaigns[id] : undefined
  return (kept?.variant === undefined ? bucketVersion : (kept.version ?? 0)) < minBucketVersion
}
