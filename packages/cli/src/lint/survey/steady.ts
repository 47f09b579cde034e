import { isInterruption } from '@kairos/core'
import type { Campaign, Config } from '@kairos/schema'
import { placeholdersIn } from './placeholders.ts'
import type { Surveyed } from './survey.ts'

/**
 * Whether a campaign takes its surface whenever its audience and pages fit: nothing else can keep it from acting, so that
 * a campaign behind it has no chance.
 */
export function isSteady({ campaign, surfaces }: Surveyed, { settings = {} }: Config): boolean {
  const { limits, group, trigger, schedule, exclusive, prerequisites, coverage = 1, minBucketVersion } = campaign
  const waits = limits?.length || group || trigger || schedule || exclusive || prerequisites?.length
  if (minBucketVersion || waits || (isInterruption(campaign) && settings.attention) || coverage < 1) return false
  // A widget or a chat waits while something else has the attention of the visitor.
  if (campaign.variants.some(({ actions }) => actions?.some(({ type }) => type === 'widget' || type === 'chat')))
    return false
  // One that needs several places may lose another of them.
  return Object.values(surfaces).every(({ length }) => length === 1) && !canLackContent(campaign)
}

/** A text may name a fact that is missing, a template may not be in the page. */
function canLackContent({ variants }: Campaign): boolean {
  const text = JSON.stringify(variants)
  return text.includes('"template":') || placeholdersIn(text).some(({ hasDefault }) => !hasDefault)
}

/** Whether those who are kept from every campaign see this one nevertheless: others take nothing from it there. */
export const isForHeldOut = ({ holdout }: Campaign, { settings = {} }: Config): boolean =>
  holdout === false && !!settings.holdout
