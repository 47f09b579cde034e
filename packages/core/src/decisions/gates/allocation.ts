import { assign } from '../assign.ts'
import { blockIf, type Gate } from './gate.ts'

/** Takes the variant drawn for this visitor; marks visitors the campaign is not run on. */
export const allocation: Gate = (draft, { state }) => {
  const drawn = assign(draft.plan, state)
  const { covered, reason } = drawn
  Object.assign(draft, drawn)
  if (!covered) draft.shadow = 'coverage'
  return blockIf(reason, reason!)
}
