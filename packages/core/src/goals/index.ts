import type { Base } from '../live/base.ts'
import type { Program } from '../program.ts'
import type { GoalRecord } from '../records/record.ts'
import type { Signal } from '../signal.ts'
import type { Profile, State } from '../state.ts'
import type { Turn } from '../turn.ts'

/** Measures the goals a signal reaches: gives the turn with their records, and what is to be remembered of them. */
export type Goals = (before: State, turn: Turn, signal: Signal, program: Program) => Turn

/** Ids of events that were counted, such as orders; a page that is opened again tells the same. */
const MOST_REACHED = 30
const MOST_ID_CHARACTERS = 80
/** Of more campaigns that were met, those met last are named. */
const MOST_EXPOSURES = 50
/** No price is larger; sums of such stay numbers. */
const MOST_VALUE = 1e12

export const createGoals =
  ({ own, context }: Base): Goals =>
  (before, turn, { name, props = {} }, program) => {
    const fresh = goalsOf(program).get(name)
    if (!fresh) return turn
    const { profile } = turn.state
    const known = new Set(listOf(profile.reached))
    const ids = fresh.map((goal) => [goal, idOf(goal, props.id)] as const)
    const reached = ids.filter(([, id]) => id === undefined || !known.has(id))
    if (!reached.length) return turn

    const exposures = exposuresOf(before.profile, program)
    const currency = typeof props.currency === 'string' && /^\w{3}$/.test(props.currency) ? props.currency : undefined
    const records = reached.map(([goal]): GoalRecord => {
      const value = worth(own(props, own(program.goals, goal)?.value ?? 'value'))
      return {
        name: 'goal',
        ...context(turn.state),
        goal,
        ...(value !== undefined && { value, ...(currency && { currency }) }),
        exposures,
      }
    })
    const counted = reached.flatMap(([, id]) => id ?? [])
    const remembered = counted.length ? { ...profile, reached: [...known, ...counted].slice(-MOST_REACHED) } : profile
    return {
      ...turn,
      state: { ...turn.state, profile: remembered },
      records: [...turn.records, ...records],
    }

    /** The variants the visitor had met when this happened, by campaign. */
    function exposuresOf({ campaigns }: Profile, { plans }: Program): Record<string, string> {
      const met = [...plans.keys()].flatMap((id) => {
        const { exposedInVisit, variant = 'holdout' } = own(campaigns, id) ?? {}
        return exposedInVisit === undefined ? [] : [{ id, exposedInVisit, variant }]
      })
      const latest = met.sort((one, other) => other.exposedInVisit - one.exposedInVisit).slice(0, MOST_EXPOSURES)
      return Object.fromEntries(latest.map(({ id, variant }) => [id, variant]))
    }
  }

const goals = new WeakMap<Program, Map<string, string[]>>()

/** Ids of the goals the file lists, and of those that campaigns name by their event, by event. */
function goalsOf(program: Program): Map<string, string[]> {
  const known = goals.get(program)
  if (known) return known
  const listed = Object.entries(program.goals).flatMap(([id, goal]) =>
    typeof goal?.event === 'string' ? [[id, goal.event] as const] : [],
  )
  const named = program.campaigns.flatMap(({ campaign: { goal } }) =>
    typeof goal === 'string' && !Object.hasOwn(program.goals, goal) ? goal : [],
  )
  const byEvent = new Map<string, string[]>()
  for (const [id, event] of [...listed, ...[...new Set(named)].map((event) => [event, event] as const)])
    byEvent.set(event, [...(byEvent.get(event) ?? []), id])
  goals.set(program, byEvent)
  return byEvent
}

/** What tells one event from another of the same goal, where it says so. */
const idOf = (goal: string, id: unknown): string | undefined =>
  typeof id === 'string' || typeof id === 'number' ? `${goal} ${id}`.slice(0, MOST_ID_CHARACTERS) : undefined

function worth(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() ? Number(value) : value
  return typeof number === 'number' && Math.abs(number) < MOST_VALUE ? number : undefined
}

/** What was stored may be anything. */
const listOf = (stored: unknown): string[] =>
  Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : []
