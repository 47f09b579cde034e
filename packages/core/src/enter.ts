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
  const entered = enter(before, zoned(signal, program), program)
  entered.profile = program.history?.remember(entered.profile, signal, program) ?? entered.profile
  entered.memo = answer(program, entered)
  const { state, decisions, records } = decide(entered, program, program.campaigns)
  return { state, changed: program.inputs.map(({ path }) => path), decisions, records }
}

/** The site's clock at the signal: what publishing wrote into the file is known at once. */
export function zoned(signal: Signal, { settings }: Program): Signal {
  const known = settings.offsets && attempt(() => settings.offsets?.find(([until]) => signal.at < until))
  return known ? { ...signal, offset: known[1] } : signal
}
