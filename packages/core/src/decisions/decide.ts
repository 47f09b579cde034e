import { own } from '../facts/read.ts'
import type { CampaignPlan, Program } from '../program.ts'
import { type CampaignRecord, context } from '../records/record.ts'
import type { State } from '../state.ts'
import type { Block, Decision } from './decision.ts'
import type { Draft } from './gates/gate.ts'
import { gates } from './gates/index.ts'

/** What was decided, and the records it makes. */
export interface Decided {
  decisions: Decision[]
  records: CampaignRecord[]
}

/** Takes surfaces from weaker campaigns that hold them on an open page; writes to the state it is given. */
export type Outrank = (state: State, surfaces: readonly string[], by: string) => Decision[]

/**
 * Sends campaigns through the gates, best first; each that passes holds its surfaces from then on. Writes to the state it
 * is given.
 */
export function decide(state: State, program: Program, plans: readonly CampaignPlan[], outrank?: Outrank): Decided {
  const { page, profile } = state
  const moment = { program, state }
  const decisions: Decision[] = []
  const records: CampaignRecord[] = []
  for (const plan of plans) {
    const draft: Draft = { plan }
    let blocked: Block | undefined
    try {
      for (const gate of gates) {
        blocked = gate(draft, moment)
        if (blocked) break
      }
    } catch {
      blocked = { reason: 'broken' }
    }
    const { variant, p, shadow, learned } = draft
    const { id, bucketVersion } = plan.campaign
    const surfaces = variant ? plan.surfaces[variant.id]! : []
    const acts = !blocked && !shadow
    // Set, not spread: that takes several times as long, for every campaign of every page.
    const decision: Decision = {
      campaign: id,
      acts,
      reason: blocked?.reason ?? shadow ?? (plan.forced ? 'forced' : 'acts'),
      surfaces,
      actions: (acts && draft.actions) || [],
    }
    if (blocked?.detail) decision.detail = blocked.detail
    if (variant) decision.variant = variant.id
    if (acts) {
      decisions.push(...(outrank?.(state, surfaces, id) ?? []))
      for (const surface of surfaces) page.surfaces[surface] = id
      // Counts as shown until the page tells how it went.
      page.pending[id] = page.at
    }
    page.decisions[id] = decision
    decisions.push(decision)
    if (blocked || plan.forced || shadow === 'coverage') continue
    const { count } = profile.visit
    const kept = own(profile.campaigns, id)
    const drawn = shadow ? undefined : { variant: variant!.id, p: p!, ...(learned && { learned }) }
    profile.campaigns[id] = {
      ...kept,
      ...drawn,
      ...(bucketVersion && { version: bucketVersion }),
      exposedInVisit: count,
    }
    // Measured once a visit: the visitor was up to meet it.
    if (kept?.exposedInVisit !== count)
      records.push({
        name: 'exposure',
        ...context(state),
        campaign: id,
        ...(drawn ?? { variant: 'holdout' }),
        surface: surfaces.join(' '),
      })
  }
  return { decisions, records }
}

/** A copy whose parts that decisions write to are its own. */
export const draftOf = (state: State): State => ({
  ...state,
  profile: { ...state.profile, campaigns: { ...state.profile.campaigns } },
  page: {
    ...state.page,
    surfaces: { ...state.page.surfaces },
    pending: { ...state.page.pending },
    decisions: { ...state.page.decisions },
  },
})
