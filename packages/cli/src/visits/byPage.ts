import type { Program } from '@kairos/core'
import { base } from '@kairos/core/first'

/** So many pages are known before they are forgotten. */
const MOST_KNOWN = 1000

/**
 * Enters pages as the engine does, and asks only the campaigns that may act there: the rest stays undecided, where the
 * engine would say that it is another page.
 */
export function createEnterPage(): typeof base.enterPage {
  const known = new Map<string, Program>()
  return (before, signal, program) => {
    const { page } = (signal.props as { facts: { page: { url: string } } }).facts
    const here = known.get(page.url) ?? onPage(program, page.url)
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(page.url, here)
    const turn = base.enterPage(before, signal, here)
    // All other signals are for all campaigns.
    turn.state.memo!.program = program
    return turn
  }
}

const onPage = (program: Program, url: string): Program => ({
  ...program,
  campaigns: program.campaigns
    .filter((plan) => plan.onPage?.(url) !== false)
    .map((plan) => ({ ...plan, onPage: undefined })),
})
