import type { Goals } from './goals/index.ts'
import type { Base } from './live/base.ts'
import { endOver, outrank } from './live/end.ts'
import { measure } from './live/measure.ts'
import { sound } from './live/sound.ts'
import { isLater, spread, touchedWords } from './live/spread.ts'
import { tell } from './live/tell.ts'
import { wakeAt } from './live/wakeAt.ts'
import type { CampaignPlan, Program } from './program.ts'
import type { Signal } from './signal.ts'
import type { Memo, Page, Profile, State } from './state.ts'
import type { Triggers } from './triggers/index.ts'
import type { Turn } from './turn.ts'

export type Step = (state: State, signal: Signal, program: Program) => Turn

/** What not every page has. */
export interface Further {
  /** The language of triggers. Default: a campaign that waits for one never acts. */
  triggers?: Triggers | undefined
  /** Measures goals. Default: none is. */
  goals?: Goals | undefined
  /** Keeps the profile within the bound of what can be stored, after every signal. Default: whoever stores it sees to that. */
  fit?: (profile: Profile) => Profile
}

/**
 * The loop: a signal changes the profile and the page, their facts answer the rules, and the campaigns the answers reach
 * are decided. Pure: the time is the signal's, chance is a hash of the visitor's id, and the input stays as it was.
 */
export const createStep =
  (base: Base, { triggers, goals, fit }: Further = {}): Step =>
  (before, told, program) => {
    const signal = sound(told, before, program)
    const isEntered = signal.name === 'page_view'
    const turn = isEntered
      ? base.enterPage(before, signal, program)
      : react({ base, triggers, before, signal, program })
    // What a turn made is its own to write to.
    const { state, records } = turn
    let met = isEntered ? before.profile.campaigns : state.page.met!
    const profile = fit?.(state.profile) ?? state.profile
    // Where something had to be forgotten, the rules are answered from what is left.
    if (profile !== state.profile) {
      state.profile = profile
      state.memo = base.answer(program, state)
      met = profile.campaigns
    }
    if (isEntered && triggers) state.page = triggers.enter(state.page, program)
    const page: Page = Object.assign(state.page, {
      met,
      live: liveIn(program),
      wakeAt: undefined,
      triggered: undefined,
    })
    const next = wakeAt(base, state, program)
    records.push(...measure(base, signal, turn))
    if (next !== undefined) turn.wakeAt = page.wakeAt = next
    return goals?.(before, turn, signal, program) ?? turn
  }

interface Reacting {
  base: Base
  triggers: Triggers | undefined
  before: State
  signal: Signal
  program: Program
}

/** A turn on an open page. */
function react({ base, triggers, before, signal, program }: Reacting): Turn {
  const told = tell(base, before, base.zoned(signal, program), program)
  told.page = triggers?.advance(before.page, told.page, signal, program) ?? told.page
  const later = isLater(before.page, told.page)
  const answers = spread(base, { ...told, memo: recall(base, before, program) }, touchedWords(signal, later))
  const state = base.draftOf({ ...told, memo: answers.memo })
  state.page.met = told.profile.campaigns
  const ended = endOver({ base, state, signal, program, wasLive: liveOf(before), changed: answers.changed })
  const over = new Set(ended.map(({ campaign }) => campaign))
  const reached = concerned({
    signal,
    program,
    state,
    changed: answers.changed,
    before: later ? before.page : undefined,
  })
  const asked = reached.filter(({ campaign }) => !over.has(campaign.id))
  const { decisions, records } = base.decide(state, program, asked, outrank)
  return {
    state,
    changed: answers.changed.map((input) => program.inputs[input]!.path),
    decisions: [...ended, ...decisions],
    records,
  }
}

/** The answers of the last turn; worked out again where nothing is cached, or where another program decides from now on. */
function recall(base: Base, before: State, program: Program): Memo {
  const { memo, profile, page } = before
  if (memo?.program === program) return memo
  return base.answer(program, { ...before, profile: { ...profile, campaigns: page.met ?? profile.campaigns } })
}

const liveIds = new WeakMap<Program, string[]>()

/** Ids of a program's live campaigns; found once, since a fact that nobody reads must cost next to nothing. */
function liveIn(program: Program): string[] {
  const known = liveIds.get(program)
  if (known) return known
  const ids = program.campaigns.flatMap(({ campaign }) => (campaign.live ? campaign.id : []))
  liveIds.set(program, ids)
  return ids
}

/** The live campaigns of the file that decided so far. */
const liveOf = ({ memo, page }: State): ReadonlySet<string> =>
  new Set(page.live ?? (memo && liveIn(memo.program as Program)))

interface Asking {
  signal: Signal
  program: Program
  state: State
  /** Inputs that changed. */
  changed: number[]
  /** The page at the last signal, where schedules may have opened since. */
  before: Page | undefined
}

/**
 * An answer about consent decides all campaigns, a new revision those that are live, time those whose schedule says
 * something else now, a trigger its own, and a fact those that read it. What acts already, or was taken by the page, is not
 * asked again; what was closed only where somebody asks for it by name.
 */
function concerned({ signal: { name }, program, state: { page }, changed, before }: Asking): CampaignPlan[] {
  const reached = new Set(changed)
  const triggered = new Set(page.triggered)
  if (!reached.size && !triggered.size && !/^(config|consent)$/.test(name) && !before) return []
  return program.campaigns.filter(
    ({ campaign, reads, schedule }) =>
      (name === 'consent' ||
        (name === 'config' && campaign.live) ||
        triggered.has(campaign.id) ||
        (before && schedule?.(before) !== schedule?.(page)) ||
        reads.some((input) => reached.has(input))) &&
      !isDone(page, campaign.id, name),
  )
}

const isDone = ({ decisions }: Page, id: string, signal: string): boolean =>
  Object.hasOwn(decisions, id) &&
  (decisions[id]!.acts || (signal === 'asked' ? /^slot_c/ : /^(closed|slot_c)/).test(decisions[id]!.reason))
