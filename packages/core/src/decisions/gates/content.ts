import type { Action } from '@kairos/schema'
import { finish } from '../../content/finish.ts'
import { lookUp } from '../../facts/lookUp.ts'
import { block, type Gate } from './gate.ts'

/** Finishes every text; a variant that would greet nobody by name does not show. */
export const content: Gate = (draft, { state, program }) => {
  const fact = (path: string) => lookUp(state, path.split('.'))
  const languages = [fact('page.language') as string | undefined, program.settings.language]
  const actions = (draft.variant?.actions ?? []).map((action) => finish(action, { fact, languages }))
  draft.actions = actions.filter((action): action is Action => action !== undefined)
  return draft.actions.length === actions.length ? undefined : block('fact_missing')
}
