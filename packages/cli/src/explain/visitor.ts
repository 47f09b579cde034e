import { compile, createProfile, createState, explain, type Program, type Report, replay, step } from '@kairos/core'
import type { Config } from '@kairos/schema'
import { offsetsOf } from '../pack/offsets.ts'

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
  const program = withFacts(compile(config), facts)
  const { timezone = 'visitor' } = config.settings ?? {}
  const offset = timezone === 'visitor' ? 0 : offsetsOf(timezone, at)[0]![1]
  const tree = treeOf({ 'page.path': '/', ...facts })
  const page = { url: `https://${config.site}.example${facts['page.path'] ?? '/'}`, ...tree['page'] }
  const props = { facts: { ...tree, page }, remembers: true }
  const { state } = step(createState(createProfile('invented', at)), { name: 'page_view', at, offset, props }, program)
  return explain(state, program, campaign)
}

/** Explains where a recorded page ended; says what is wrong with the recording instead. */
export function explainReplay(config: Config, file: unknown, campaign?: string): Report | string {
  const { turns, diagnostics } = replay(file, config)
  const last = turns.at(-1)
  const [problem] = diagnostics
  if (!last) return problem ? `${problem.path} should be: ${problem.expected}` : 'it has no signals'
  return explain(last.state, compile(config), campaign)
}

/** The program with facts that are known from the start, memory's own among them. */
function withFacts<P extends Program>(program: P, facts: Record<string, unknown>): P {
  const inputs = program.inputs.map((input) =>
    Object.hasOwn(facts, input.path) ? { ...input, read: () => facts[input.path] } : input,
  )
  return { ...program, inputs }
}

/** Facts by path as trees by first word. A segment or a campaign is no fact a page tells. */
function treeOf(facts: Record<string, unknown>): Record<string, Record<string, unknown>> {
  const tree: Record<string, Record<string, unknown>> = Object.create(null)
  for (const [path, value] of Object.entries(facts)) {
    const steps = path.split('.')
    const last = steps.pop()!
    let inside: Record<string, unknown> = tree
    for (const one of steps) {
      // A path inside what is itself a value: the longer one says more.
      if (typeof inside[one] !== 'object' || inside[one] === null) inside[one] = Object.create(null)
      inside = inside[one] as Record<string, unknown>
    }
    inside[last] = value
  }
  return tree
}
