import { createActions } from './actions/index.ts'
import { base } from './base.ts'
import { check } from './compile/check.ts'
import { compile as compileWith } from './compile/compile.ts'
import { most } from './compile/most.ts'
import { escapeHtml } from './content/escape.ts'
import { createFilters } from './content/filters.ts'
import { isObject } from './expect.ts'
import { createFluent } from './explain/fluent.ts'
import { createExplain, type Explain } from './explain/index.ts'
import { preflight } from './feeds/index.ts'
import { createGoals } from './goals/index.ts'
import { createHistory } from './history/index.ts'
import { bounded } from './live/bounded.ts'
import { plant } from './live/plant.ts'
import { type Needs, needsOf } from './needs.ts'
import { type Arrive, createArrive } from './persona/index.ts'
import { fit } from './profile/fit.ts'
import type { Program } from './program.ts'
import { createReplay, type Replayed } from './replay.ts'
import { createProfile } from './state.ts'
import { createStep } from './step.ts'
import { createTriggers } from './triggers/index.ts'

export type { ActionsBase } from './actions/base.ts'
export { isInterruption } from './actions/widget/kinds.ts'
export { answer } from './conditions/answer.ts'
export type { ContentBase } from './content/base.ts'
export type { Wording } from './content/interpolate.ts'
export type { Decision } from './decisions/decision.ts'
export { pageTest } from './decisions/pages.ts'
export { type Reason, reasons } from './decisions/reasons.ts'
export type { Diagnostic } from './diagnostic.ts'
export type {
  CampaignReport,
  Change,
  Explain,
  ExplainBase,
  GateReport,
  LeafReport,
  Phrases,
  Report,
  SegmentReport,
  Speaking,
  SurfaceReport,
} from './explain/index.ts'
export { questionsIn } from './explain/leaves.ts'
export type { Goals } from './goals/index.ts'
export type { HistoryBase } from './history/base.ts'
export { NO_EVENTS } from './history/remember.ts'
export type { Base } from './live/base.ts'
export { bounded } from './live/bounded.ts'
export { plant } from './live/plant.ts'
export { type Happened, retell, takeDrawn } from './live/retell.ts'
export type { Arrival, Arrive, Arriving } from './persona/index.ts'
export { type Forcing, force, type Pretence, type Previewing, pretend, previewed } from './preview/index.ts'
export { migrate } from './profile/migrate.ts'
export type { CampaignPlan, History, Program, Rare } from './program.ts'
export {
  type CampaignRecord,
  type DiagnosticRecord,
  type GoalRecord,
  type KairosRecord,
  segmentsOf,
} from './records/record.ts'
export type { Replayed, ReplayFile } from './replay.ts'
export type {
  ConsentProps,
  IdentifyProps,
  MissedProps,
  OutcomeProps,
  PageViewProps,
  Signal,
} from './signal.ts'
export { createState, type Page, type Profile, type State } from './state.ts'
export { createStep, type Step } from './step.ts'
export { durationMs } from './time.ts'
export type { Triggers } from './triggers/index.ts'
export type { Turn } from './turn.ts'
export { createProfile, createTriggers, type Needs, needsOf }

const triggers = createTriggers(base)
const past = createHistory(base)
const history: typeof past = {
  ...past,
  complete(plan, rule, reads) {
    past.complete(plan, rule, reads)
    preflight({ ...base, ...past }, plan, reads)
  },
}
/** A page gives its own. */
const rare = { ...createActions(base), escape: escapeHtml, filters: { ...base.plainFilters, ...createFilters(Intl) } }

/** Makes a config ready to decide, questions about the visitor's past included, and says all that is wrong with it. */
export function compile(source: unknown): Program & { readonly needs: Needs } {
  const { config, tooMany } = most(source)
  const program = compileWith(config, history, rare)
  return {
    ...program,
    described: segmentsIn(config),
    diagnostics: [...tooMany, ...check(config, program, triggers.diagnosticsOf(program))],
    // Only when it is asked for: to find it takes as long as much of compiling.
    get needs() {
      return needsOf(base.durationMs, program)
    },
  }
}

const segmentsIn = (config: unknown): NonNullable<Program['described']> => {
  const segments = isObject(config) && config.segments
  return isObject(segments) ? (segments as NonNullable<Program['described']>) : {}
}

/** The loop with all its parts. */
export const step = createStep(base, {
  triggers,
  goals: createGoals(base),
  fit: (profile) => fit({ bounded }, profile),
})

/** Why everything is as it is. */
export const explain: Explain = createExplain(base, createFluent)

/** Turns a made-up visitor into the start of a visit. */
export const arrive: Arrive = createArrive({ ...base, createProfile, plant })

const replayWith = createReplay(step)

/** Gives the turns of a recorded page again, bit for bit: same signals, same config, same turns. */
export const replay = (file: unknown, config: unknown): Replayed => replayWith(file, compile(config))
