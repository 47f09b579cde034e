import { read } from '../../facts/read.ts'
import { block, type Gate } from './gate.ts'

/** Blocks a campaign on pages that are not its own. */
export const pages: Gate = ({ plan }, { state }) => {
  if (!plan.onPage) return undefined
  const { page } = state.page.facts
  const url = String(read(page, ['url']) ?? read(page, ['path']))
  return plan.onPage(url) ? undefined : block('other_page', { url })
}
