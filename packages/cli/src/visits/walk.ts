import type { Arrival, Decision, Program, Signal, State, Step, Turn } from '@kairos/core'
import { type Address, readAddress } from './address.ts'
import { blankState } from './blankState.ts'
import { createChatHours } from './chatHours.ts'

/** A visitor's way through the site: signals go in as a page would send them. */
export interface Walk {
  readonly state: State
  readonly at: number
  /** Loads a page. What it leads to is followed. */
  open(address: string, opening?: Opening): void
  /** Something happens on the open page. */
  tell(name: string, props?: Record<string, unknown>, tracked?: boolean): void
  /** Time passes on the open page, which wakes itself where it asked to be woken. */
  pass(ms: number): void
  /** Time passes and no page is open. */
  leave(ms: number): void
  /** What every page tells from now on, as trees by first word. */
  facts: Record<string, unknown>
  remembers: boolean
}

export interface Opening {
  /** What this page alone tells of itself. */
  page?: Record<string, unknown> | undefined
  traffic?: Record<string, unknown> | undefined
}

export interface Walking {
  program: Program
  step: Step
  arrival: Arrival
  at: number
  /** Minutes the site's clock is ahead of UTC. */
  offsetAt: (at: number) => number
  /** Whether it makes a difference that something was shown: else nobody is asked again. Default `true`. */
  heedsShown?: boolean
  /** Hears of every turn. */
  hear: (turn: Turn, signal: Signal) => void
}

/** A page that asks for more is caught in a loop. */
const MOST_WAKES = 20_000
const MOST_LEAPS = 5

/** A walk as it is written to: fields, since an object with accessors costs as much as a page. */
type Way = { -readonly [Key in keyof Walk]: Walk[Key] }

/** Lets a visitor walk. What acts is shown at once, as on a page with nothing in the way. */
export function createWalk({ program, step, arrival, at: begin, offsetAt, heedsShown = true, hear }: Walking): Walk {
  let isFirst = true
  const whyUnanswered = createChatHours(program)
  /** Where the last turn leads. */
  let target: string | undefined
  const walk: Way = {
    state: blankState(arrival.profile, {}),
    at: begin,
    facts: arrival.facts,
    remembers: arrival.remembers,
    open(address, opening) {
      target = undefined
      load(readAddress(program.site, address), opening)
      for (let leaps = 0; target !== undefined && leaps < MOST_LEAPS; leaps++) {
        const to: string = target
        target = undefined
        load(readAddress(program.site, to))
      }
    },
    tell: (name, props, tracked) => send(name, props ?? {}, tracked),
    pass(ms) {
      const until = walk.at + ms
      for (let wakes = 0; wakes < MOST_WAKES; wakes++) {
        const { wakeAt } = walk.state.page
        if (wakeAt === undefined || wakeAt > until) break
        walk.at = Math.max(wakeAt, walk.at)
        send('wake', {})
      }
      walk.at = until
    },
    leave(ms) {
      walk.at += ms
    },
  }
  return walk

  function load({ page, traffic }: Address, { page: told, traffic: source }: Opening = {}): void {
    const from = source ?? traffic ?? (isFirst ? arrival.traffic : undefined)
    isFirst = false
    const always = walk.facts['page']
    const facts =
      always || told ? { ...walk.facts, page: { ...(always as object), ...page, ...told } } : { page, ...walk.facts }
    walk.state = blankState(walk.state.profile, facts)
    const { remembers } = walk
    send('page_view', from ? { facts, remembers, traffic: from } : { facts, remembers })
  }

  function send(name: string, props: Record<string, unknown>, tracked?: boolean): void {
    const { at } = walk
    const signal: Signal = { name, at, offset: offsetAt(at), props, tracked }
    const turn = step(walk.state, signal, program)
    walk.state = turn.state
    hear(turn, signal)
    for (const decision of turn.decisions) if (decision.acts) show(decision)
  }

  /** A control has met its moment too; what has no place is shown once all the same. */
  function show({ campaign, variant = '', surfaces, actions }: Decision): void {
    const { state, at } = walk
    const missed = whyUnanswered(actions, state.page)
    const places = missed ? surfaces.filter((surface) => surface !== 'chat') : surfaces.length ? surfaces : ['']
    // What comes with the page comes at its next signal.
    if (!heedsShown && !(state.page.triggersAt! <= at)) {
      if (places.length) writeShown(state, campaign, at)
    } else for (const surface of places) send('shown', { campaign, variant, surface })
    if (missed) send('missed', { campaign, variant, surface: 'chat', reason: missed })
    for (const action of actions) if (action.type === 'redirect') target = action.to
  }
}

/** Writes what `shown` changes where no rule reads it; the turn just before made these parts of the state anew. */
function writeShown({ page, profile }: State, campaign: string, at: number): void {
  if (page.pending[campaign] === undefined) return
  page.pending = Object.fromEntries(Object.entries(page.pending).filter(([id]) => id !== campaign))
  const memory = profile.campaigns[campaign]!
  memory.shown = memory.shown ? [...memory.shown, at].slice(-MOST_TIMES) : [at]
}

/** So many times are remembered. */
const MOST_TIMES = 50
