import type { Happened, Page, Profile, Program, Signal, State, Step, Turn } from '@kairos/core'
import { base, createProfile, createState } from '@kairos/core/first'
import { attempt, type Env } from './env.ts'

/** Where signals go in and turns come out. */
export interface Runtime {
  /** Steps once and lets the listener act on the turn. What is no page waits until the loop for it has come. */
  send: (name: string, props?: Record<string, unknown>, tracked?: boolean) => void
  state: () => State
  /** Takes the loop for everything that happens on an open page, and what waited for it. */
  equip: (parts: Loop) => void
  /** What no other page can know yet. */
  unsaved: () => Unsaved
  /** Hears up to which number this page's signals need not be known any longer. Default: all. */
  saved: (until?: number) => void
  /** Goes on with another profile. Nothing is decided anew, so nothing that was painted changes. */
  adopt: (profile: Profile) => void
}

/** A profile, and the last signals that made it what it is. */
export interface Unsaved {
  profile: Profile
  /** Number of the first signal that is not saved; this page's first has 0. */
  from: number
  happened: Happened[]
  /** Signals that wait for the loop, and what was to be shown when they came. */
  waiting: Happened[]
  pending: Page['pending']
}

/** What comes with the second download. */
export interface Loop {
  step: Step
  /** Minutes the site's clock is ahead of UTC at a moment. */
  offsetAt: (at: number) => number | undefined
  /** Whether a signal is to be taken. */
  admits: (signal: Signal) => boolean
}

export interface RuntimeParts {
  env: Env
  program: Program
  profile: Profile
  listener: (turn: Turn, signal: Signal) => void
}

/** Where nothing can be saved, the first are forgotten. */
const MOST_UNSAVED = 1000

/** Holds the state of this page and steps it, one signal after the other. */
export function createRuntime({ env, program, profile, listener }: RuntimeParts): Runtime {
  let state = createState(profile)
  let loop: Loop | undefined
  let waiting: Happened[] = []
  let happened: Happened[] = []
  let from = 0

  const step: Step = (before, signal) =>
    loop ? loop.step(before, signal, program) : base.enterPage(before, signal, program)

  const take = (signal: Signal) => {
    if (!loop && (signal.tracked || signal.name !== 'page_view')) {
      waiting.push({ signal })
      return
    }
    if (loop?.admits(signal) === false) return
    const { pending } = state.page
    // A profile that somebody else wrote into storage may be beyond use.
    const turn =
      attempt(() => step(state, signal, program)) ??
      step({ ...state, profile: createProfile(state.profile.id, signal.at) }, signal, program)
    state = turn.state
    if (happened.push({ signal, pending }) > MOST_UNSAVED) saved(from + 1)
    listener(turn, signal)
  }

  const saved = (until = from + happened.length) => {
    happened = happened.slice(until - from)
    from = until
  }

  const send: Runtime['send'] = (name, props, tracked) => {
    const at = env.now()
    const offset = loop ? loop.offsetAt(at) : env.offsetAt(at, program.settings.timezone)
    take({ name, at, offset, props, tracked })
  }

  return {
    state: () => state,
    send,
    equip(parts) {
      loop = parts
      const waited = waiting
      waiting = []
      for (const { signal } of waited) take(signal)
      send('wake')
    },
    unsaved: () => ({
      profile: state.profile,
      from,
      happened,
      waiting,
      pending: state.page.pending,
    }),
    saved,
    adopt(profile) {
      state = { ...state, profile }
      state.memo = base.answer(program, state)
    },
  }
}
