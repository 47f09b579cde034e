import { answer } from './conditions/answer.ts'
import { decide } from './decisions/decide.ts'
import { attempt } from './expect.ts'
import { enter } from './profile/enter.ts'
import type { Program } from './program.ts'
import type { Signal } from './signal.ts'
import type { State } from './state.ts'
import type { Turn } from './turn.ts'

/**
 * The loop for `page_view`, all that is needed before first paint: the page is entered, every fact read, every rule
 * answered, every campaign decided. Pure, as `step` is.
 */
export function enterPage(before: State, signal: Signal, program: Program): Turn {
  const state = enter(before, zoned(signal, program), program)
  state.profile = program.history?.remember(state.profile, signal, program) ?? state.profile
  state.memo = answer(program, state)
  // Answers may be kept for the campaigns they were read from.
  state.profile.campaigns = { ...state.profile.campaigns }
  return { state, changed: program.inputs.map(({ path }) => path), ...decide(state, program, program.campaigns) }
}

/** The site's clock at the signal: what publishing wrote into the file is known at once. */
export function zoned(signal: Signal, { settings }: Program): Signal {
  const known = settings.offsets && attempt(() => settings.offsets?.find(([until]) => signal.at < until))
  return known ? { ...signal, offset: known[1] } : signal
}
