import type { SlotAction } from '@kairos/schema'
import { finish } from '../../content/finish.ts'
import type { Wording } from '../../content/interpolate.ts'
import { lookUp } from '../../facts/lookUp.ts'
import type { Program } from '../../program.ts'
import type { State } from '../../state.ts'
import { blockIf, type Gate } from './gate.ts'

/** What texts are finished with at this moment. */
export function wordingOf(state: State, program: Program): Wording {
  const fact = (path: string) => lookUp(path.split('.'))(state, program)
  return { fact, languages: [fact('page.language'), program.settings.language], ...program.rare }
}

/** Finishes every text; a variant that would greet nobody by name does not show, and on a page that is left none does. */
export const content: Gate = (draft, { state, program }) => {
  const wording = wordingOf(state, program)
  const actions = draft.variant!.actions ?? []
  const { rare } = program
  draft.actions = actions.flatMap((action) => (rare?.finish ?? finish)(action as SlotAction, wording) ?? [])
  return rare?.forestalls(draft.plan, state, program) ?? blockIf(draft.actions.length < actions.length, 'fact_missing')
}
