import { blockIf, type Gate } from './gate.ts'

/** Blocks a campaign on pages that are not its own. */
export const pages: Gate = ({ plan }, { state }) => {
  if (!plan.onPage) return undefined
  const { url, path } = { ...(state.page.facts.page as { url?: unknown; path?: unknown } | undefined) }
  const address = `${url ?? path}`
  return blockIf(!plan.onPage(address), 'other_page', { url: address })
}
