import {
  compile,
  createProfile,
  createState,
  type Decision,
  force,
  type KairosRecord,
  type Program,
  pretend,
  type Signal,
  type State,
  step,
  type Turn,
} from '../../src/index.ts'
import { momentMs, spanMs } from './clock.ts'
import { toFile } from './config.ts'
import type { CaseFile, Journey, Step } from './language.ts'

/** Where a journey stands after a step, and everything the step led to. */
export interface Stop {
  source: Step
  program: Program
  state: State
  at: number
  offset: number | undefined
  changed: Set<string>
  decisions: Decision[]
  records: KairosRecord[]
  wakeAt: number | undefined
}

/** How states go from one signal to the next. */
export type Carry = (state: State, signal: Signal) => State

const LONG = `${'a'.repeat(1000)}b`

/** What ran without anybody's fault must end; more wakes than this are a loop. */
const MOST_WAKES = 20_000

/** Sends the signals of a journey one after the other; gives where it stands after each step. */
export function* travel(journey: Journey, file: CaseFile, carry: Carry): Generator<Stop> {
  let written = compile(toFile(journey.config, file, journey.deep))
  let program = written
  let offset = journey.offset === undefined ? 0 : (journey.offset ?? undefined)
  let at = momentMs(journey.steps[0]!.at ?? '2026-11-22T10:00', 0, offset ?? 0)
  let state = createState(createProfile(journey.visitor ?? 'anna', at))
  let wakeAt: number | undefined
  for (const source of journey.steps) {
    if (source.config !== undefined) written = compile(toFile(source.config, file))
    if (source.config !== undefined || source.signal === 'page_view')
      program = force(pretend(written, source.pretended ?? {}), source.forced ?? {}, source.pretended)
    offset = source.offset ?? offset
    const stop: Stop = { source, program, state, at, offset, changed: new Set(), decisions: [], records: [], wakeAt }
    const send = (name: string, when: number, props: Record<string, unknown>) => {
      const signal: Signal = { name, at: when, ...(offset !== undefined && { offset }), props }
      const turn: Turn = step(carry(stop.state, signal), signal, program)
      for (const path of turn.changed) stop.changed.add(path)
      stop.decisions.push(...turn.decisions)
      stop.records.push(...turn.records)
      Object.assign(stop, { state: turn.state, wakeAt: turn.wakeAt })
    }
    const to = source.at === undefined ? at : momentMs(source.at, at, offset ?? 0)
    if (source.signal === 'sleep') {
      let wakes = 0
      for (; stop.wakeAt !== undefined && stop.wakeAt <= to && wakes < MOST_WAKES; wakes++)
        send('wake', stop.wakeAt, {})
      if (wakes === MOST_WAKES) throw new Error('it asks to be woken again and again')
      at = to
    } else {
      const every = source.every ? spanMs(source.every) : 0
      at = to
      for (let n = 0; n < (source.times ?? 1); n++) {
        at = to + n * every
        const one = numbered(source, n)
        send(one.signal, at, propsOf(one, stop.state))
      }
    }
    ;({ state, wakeAt } = stop)
    yield { ...stop, at }
  }
}

const numbered = (source: Step, n: number): Step =>
  source.times ? JSON.parse(JSON.stringify(source).replaceAll('{n}', `${n}`)) : source

function propsOf(source: Step, { page }: State): Record<string, unknown> {
  const { path = '/', url, facts = {}, longFact, traffic, remembers, campaign, reason, traits, fields = {} } = source
  switch (source.signal) {
    case 'page_view':
      return {
        facts: planted({
          'page.path': path,
          ...(url && { 'page.url': url }),
          ...facts,
          ...(longFact && { [longFact]: LONG }),
        }),
        ...(traffic && { traffic }),
        ...(remembers !== undefined && { remembers }),
      }
    case 'consent':
      return {
        remembers,
        ...fields,
        ...(source.visitor && { visitor: source.visitor }),
        ...(source.again && { again: true }),
      }
    case 'facts':
      return facts
    case 'identify':
      return { traits, ...(source.id !== undefined && { id: source.id }) }
    case 'shown':
    case 'seen':
    case 'clicked':
    case 'closed':
    case 'missed': {
      const last = page.decisions[campaign!]
      return { campaign, variant: last?.variant, surface: last?.surfaces[0], ...(reason && { reason }), ...fields }
    }
    default:
      return { ...fields, ...manyFields(source.manyFields) }
  }
}

const manyFields = (count = 0) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`field-${n}`, 'a'.repeat(80)]))

/** Makes a tree of values by dotted path. */
function planted(facts: Record<string, unknown>): Record<string, unknown> {
  const tree: Record<string, unknown> = {}
  for (const [path, value] of Object.entries(facts)) {
    const steps = path.split('.')
    const last = steps.pop()!
    let branch = tree
    for (const name of steps) {
      branch[name] ??= {}
      branch = branch[name] as Record<string, unknown>
    }
    branch[last] = value
  }
  return tree
}
