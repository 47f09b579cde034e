import {
  arrive,
  type compile,
  type GoalRecord,
  type Program,
  type Signal,
  type State,
  step,
  type Turn,
} from '@kairos/core'
import type { GoldenVisit, Persona, VisitStep } from '@kairos/schema'
import type { SiteClock } from '../visits/siteClock.ts'
import { createWalk } from '../visits/walk.ts'
import { carryOut } from './verbs.ts'

/** Where a visit stands after a step. */
export interface Stop {
  step: VisitStep
  /** Number of the step, from 0. */
  index: number
  state: State
  program: Program
  /** Goals that were reached in this step. */
  goals: string[]
}

export interface Playing {
  visit: GoldenVisit
  program: ReturnType<typeof compile>
  personas: Readonly<Record<string, Persona>>
  clock: SiteClock
  /** Hears of every turn on the way. */
  hear?: (turn: Turn, signal: Signal) => void
}

/** A Wednesday: where nothing else is said a visit begins on it. */
export const STANDARD_MOMENT = '2026-01-14T10:00'

/** Makes a visit, and gives where it stands after each step. */
export function* play({ visit, program, personas, clock, hear }: Playing): Generator<Stop> {
  const { persona: named, visitor, at: moment = STANDARD_MOMENT } = visit
  const at = clock.momentMs(moment) ?? 0
  const id = typeof named === 'string' ? named : 'visitor'
  const persona = typeof named === 'string' ? (personas[named] ?? {}) : (named ?? {})
  const arrival = arrive(persona, { visitor: visitor ?? persona.visitor ?? id, at }, program)
  let goals: string[] = []
  const walk = createWalk({
    program,
    step,
    arrival,
    at,
    offsetAt: clock.offsetAt,
    hear(turn, signal) {
      goals.push(...turn.records.filter(({ name }) => name === 'goal').map((record) => (record as GoalRecord).goal))
      hear?.(turn, signal)
    },
  })
  const { needs } = program
  for (const [index, step] of visit.steps.entries()) {
    goals = []
    carryOut(step, { walk, clock, needs })
    yield { step, index, state: walk.state, program, goals }
  }
}
