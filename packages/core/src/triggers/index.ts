import type { Diagnostic } from '../diagnostic.ts'
import type { Program } from '../program.ts'
import type { Signal } from '../signal.ts'
import type { Page } from '../state.ts'
import type { TriggerMemory } from './memory.ts'
import { prepareTriggers, type TriggerIndex, type Waiting } from './prepare.ts'
import type { Moment, TriggerBase } from './watcher.ts'

/** Which campaigns' moments have come. */
export interface Triggers {
  /** Forgets what was seen on the page before. */
  enter: (page: Page, program: Program) => Page
  /** Adds what a signal means to the triggers that wait for it; `triggered` names the campaigns to be decided now. */
  advance: (before: Page, page: Page, signal: Signal, program: Program) => Page
  /** Triggers that cannot be used; their campaigns never act. */
  diagnosticsOf: (program: Program) => Diagnostic[]
}

const NOBODY: Waiting[] = []

export function createTriggers(base: TriggerBase): Triggers {
  const indexes = new WeakMap<Program, TriggerIndex>()
  const indexOf = (program: Program): TriggerIndex => {
    const known = indexes.get(program) ?? prepareTriggers(base, program)
    indexes.set(program, known)
    return known
  }
  return {
    enter(page, program) {
      const { timed } = indexOf(program)
      return { ...page, triggers: {}, triggersAt: nextTime(timed, {}, page, page.at) }
    },
    advance(before, page, signal, program) {
      const { byName, timed } = indexOf(program)
      const concerned = byName.get(signal.name) ?? NOBODY
      // Almost every signal concerns nobody.
      const isTime = timed.length > 0 && page.at >= (page.triggersAt ?? 0)
      if (!concerned.length && !isTime) return page
      const triggers = { ...page.triggers }
      const triggered = [...(page.triggered ?? [])]
      for (const waiting of isTime ? new Set([...concerned, ...timed]) : concerned) {
        const memory = listen(waiting, triggers[waiting.campaign], { signal, before, page })
        triggers[waiting.campaign] = memory
        if (memory.due === undefined || memory.due > page.at) continue
        delete memory.due
        triggered.push(waiting.campaign)
      }
      return {
        ...page,
        triggers,
        triggered,
        ...(timed.length && { triggersAt: nextTime(timed, triggers, page, page.at + 1) }),
      }
    },
    diagnosticsOf: (program) => indexOf(program).diagnostics,
  }
}

/** What a trigger has seen after one more signal. */
function listen({ places, trigger, cancel, delayMs }: Waiting, known: TriggerMemory | undefined, moment: Moment) {
  // A new revision may have given the campaign another trigger.
  const memory: TriggerMemory =
    known?.seen.length === places ? { ...known, seen: known.seen.slice() } : { seen: Array(places).fill(0) }
  if (memory.off) return memory
  const comes = trigger.comes(moment, memory.seen)
  // What calls it off wins over what comes at the same time.
  if (cancel?.comes(moment, memory.seen)) return { seen: memory.seen, off: true } as TriggerMemory
  if (comes) memory.due ??= moment.page.at + delayMs
  return memory
}

const NEVER = Number.MAX_SAFE_INTEGER

/** The next moment, from one on, at which some trigger may come, or take effect, by itself. */
function nextTime(
  timed: Waiting[],
  triggers: Record<string, TriggerMemory>,
  { enteredAt }: Page,
  from: number,
): number {
  let next = NEVER
  for (const { campaign, trigger, cancel } of timed) {
    const { due = NEVER, off } = triggers[campaign] ?? {}
    if (off) continue
    for (const time of [due, ...[...trigger.times, ...(cancel?.times ?? [])].map((after) => enteredAt + after)])
      if (time >= from && time < next) next = time
  }
  return next
}
