import { arrive, isInterruption, type KairosRecord, type Signal, type Turn } from '@kairos/core'
import type { Effect } from '@kairos/schema'
import type { Engine } from '../visits/engine.ts'
import type { SiteClock } from '../visits/siteClock.ts'
import { treeOf } from '../visits/treeOf.ts'
import { createWalk, type Walk } from '../visits/walk.ts'
import { spread, spreadText } from './chance.ts'
import type { Itinerary, PlannedPage } from './itinerary.ts'
import { createMet, empty, HELD_OUT, type Met, NOT_COVERED, RANK } from './met.ts'

/** What the page notices by itself, and no site can tell: a crowd may do it all the same. */
const MOMENTS = /^(exit_intent|rage_click|idle|active|interacted|visible|appeared|reached|trigger)$/

export interface Following {
  engine: Engine
  clock: SiteClock
  effects: readonly Effect[]
  /** Takes what is measured; without it nobody looks whether anything was seen. */
  record?: ((record: KairosRecord) => void) | undefined
}

/** What was never up for decision was not on a page of its own. */
const ELSEWHERE = RANK.get('other_page')!
const UNANSWERED = RANK.get('chat_unavailable')

/** Lets visitors follow their plans under a config; gives what each of them met, until the next one. */
export function createFollowing({ engine, clock, effects, record }: Following): (itinerary: Itinerary) => Met {
  const { program, step } = engine
  const met = createMet(program)
  const numbers = new Map(program.campaigns.map(({ campaign }, index) => [campaign.id, index]))
  const variants = program.campaigns.map(
    ({ campaign }) => new Map(campaign.variants.map(({ id }, index) => [id, index])),
  )
  const interrupts = program.campaigns.map(({ campaign }) => isInterruption(campaign))
  /** A number of its own for each campaign, whatever others the file has. */
  const salts = program.campaigns.map(({ campaign }) => spreadText(campaign.id))
  const { segments } = program
  let shown: number[] = []
  /** What the visitor's pages tell from the start. */
  let told: Record<string, unknown> = {}

  const hear = ({ decisions, records, state }: Turn, { name, props }: Signal) => {
    for (const { campaign, variant, acts, reason, detail } of decisions) {
      const index = numbers.get(campaign)
      if (index === undefined) continue
      if (acts) {
        met.acted[index]!++
        met.variant[index] = variants[index]!.get(variant!)!
        shown.push(index)
        if (interrupts[index]) met.interruptions[met.visits - 1]!++
        continue
      }
      const isMissed = name === 'missed' && props?.['campaign'] === campaign
      if (isMissed) takeBack(index)
      if (reason === 'holdout') met.shadow[index] = HELD_OUT
      else if (reason === 'coverage') met.shadow[index] = NOT_COVERED
      else if (reason === 'attention') met.spent = true
      else if (reason === 'lost_to_priority') met.lostTo[index] = numbers.get(`${detail?.['to']}`) ?? -1
      const rank = (isMissed ? UNANSWERED : RANK.get(reason)) ?? -1
      if (rank > met.furthest[index]!) met.furthest[index] = rank
    }
    const rules = state.memo!.rules
    for (let index = 0; index < segments.length; index++) if (rules[index]) met.segments[index] = 1
    for (const one of records) {
      if (one.name === 'goal') met.goals.add(one.goal)
      record?.(one)
    }
  }

  /** A chat that nobody takes was not met. */
  const takeBack = (index: number) => {
    met.acted[index]!--
    shown = shown.filter((one) => one !== index)
    if (interrupts[index]) met.interruptions[met.visits - 1]!--
  }

  const open = (walk: Walk, page: PlannedPage, { follows = 0, closes = 0 }: Itinerary['crowd']) => {
    shown = []
    met.pages++
    if (page.known) walk.facts = treeOf(page.known, told)
    walk.open(page.address)
    if (page.scroll !== undefined) walk.tell('scrolled', { depth: page.scroll })
    page.events.forEach(({ event, fields = {} }, index) => {
      const facts = page.facts[index]
      walk.tell(event, fields, !MOMENTS.test(event))
      if (!facts) return
      walk.facts = treeOf(facts, walk.facts)
      walk.tell('facts', facts)
    })
    walk.pass(page.seconds * 1000)
    for (const index of shown) {
      if (record) outcome(walk, 'seen', index)
      const draw = (spread(salts[index]! ^ (page.draw * 2 ** 32)) >>> 0) / 2 ** 32
      if (draw < follows) outcome(walk, 'clicked', index)
      else if (interrupts[index] && draw < follows + closes) outcome(walk, 'closed', index)
    }
  }

  const outcome = (walk: Walk, name: string, index: number) => {
    const { id } = program.campaigns[index]!.campaign
    // Whoever was led to another page has left what was shown before.
    const decision = walk.state.page.decisions[id]
    if (decision?.acts)
      walk.tell(name, { campaign: id, variant: decision.variant, surface: decision.surfaces[0] ?? '' })
  }

  const reach = (walk: Walk, { crowd, goals }: Itinerary) => {
    for (const { goal, draw, value } of goals) {
      const share = effects
        .filter((effect) => effect.goal === goal && hasMet(effect))
        .reduce((share, { lift }) => share * (1 + lift), crowd.goals![goal]!.share)
      if (draw >= share) continue
      const { event = goal, value: field = 'value' } = program.goals[goal] ?? {}
      walk.tell(event, value === undefined ? {} : { [field]: value }, true)
    }
  }

  const hasMet = ({ campaign, variant }: Effect): boolean => {
    const index = numbers.get(campaign)
    return index !== undefined && met.acted[index]! > 0 && met.variant[index] === variants[index]!.get(variant)
  }

  return (itinerary) => {
    empty(met)
    const { visitor, at, persona, crowd, visits } = itinerary
    const arrival = arrive(persona, { visitor, at }, program)
    told = arrival.facts
    const walk = createWalk({
      program,
      step,
      arrival,
      at,
      offsetAt: clock.offsetAt,
      heedsShown: engine.heedsShown,
      hear,
    })
    for (const { afterMs, pages } of visits) {
      walk.leave(afterMs)
      met.visits++
      met.interruptions.push(0)
      for (const page of pages) open(walk, page, crowd)
    }
    reach(walk, itinerary)
    for (let index = 0; index < met.acted.length; index++)
      if (!met.acted[index] && met.furthest[index]! < 0) met.furthest[index] = ELSEWHERE
    return met
  }
}
