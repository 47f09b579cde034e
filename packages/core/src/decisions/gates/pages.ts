import { read } from '../../facts/read.ts'
import { blockIf, type Gate } from './gate.ts'

/** Blocks a campaign on pages that are not its own. */
export const pages: Gate = ({ plan }, { state }) => {
  if (!plan.onPage) return undefined
  const url = `${read(state.page.facts, ['page', 'url']) ?? read(state.page.facts, ['page', 'path'])}`
  return blockIf(!plan.onPage(url), 'other_page', { url })
}
