import type { Program } from '../program.ts'
import type { Signal } from '../signal.ts'
import type { CampaignMemory, Page, Profile, State } from '../state.ts'
import type { Base } from './base.ts'
import { isForged } from './forged.ts'
import { sound } from './sound.ts'
import { tell } from './tell.ts'

/** A signal, and the campaigns that were waited for to be shown just then; without them it was not stepped yet. */
export interface Happened {
  signal: Signal
  pending?: Page['pending']
}

export interface Retelling {
  /** The profile that hears of it. */
  profile: Profile
  happened: readonly Happened[]
  /** Campaigns that were waited for when the first signal came that was not stepped yet. */
  pending?: Page['pending']
  program: Program
  /** What the visitor agrees to, as the facts `consent.*`. Default: not known. */
  consent?: Consented
}

type Consented = { personalization: boolean; analytics: boolean }

/**
 * Tells another profile what happened on a page. Nothing is decided again: what was shown, closed or followed there was,
 * whatever the rules say about this profile.
 */
export function retell(base: Base, { profile, happened, pending = {}, program, consent }: Retelling): Profile {
  let told = profile
  let waited = pending
  for (const { signal, pending: known } of happened) {
    const page = { ...pageOf(known ?? waited, signal.at), ...(consent && { facts: { consent } }) }
    told = retellOne({ base, state: { profile: told, page }, told: signal, program }) ?? told
    if (!known && signal.name === 'shown') waited = without(waited, signal.props?.campaign)
  }
  return told === profile ? profile : inOrder(told)
}

/** Takes over what was drawn for this very visitor on a page, where nothing is drawn yet. */
export function takeDrawn(profile: Profile, drawn: Profile): Profile {
  if (profile.id !== drawn.id) return profile
  const campaigns = { ...profile.campaigns }
  for (const [id, { variant, p, version, exposedInVisit }] of Object.entries(drawn.campaigns)) {
    if (exposedInVisit !== drawn.visit.count) continue
    const known: CampaignMemory | undefined = Object.hasOwn(campaigns, id) ? campaigns[id] : undefined
    campaigns[id] = {
      ...(variant !== undefined && known?.variant === undefined && { variant, p: p! }),
      ...(version !== undefined && { version }),
      ...known,
      exposedInVisit: profile.visit.count,
    }
  }
  return { ...profile, campaigns }
}

interface One {
  base: Base
  state: State
  told: Signal
  program: Program
}

/** An answer about consent is the page's; what it forgets is forgotten in every store already. */
function retellOne({ base, state, told, program }: One): Profile | undefined {
  if (told.name === 'consent' || isForged(told)) return undefined
  try {
    const signal = sound(told, state, program)
    if (signal.name !== 'page_view') return tell(base, state, signal, program).profile
    // Without rules nothing is decided.
    return base.enterPage(state, signal, { ...program, campaigns: [], inputs: [], rules: [] }).state.profile
  } catch {
    return undefined
  }
}

/** All of a page that a profile depends on. */
const pageOf = (pending: Page['pending'], at: number): Page => ({
  enteredAt: at,
  at,
  facts: {},
  remembers: true,
  pending,
  surfaces: {},
  decisions: {},
})

const without = (pending: Page['pending'], campaign: unknown): Page['pending'] =>
  Object.fromEntries(Object.entries(pending).filter(([id]) => id !== campaign))

/** What was told late belongs where it happened. */
function inOrder(profile: Profile): Profile {
  const { past } = profile
  if (!past) return profile
  return { ...profile, past: { ...past, recent: [...past.recent].sort((one, other) => one.at - other.at) } }
}
