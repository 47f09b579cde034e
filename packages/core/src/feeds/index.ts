import type { HistoryBase } from '../history/base.ts'
import type { CampaignPlan, History, Reads } from '../program.ts'

const ASKED = ['pillars', 'voice', 'strategy', 'followUp', 'authentic', 'owner', 'expires'] as const

/**
 * Adds to a campaign's schedule that it may speak about the moment: somebody answers for it, and it is not over yet. Until
 * this was asked, a campaign that reads a feed is silent. Throws `BadUnit`.
 */
export function preflight(
  { expect, misfit, scheduleTest }: Pick<HistoryBase, 'expect' | 'misfit'> & Partial<Pick<History, 'scheduleTest'>>,
  plan: CampaignPlan,
  reads: Reads,
): void {
  const { schedule, campaign } = plan
  const told = campaign.preflight
  const speaks = readsFeed(reads, plan.reads)
  if (!told && !speaks) return
  expect(!told || !misfit(told, { expires: 'date' }), 'date', 'preflight', 'expires')
  const isSigned = ASKED.every((field) => typeof told?.[field] === 'string' && told[field].trim())
  const expiry = told?.expires ? scheduleTest?.({ until: told.expires }) : undefined
  plan.silent = undefined
  plan.schedule = (page) => schedule?.(page) ?? (speaks && !isSigned ? 'preflight' : expiry?.(page))
}

/** Whether any of these facts is a feed's, or a segment that asks for one; segments never lead back to themselves. */
const readsFeed = (reads: Reads, ids: readonly number[]): boolean =>
  ids.some((id) => {
    const { word, rule } = reads.inputs[id]!
    const within = reads.rules[rule]?.leaves.map((leaf) => reads.leaves[leaf]!.input)
    return word === 'feed' || (!!within && readsFeed(reads, within))
  })
