import type { Profile, Program, Signal, State, Step, Turn } from '@kairos/core'
import { base, createState } from '@kairos/core/first'
import type { Env, Stop } from './env.ts'

/** Where signals go in and turns come out. */
export interface Runtime {
  /** Steps once and lets the listener act on the turn. What is no page waits until the loop for it has come. */
  send: (name: string, props?: Record<string, unknown>) => void
  state: () => State
  /** Takes the loop for everything that happens on an open page, and what waited for it. */
  equip: (parts: Loop) => void
  /**
   * Takes a profile that turned out to be the true one: what happened on this page, or since it was last saved, is told
   * to it again. Nothing is decided anew, so nothing that was painted changes.
   */
  rebase: (profile: Profile, since: 'entered' | 'saved') => Profile
  /** Hears that the profile as it is now was saved. */
  saved: () => void
  /** Hears that no profile of an earlier time can turn up any more. */
  settled: () => void
  stop: Stop
}

/** What comes with the second download. */
export interface Loop {
  step: Step
  /** Minutes the site's clock is ahead of UTC at a moment. */
  offsetAt: (at: number) => number | undefined
  /** Whether a signal is to be taken. Default: every one. */
  admits?: ((signal: Signal) => boolean) | undefined
}

export interface RuntimeParts {
  env: Env
  program: Program
  profile: Profile
  listener: (turn: Turn, signal: Signal) => void
}

/** Timers count to 2³¹ ms; being woken early does no harm. */
const LONGEST_SLEEP_MS = 36e5

/** Holds the state of this page and steps it, one signal after the other. */
export function createRuntime({ env, program, profile, listener }: RuntimeParts): Runtime {
  let state = createState(profile)
  let loop: Loop | undefined
  let isSettled = false
  let waiting: Signal[] = []
  let stopTimer: Stop = () => {}
  /** What happened since the page was entered, until another profile turned up, and since the profile was last saved. */
  const happened: Record<'entered' | 'saved', Signal[]> = { entered: [], saved: [] }

  const step: Step = (before, signal) =>
    loop ? loop.step(before, signal, program) : base.enterPage(before, signal, program)

  const take = (signal: Signal) => {
    if (!loop && signal.name !== 'page_view') {
      waiting.push(signal)
      return
    }
    if (loop?.admits?.(signal) === false) return
    const turn = step(state, signal, program)
    state = turn.state
    if (!isSettled) happened.entered.push(signal)
    happened.saved.push(signal)
    stopTimer()
    if (turn.wakeAt) stopTimer = env.later(() => send('wake'), Math.min(turn.wakeAt - signal.at, LONGEST_SLEEP_MS))
    listener(turn, signal)
  }

  const send = (name: string, props?: Record<string, unknown>) => {
    const at = env.now()
    const offset = loop ? loop.offsetAt(at) : env.offsetAt(at, program.settings.timezone)
    take({ name, at, ...(offset !== undefined && { offset }), ...(props && { props }) })
  }

  return {
    state: () => state,
    send,
    equip(parts) {
      loop = parts
      const waited = waiting
      waiting = []
      waited.forEach(take)
      send('wake')
    },
    rebase(other, since) {
      const replayed = happened[since].reduce(
        (earlier, signal) => step(earlier, signal, program).state,
        createState(other),
      )
      state = { ...replayed, page: state.page }
      return state.profile
    },
    saved() {
      happened.saved = []
    },
    settled() {
      isSettled = true
      happened.entered = []
    },
    stop: () => stopTimer(),
  }
}
