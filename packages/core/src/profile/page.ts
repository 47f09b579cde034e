import type { MissedProps, PageViewProps, Signal } from '../signal.ts'
import type { Page } from '../state.ts'

/** Adds what a signal tells about the page. A new page forgets what was decided on the last one; what `set()` told stays. */
export function turnPage(page: Page, signal: Signal): Page {
  const props = signal.props ?? {}
  if (signal.name === 'page_view') {
    const { facts, forced } = props as unknown as PageViewProps
    return {
      enteredAt: signal.at,
      facts: { ...page.facts, ...facts },
      forced: forced ?? {},
      surfaces: {},
      decisions: {},
    }
  }
  if (signal.name === 'missed') return { ...page, decisions: miss(page.decisions, props) }
  if (signal.name === 'facts') return { ...page, facts: Object.entries(props).reduce(plant, page.facts) }
  return page
}

/** A place could not show the variant after all: the decision says so from now on. */
function miss(decisions: Page['decisions'], { campaign, reason }: Partial<MissedProps>): Page['decisions'] {
  const decision = Object.hasOwn(decisions, campaign!) ? decisions[campaign!] : undefined
  return decision ? { ...decisions, [campaign!]: { ...decision, acts: false, reason: reason! } } : decisions
}

/** Sets the value at a dotted path in a copy; words like `__proto__` become own keys like any other. */
function plant(tree: Record<string, unknown>, [path, value]: [string, unknown]): Record<string, unknown> {
  const dot = path.indexOf('.')
  const step = dot < 0 ? path : path.slice(0, dot)
  const below = Object.hasOwn(tree, step) ? tree[step] : undefined
  const branch = typeof below === 'object' && below !== null && !Array.isArray(below) ? below : {}
  const planted = dot < 0 ? value : plant(branch as Record<string, unknown>, [path.slice(dot + 1), value])
  return Object.fromEntries([...Object.entries(tree), [step, planted]])
}
