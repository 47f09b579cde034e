import {
  arrive,
  compile,
  createProfile,
  createState,
  explain,
  previewed,
  type Report,
  replay,
  type Signal,
  step,
  type Turn,
} from '@kairos/core'
import type { Config, Persona } from '@kairos/schema'
import { createSiteClock } from '../visits/siteClock.ts'
import { treeOf } from '../visits/treeOf.ts'
import { createWalk } from '../visits/walk.ts'

/** A visitor made up from facts. */
export interface Invented {
  /** Facts by path. What is not given is as it is at a first visit. */
  facts: Record<string, unknown>
  /** Moment of the page view, in milliseconds. */
  at: number
  campaign?: string | undefined
}

/** Explains what a visitor with these facts meets on a page. */
export function explainFacts(config: Config, { facts, at, campaign }: Invented): Report {
  const program = previewed(compile(config), { facts }).plain
  const offset = createSiteClock(config, at).offsetAt(at)
  const tree = treeOf({ 'page.path': '/', ...facts })
  const page = { url: `https://${config.site}.example${facts['page.path'] ?? '/'}`, ...(tree['page'] as object) }
  const props = { facts: { ...tree, page }, remembers: true }
  const { state } = step(createState(createProfile('invented', at)), { name: 'page_view', at, offset, props }, program)
  return explain(state, program, campaign)
}

/** A persona on a page. */
export interface Visiting {
  persona: Persona
  /** Address on the site. */
  page: string
  /** Moment of the page view, in milliseconds. */
  at: number
  campaign?: string | undefined
}

/** Explains what a persona meets as a visit begins. */
export function explainPersona(config: Config, { persona, page, at, campaign }: Visiting): Report {
  const program = compile(config)
  const arrival = arrive(persona, { visitor: persona.visitor ?? 'persona', at }, program)
  const { offsetAt } = createSiteClock(config, at)
  // As it is decided: what is shown a moment later counts for the next page.
  let entered = createState(arrival.profile)
  const hear = (turn: Turn, { name }: Signal) => {
    if (name === 'page_view') entered = turn.state
  }
  createWalk({ program, step, arrival, at, offsetAt, hear }).open(page)
  return explain(entered, program, campaign)
}

/** Explains where a recorded page ended; says what is wrong with the recording instead. */
export function explainReplay(config: Config, file: unknown, campaign?: string): Report | string {
  const { turns, diagnostics } = replay(file, config)
  const last = turns.at(-1)
  const [problem] = diagnostics
  if (!last) return problem ? `${problem.path} should be: ${problem.expected}` : 'it has no signals'
  return explain(last.state, compile(config), campaign)
}
