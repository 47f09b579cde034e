import { answer } from './conditions/rules.ts'
import { decide } from './decisions/decide.ts'
import type { Decision } from './decisions/decision.ts'
import { fold } from './profile/fold.ts'
import { turnPage } from './profile/page.ts'
import type { CampaignPlan, Program } from './program.ts'
import { outcomeRecords } from './records/outcome.ts'
import type { KairosRecord } from './records/record.ts'
import type { Signal } from './signal.ts'
import type { State } from './state.ts'

/** What one signal led to. */
export interface Turn {
  state: State
  /** Paths of the facts that rules or texts read and that changed, segments (`segment.returning`) included. */
  changed: string[]
  /** The campaigns that were decided in this turn, acting or not. */
  decisions: Decision[]
  /** What is to be measured. */
  records: KairosRecord[]
}

/**
 * The loop, once: a signal changes the profile and the page, their facts answer the rules, and the campaigns the answers
 * reach are decided. Pure: the time is the signal's, chance is a hash of the visitor's id, and the input stays as it was.
 */
export function step(state: State, signal: Signal, program: Program): Turn {
  const profile = fold(state.profile, signal, program.visitGapMs)
  const page = turnPage(state.page, signal)
  const { memo, changed } = answer(program, { ...state, profile, page }, wordsTouched(signal))
  const answered = { profile, page, memo }
  const decided = decide(answered, program, concerned(signal, program, answered, changed), signal.at)
  return {
    state: decided.state,
    changed: changed.map((input) => program.inputs[input]!.join('.')),
    decisions: decided.decisions,
    records: [...decided.records, ...outcomeRecords(decided.state, signal)],
  }
}

/** First words of the facts a signal may change; `undefined` for any. */
function wordsTouched({ name, props = {} }: Signal): string[] | undefined {
  if (name === 'page_view') return undefined
  if (name === 'facts') return [...new Set(Object.keys(props).map((path) => path.split('.')[0]!))]
  return name === 'identify' ? ['traits'] : []
}

/** A page decides every campaign; a fact only those that read it and do not act already. */
function concerned({ name }: Signal, program: Program, { page }: State, changed: number[]): CampaignPlan[] {
  if (name === 'page_view') return program.campaigns
  const readers = new Set(changed.flatMap((input) => program.readersOf[input]!))
  return program.campaigns.filter((plan) => readers.has(plan) && !page.decisions[plan.campaign.id]?.acts)
}
