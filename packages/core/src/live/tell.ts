import type { Program } from '../program.ts'
import type { OutcomeProps, Signal } from '../signal.ts'
import type { CampaignMemory, Outcome, Page, Profile, State } from '../state.ts'
import type { Base } from './base.ts'
import { forgotten } from './forget.ts'
import { identify } from './identify.ts'
import { keep } from './keep.ts'
import { plant } from './plant.ts'

/** The first time, since which a countdown runs, and the last 50: a limit counts to no more. */
const MOST_TIMES = 51

/** Signals whose number is a fact of the page, by name. */
export const measures: Record<string, { path: string; prop: string }> = {
  scrolled: { path: 'page.scrollDepth', prop: 'depth' },
  active: { path: 'page.activeSeconds', prop: 'seconds' },
  idle: { path: 'page.idleSeconds', prop: 'seconds' },
}

/** Adds what a signal tells to what is known; every signal but `page_view`. */
export function tell(base: Base, before: State, signal: Signal, program: Program): State {
  const { own } = base
  const { name, at, offset, props = {} } = signal
  const { campaign } = props as unknown as OutcomeProps
  // An event of the site may call anything of its own a campaign.
  const { [typeof campaign === 'string' ? campaign : '']: waited, ...pending } = before.page.pending
  const page: Page = { ...before.page, at, ...(offset !== undefined && { offset }) }
  // A timer that goes off and a file that is fetched are nothing the visitor did: no visit goes on because of them.
  const lastAt = /^(wake|config|idle)$/.test(name) ? before.profile.lastAt : Math.max(before.profile.lastAt, at)
  const known = { ...before.profile, lastAt }
  const profile = program.history?.remember(known, signal, program) ?? known
  const isSameOrder = name === 'purchase' && program.history && profile === known
  const next = (changes: { profile?: Profile; page?: Page }): State => ({ ...before, profile, page, ...changes })

  const measured = own(measures, name)
  if (measured) return next({ page: { ...page, facts: plant(page.facts, [measured.path, props[measured.prop]]) } })
  switch (name) {
    case 'facts':
      return tellFacts({ ...page, facts: Object.entries(props).reduce(plant, page.facts) }, props)
    case 'identify':
      return next({ profile: identify(base, profile, props, at) })
    case 'consent': {
      const remembers = props.remembers === true
      const isForgotten = page.remembers && !remembers
      const answered = { ...page, facts: withAnswer(page.facts, props), remembers }
      // What was told before the answer may be kept since.
      if (!isForgotten) return tellFacts(answered, page.facts)
      return next({ page: answered, profile: forgotten(base, { ...before, page }, `${props.visitor ?? profile.id}`) })
    }
    case 'missed':
      // What is late may still be shown.
      return next({ page: props.reason === 'late' ? page : { ...page, pending } })
    case 'shown':
      // Several places may show one campaign; only the first is news.
      return next({ page: { ...page, pending }, ...(waited && { profile: addTime(profile, campaign, name, at) }) })
    case 'asked':
      return next({ page: { ...page, triggered: [campaign] } })
    case 'clicked':
    case 'closed':
      return next({ profile: addTime(profile, campaign, name, at) })
    default:
      return next(isSameOrder ? {} : { profile: convert(profile) })
  }

  function tellFacts(told: Page, facts: Record<string, unknown>): State {
    return next({ page: told, profile: keep(base, { ...before, profile, page: told }, facts, program) })
  }

  /** A campaign that was shown and is judged by this event has reached its goal. */
  function convert(told: Profile): Profile {
    return program.campaigns
      .map(({ campaign }) => campaign)
      .filter(
        ({ id, goal = '' }) => (own(program.goals, goal)?.event ?? goal) === name && own(told.campaigns, id)?.shown,
      )
      .reduce((converted, { id }) => addTime(converted, id, 'converted', at), told)
  }

  function addTime(told: Profile, campaign: string, outcome: Outcome, time: number): Profile {
    const memory: CampaignMemory = own(told.campaigns, campaign) ?? {}
    const times = [...(memory[outcome] ?? []), time]
    times.splice(1, times.length - MOST_TIMES)
    return { ...told, campaigns: { ...told.campaigns, [campaign]: { ...memory, [outcome]: times } } }
  }
}

/** The facts `consent.*`, as far as the answer says them. */
const withAnswer = (facts: Record<string, unknown>, answer: Record<string, unknown>) =>
  ['personalization', 'analytics']
    .filter((purpose) => typeof answer[purpose] === 'boolean')
    .reduce((told, purpose) => plant(told, [`consent.${purpose}`, answer[purpose]]), facts)
