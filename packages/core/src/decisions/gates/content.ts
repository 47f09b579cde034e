import type { Action } from '@kairos/schema'
import { finish } from '../../content/finish.ts'
import { lookUp } from '../../facts/lookUp.ts'
import { blockIf, type Gate } from './gate.ts'

/** Finishes every text; a variant that would greet nobody by name does not show. */
export const content: Gate = (draft, { state, program }) => {
  const fact = (path: string) => lookUp(path.split('.'))(state, program)
  const languages = [fact('page.language'), program.settings.language]
  const actions = draft.variant!.actions ?? []
  draft.actions = actions
    .map((action) => finish(action, { fact, languages }))
    .filter((action): action is Action => !!action)
  return blockIf(draft.actions.length < actions.length, 'fact_missing')
}
