import { createState, type Profile, type Program, type Signal, type State, step, type Turn } from '@kairos/core'
import type { Env } from './env.ts'

/** Where signals go in and turns come out. */
export interface Runtime {
  /** Steps once and lets the listener act on the turn. */
  send: (name: string, props?: Record<string, unknown>) => void
  state: () => State
  /**
   * Takes a profile that turned out to be the true one: what happened on this page, or since it was last saved, is told
   * to it again. Nothing is decided anew, so nothing that was painted changes.
   */
  rebase: (profile: Profile, since: 'entered' | 'saved') => Profile
  /** Hears that the profile as it is now was saved. */
  saved: () => void
}

export interface RuntimeParts {
  env: Env
  program: Program
  profile: Profile
  listener: (turn: Turn, signal: Signal) => void
}

/** Holds the state of this page and steps it, one signal after the other. */
export function createRuntime({ env, program, profile, listener }: RuntimeParts): Runtime {
  let state = createState(profile)
  /** What happened since the page was entered, until another profile turned up, and since the profile was last saved. */
  const happened: Record<'entered' | 'saved', Signal[]> = { entered: [], saved: [] }
  return {
    state: () => state,
    send(name, props) {
      const signal: Signal = { name, at: env.now(), ...(props && { props }) }
      const turn = step(state, signal, program)
      state = turn.state
      happened.entered.push(signal)
      happened.saved.push(signal)
      listener(turn, signal)
    },
    rebase(profile, since) {
      const signals = happened[since]
      const replayed = signals.reduce((earlier, signal) => step(earlier, signal, program).state, createState(profile))
      state = { ...replayed, page: state.page }
      happened.entered = []
      return state.profile
    },
    saved() {
      happened.saved = []
    },
  }
}
