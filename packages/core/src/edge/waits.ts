import type { CampaignPlan, Program } from '../program.ts'
import type { Page } from '../state.ts'

export interface Waiting {
  program: Program
  /** Whether the server knows the fact at a path. */
  isKnown: (path: string) => boolean
  /** Whether the visitor may be remembered: then the browser goes by the same id. */
  remembers: boolean
  page: Pick<Page, 'at' | 'offset'>
  url: string
}

/**
 * The campaigns that a server can decide as the browser will. One that it cannot decide keeps its places for the browser:
 * a weaker one that filled them might have to give way on an open page.
 */
export function decidedHere(waiting: Waiting): CampaignPlan[] {
  const kept = new Set<string>()
  return waiting.program.campaigns.filter((plan) => {
    const surfaces = Object.values(plan.surfaces).flat()
    const isFree = surfaces.every((surface) => !kept.has(surface))
    if (isFree && canDecide(plan, waiting)) return true
    if (mayActAtOnce(plan, waiting)) for (const surface of surfaces) kept.add(surface)
    return false
  })
}

/** What waits for a trigger, is switched off or belongs to other pages takes no place when the page is opened. */
const mayActAtOnce = ({ campaign, onPage }: CampaignPlan, { url }: Waiting): boolean =>
  !campaign.trigger && campaign.enabled !== false && onPage?.(url) !== false

function canDecide(plan: CampaignPlan, waiting: Waiting): boolean {
  const { campaign, reads, schedule } = plan
  const { trigger, limits, prerequisites, allocation, interrupts, exclusive, coverage = 1, variants, pages } = campaign
  const { program, isKnown, remembers, page } = waiting
  const { inputs, rules, leaves, slots, settings } = program
  // Asks what the visitor met before.
  if (trigger || limits || prerequisites || allocation || interrupts) return false
  // Drawn by an id that the browser will not have.
  const isDrawn = exclusive || coverage < 1 || (settings.holdout && campaign.holdout !== false)
  if (isDrawn && !remembers) return false
  if (JSON.stringify(pages ?? '').includes('#') || schedule?.(page) === 'zone_pending') return false
  const actions = variants.flatMap((variant) => variant.actions ?? [])
  // Markup is cleaned by the browser, templates stand in the page, selectors are asked of it.
  const isPlain = actions.every((action) => {
    if (action.type !== 'slot') return false
    const { slot, html, template, fallback } = action
    return !slots[slot]?.selector && !html && !template && !fallback?.html && !fallback?.template
  })
  const knows = (input: number): boolean => {
    const { rule, path } = inputs[input]!
    return rule < 0 ? isKnown(path) : rules[rule]!.leaves.every((leaf) => knows(leaves[leaf]!.input))
  }
  return isPlain && reads.every(knows)
}
