import type { Program } from '../program.ts'
import type { OutcomeProps, Signal } from '../signal.ts'
import type { CampaignMemory, Outcome, Page, Profile, State } from '../state.ts'
import type { Base } from './base.ts'
import { bounded } from './sound.ts'

/** A limit counts to no more, and the facts `campaign.*` neither. */
const MOST_TIMES = 50

/** Signals whose number is a fact of the page, by name. */
export const measures: Record<string, { path: string; prop: string }> = {
  scrolled: { path: 'page.scrollDepth', prop: 'depth' },
  active: { path: 'page.activeSeconds', prop: 'seconds' },
  idle: { path: 'page.idleSeconds', prop: 'seconds' },
}

/** Adds what a signal tells to what is known; every signal but `page_view`. */
export function tell({ own }: Base, before: State, signal: Signal, program: Program): State {
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
      return next({ page: { ...page, facts: Object.entries(props).reduce(plant, page.facts) } })
    case 'identify':
      return next({
        profile: { ...profile, traits: props.traits ? bounded({ ...profile.traits, ...props.traits }) : {} },
      })
    case 'consent':
      return next({ page: { ...page, remembers: props.remembers === true } })
    case 'missed':
      // What is late may still be shown.
      return next({ page: props.reason === 'late' ? page : { ...page, pending } })
    case 'shown':
      // Several places may show one campaign; only the first is news.
      return next({ page: { ...page, pending }, ...(waited && { profile: addTime(profile, campaign, name, at) }) })
    case 'clicked':
    case 'closed':
      return next({ profile: addTime(profile, campaign, name, at) })
    default:
      return next(isSameOrder ? {} : { profile: convert(profile) })
  }

  /** A campaign that was shown and is judged by this event has reached its goal. */
  function convert(told: Profile): Profile {
    return program.campaigns
      .map(({ campaign }) => campaign)
      .filter(({ id, goal }) => goal === name && own(told.campaigns, id)?.shown)
      .reduce((converted, { id }) => addTime(converted, id, 'converted', at), told)
  }

  function addTime(told: Profile, campaign: string, outcome: Outcome, time: number): Profile {
    const memory: CampaignMemory = own(told.campaigns, campaign) ?? {}
    const times = [...(memory[outcome] ?? []), time].slice(-MOST_TIMES)
    return { ...told, campaigns: { ...told.campaigns, [campaign]: { ...memory, [outcome]: times } } }
  }
}

/** Sets the value at a dotted path in a copy; words like `__proto__` become own keys like any other. */
function plant(tree: Record<string, unknown>, [path, value]: [string, unknown]): Record<string, unknown> {
  const [step = '', ...rest] = path.split('.')
  const below = Object.hasOwn(tree, step) ? tree[step] : undefined
  const branch = typeof below === 'object' && below && !Array.isArray(below) ? { ...below } : {}
  const planted = rest.length ? plant(branch, [rest.join('.'), value]) : value
  return Object.fromEntries([...Object.entries(tree), [step, planted]])
}
