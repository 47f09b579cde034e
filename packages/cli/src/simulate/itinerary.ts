import { durationMs, pageTest } from '@kairos/core'
import type { Config, Crowd, CrowdEvent, CrowdGoal, FactValue, Persona } from '@kairos/schema'
import { type Chance, createChance, drawFrom } from './chance.ts'
import { pagesNamed } from './pagesNamed.ts'

/** All that one visitor will do, whatever is shown. */
export interface Itinerary {
  visitor: string
  persona: Persona
  /** How they behave to what is shown, and how often they reach goals. */
  crowd: Pick<Crowd, 'follows' | 'closes' | 'goals'>
  /** First moment, in milliseconds. */
  at: number
  visits: PlannedVisit[]
  /** For each goal of the crowd: a share, which has to be below the goal's for it to be reached; and what it is worth. */
  goals: PlannedGoal[]
}

export interface PlannedGoal {
  goal: string
  draw: number
  value?: number
}

export interface PlannedVisit {
  /** Milliseconds since the visit before ended. */
  afterMs: number
  pages: PlannedPage[]
}

export interface PlannedPage {
  address: string
  seconds: number
  scroll?: number
  events: CrowdEvent[]
  /** For each of the events, what pages tell from then on. */
  facts: (Record<string, unknown> | undefined)[]
  /** What this page and those after it tell besides, by path. */
  known?: Record<string, unknown>
  /** Decides what of the shown is followed and closed. */
  draw: number
}

/** A crowd with its draws made ready. */
export interface ReadyCrowd {
  crowd: Crowd
  persona: Persona
  gapMs: number
  page: (share: number) => string
  entry: (share: number) => string
  /** Whether an event can happen on a page. */
  isOn: ((address: string) => boolean)[]
  goals: [goal: string, CrowdGoal][]
}

export interface Population {
  config: Config
  personas: Readonly<Record<string, Persona>>
  mix: readonly Crowd[]
  seed: number
  /** First visits begin from then on, in milliseconds, spread over so many. */
  from: number
  spanMs: number
}

const DAY_MS = 864e5

/** In how many milliseconds after the last first visit all visits are over. */
export const longestMs = (mix: readonly Crowd[]): number =>
  Math.max(
    0,
    ...mix.map(({ visits = 1, gap = '1d', pages = 5, seconds = 60 }) => {
      const [most, lasting] = [
        Math.max(...[visits].flat()),
        Math.max(...[pages].flat()) * Math.max(...[seconds].flat()),
      ]
      return most * ((durationMs(gap) ?? DAY_MS) * 1.5 + lasting * 1000)
    }),
  )

/** Makes the plan of each visitor, by number. */
export function planVisitors({ config, personas, mix, seed, from, spanMs }: Population): (index: number) => Itinerary {
  const named = pagesNamed(config)
  const ready = mix.map((crowd) => readyCrowd(crowd, personas[crowd.persona]!, named))
  const crowdFor = drawFrom(ready.map((one) => [one, one.crowd.share] as const))
  return (index) => {
    const chance = createChance(seed, index)
    const crowd = crowdFor(chance.share())
    const { crowd: source, persona } = crowd
    const at = Math.floor(from + chance.share() * spanMs)
    const visitor = chance.hex(8) + chance.hex(8)
    const visits = Array.from({ length: chance.amount(source.visits ?? 1) }, (_, number) => ({
      afterMs: number ? Math.round(crowd.gapMs * (0.5 + chance.share())) : 0,
      pages: planPages(crowd, chance),
    }))
    const goals = crowd.goals.map(([goal, { value }]): PlannedGoal => {
      const draw = chance.share()
      return value === undefined ? { goal, draw } : { goal, draw, value: rounded(chance.amount(value)) }
    })
    return { visitor, persona, crowd: source, at, visits, goals }
  }
}

function readyCrowd(crowd: Crowd, persona: Persona, named: readonly string[]): ReadyCrowd {
  const { gap = '1d', goes = Object.fromEntries(named.map((page) => [page, 1])), enters = goes, events = [] } = crowd
  return {
    crowd,
    persona,
    gapMs: durationMs(gap) ?? DAY_MS,
    page: drawFrom(Object.entries(goes)),
    entry: drawFrom(Object.entries(enters)),
    isOn: events.map(({ on }) => pageTest(on ? { include: on } : {})),
    goals: Object.entries(crowd.goals ?? {}),
  }
}

function planPages({ crowd, page, entry, isOn }: ReadyCrowd, chance: Chance): PlannedPage[] {
  const { pages = [1, 5], seconds = [5, 60], scroll, events = [] } = crowd
  return Array.from({ length: chance.amount(pages) }, (_, number) => {
    const address = (number ? page : entry)(chance.share())
    const happening = events.filter((event, index) => chance.share() < event.share && isOn[index]!(address))
    const planned: PlannedPage = {
      address,
      seconds: chance.amount(seconds),
      events: happening,
      facts: happening.map(({ facts }) => facts && drawFacts(facts, chance)),
      draw: chance.share(),
    }
    if (scroll !== undefined) planned.scroll = chance.amount(scroll)
    return planned
  })
}

/** Of two numbers in a list, one between them. */
const drawFacts = (facts: Record<string, FactValue>, chance: Chance): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(facts).map(([path, value]) => [path, isRange(value) ? rounded(chance.amount(value)) : value]),
  )

const isRange = (value: FactValue): value is [number, number] =>
  Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'number')

/** Money has cents. */
const rounded = (value: number): number => Math.round(value * 100) / 100
