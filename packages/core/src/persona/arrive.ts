import type { PastCampaign, PastEvent, Persona } from '@kairos/schema'
import type { plant } from '../live/plant.ts'
import type { Program } from '../program.ts'
import type { CampaignMemory, createProfile, Outcome, Profile } from '../state.ts'
import type { durationMs } from '../time.ts'

/** What it takes from elsewhere; it imports only types from there. */
export interface PersonaBase {
  createProfile: typeof createProfile
  durationMs: typeof durationMs
  plant: typeof plant
}

/** Who begins the visit, and when. */
export interface Arriving {
  /** Id of the visitor; the persona's own is for who asks. */
  visitor: string
  /** In milliseconds. */
  at: number
}

/** The start of a visit: what is remembered, and what the visitor's pages tell. */
export interface Arrival {
  profile: Profile
  /** Whether the visitor may be remembered. */
  remembers: boolean
  /** What every page tells, as trees by first word. */
  facts: Record<string, unknown>
  /** Where the visit comes from; absent for a visitor who comes directly. */
  traffic?: Record<string, unknown>
}

/** Turns a persona into the start of a visit. */
export type Arrive = (persona: Persona, arriving: Arriving, program: Program) => Arrival

const DAY = '1d'
/** What can be told apart is a second apart. */
const SECOND_MS = 1000
const WIDTHS = { mobile: 390, tablet: 820, desktop: 1280 }

export function createArrive({ createProfile, durationMs, plant }: PersonaBase): Arrive {
  const known = new WeakMap<Persona, { remembers: boolean; facts: Record<string, unknown> }>()
  return (persona, arriving, program) => {
    const { consent = 'granted', traffic } = persona
    const { visitor, at } = arriving
    const mode = program.settings.consent?.mode ?? 'opt-in'
    const remembers = consent === 'granted' || (consent === 'pending' && mode !== 'opt-in')
    return {
      // Whoever has not agreed is not remembered: each visit is the first.
      profile: remembers ? remembered(visitor) : createProfile(visitor, at),
      remembers,
      facts: factsOf(persona, remembers),
      ...(traffic && { traffic }),
    }

    function remembered(id: string): Profile {
      const { history = [], campaigns = {}, traits = {} } = persona
      const before = withVisits({ ...createProfile(id, at), traits })
      const past = happened(history).reduce((profile, signal) => {
        return program.history?.remember(profile, signal, program) ?? profile
      }, before)
      const met = Object.entries(campaigns).map(([campaign, memory]) => [campaign, memoryOf(campaign, memory)])
      return { ...past, campaigns: Object.fromEntries(met) }
    }

    function withVisits(profile: Profile): Profile {
      const { visits = 0, lastSeen = DAY, firstSeen = lastSeen, pages = visits } = persona
      const { firstTraffic = { source: 'direct', channel: 'direct', medium: 'none' } } = persona
      if (!visits) return profile
      const lastAt = at - agoMs(lastSeen)
      const visit = {
        ...profile.visit,
        count: visits,
        startedAt: lastAt,
        pages: 1,
        entryPath: '/',
        traffic: firstTraffic,
      }
      return { ...profile, firstAt: Math.min(lastAt, at - agoMs(firstSeen)), lastAt, pages, visit, firstTraffic }
    }

    /** Events of the past in the order they happened. */
    function happened(history: readonly PastEvent[]) {
      return history
        .flatMap(({ event, fields = {}, times = 1, ago }) =>
          Array.from({ length: Math.max(0, times) }, (_, n) => ({
            name: event,
            at: at - agoMs(ago) - (times - 1 - n) * SECOND_MS,
            // A page view tells its fields as facts of the page.
            props: event === 'page_view' ? { facts: { page: fields } } : fields,
          })),
        )
        .sort((one, other) => one.at - other.at)
    }

    function memoryOf(campaign: string, { variant, ago, ...counts }: PastCampaign): CampaignMemory {
      const plan = program.plans.get(campaign)
      const index = plan?.campaign.variants.findIndex(({ id }) => id === variant) ?? -1
      const { bucketVersion } = plan?.campaign ?? {}
      const times = (count: number) =>
        Array.from({ length: count }, (_, n) => at - agoMs(ago) - (count - 1 - n) * SECOND_MS)
      // Set, not spread: made-up visitors come by the hundred thousand.
      const memory: CampaignMemory = {}
      if (index >= 0) Object.assign(memory, { variant, p: plan!.shares[index] })
      if (bucketVersion) memory.version = bucketVersion
      if (index >= 0 || counts.shown) memory.exposedInVisit = persona.visits ?? 0
      for (const [outcome, count] of Object.entries(counts)) memory[outcome as Outcome] = times(count)
      return memory
    }

    function agoMs(ago: string = DAY): number {
      return durationMs(ago) ?? durationMs(DAY)!
    }
  }

  /** What every page tells; worked out once for many visitors of one persona. */
  function factsOf(persona: Persona, remembers: boolean): Record<string, unknown> {
    const found = known.get(persona)
    if (found?.remembers === remembers) return found.facts
    const { device = 'desktop', facts = {} } = persona
    const told = Object.entries({
      'device.type': device,
      'device.touch': device !== 'desktop',
      'device.viewportWidth': WIDTHS[device],
      'consent.personalization': remembers,
      'consent.analytics': remembers,
      ...facts,
    })
    const tree = told.reduce(plant, {})
    known.set(persona, { remembers, facts: tree })
    return tree
  }
}
