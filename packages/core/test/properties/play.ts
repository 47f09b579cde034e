import {
  createProfile,
  createState,
  type Program,
  type Signal,
  type State,
  type Step,
  step,
  type Turn,
} from '../../src/index.ts'
import { type Happening, START } from './arbitraries.ts'

/** The state as it is stored: nothing derived. */
export function bare(state: State): Omit<State, 'memo'> {
  const { memo: _, ...rest } = state
  return rest
}

/** What of a turn counts: all but what is derived. */
export const told = ({ state, ...rest }: Turn) => ({ ...rest, state: bare(state) })

export const begin = (visitor: string): State => createState(createProfile(visitor, START))

export interface Played {
  signals: Signal[]
  turns: Turn[]
}

/** Plays a story: wakes when the last turn asked to, and tells outcomes of what acts. The signals can be replayed. */
export function record(
  story: readonly Happening[],
  { program, visitor, zone }: { program: Program; visitor: string; zone: number | undefined },
): Played {
  let state = begin(visitor)
  let at = START
  const signals: Signal[] = []
  const turns: Turn[] = []
  for (const { after, what } of story) {
    const wakes = what.kind === 'wake' && turns.at(-1)?.wakeAt
    at = wakes ? Math.max(at, wakes) : at + after
    const signal: Signal = {
      ...toSignal(what, state),
      at,
      ...(zone !== undefined && signals.length >= zone && { offset: offsetAt(at) }),
    }
    const turn = step(state, signal, program)
    signals.push(signal)
    turns.push(turn)
    state = turn.state
  }
  return { signals, turns }
}

/** Warsaw's clock. */
export const offsetAt = (at: number): number => (at < Date.UTC(2026, 2, 29, 1) ? 60 : 120)

function toSignal(what: Happening['what'], { page }: State): Pick<Signal, 'name' | 'props'> {
  if (what.kind === 'wake') return { name: 'wake' }
  if (what.kind === 'page') return { name: 'page_view', props: what.props }
  if (what.kind === 'signal') return { name: what.name, props: what.props }
  const acting = Object.values(page.decisions).filter(({ acts }) => acts)
  const { campaign = 'c0', variant = 'v0', surfaces = [] } = acting[what.pick % (acting.length || 1)] ?? {}
  const props = { campaign, variant, surface: surfaces[0] ?? 'slot:hero' }
  return { name: what.name, props: what.name === 'missed' ? { ...props, reason: 'late' } : props }
}

/** Sends recorded signals again. @param between changes the state before each of them, by their number */
export function replay(
  signals: readonly Signal[],
  {
    program,
    visitor,
    between = (state) => state,
    by = step,
  }: {
    program: Program
    visitor: string
    between?: (state: State, index: number) => State
    by?: Step
  },
): Turn[] {
  let state = begin(visitor)
  return signals.map((signal, index) => {
    const turn = by(between(state, index), signal, program)
    state = turn.state
    return turn
  })
}

/** Freezes plain data all the way down; typed arrays cannot be frozen, functions need not be. */
export function frozen<T>(value: T, seen = new Set<unknown>()): T {
  if (typeof value !== 'object' || value === null || seen.has(value)) return value
  seen.add(value)
  for (const key of Reflect.ownKeys(value)) frozen((value as Record<PropertyKey, unknown>)[key], seen)
  return ArrayBuffer.isView(value) || value instanceof Map || value instanceof Set ? value : Object.freeze(value)
}
