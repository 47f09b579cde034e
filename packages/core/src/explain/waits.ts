import type { SingleTrigger, Trigger, TriggerGroup } from '@kairos/schema'
import type { Page } from '../state.ts'
import type { Speaking } from './phrases.ts'

/** What a trigger that waits lacks, as far as the page knows. */
export interface Left {
  /** The step of a `then` that waits, from 1. */
  step?: number
  /** How much of each fact of the page is missing; of one fact the least. */
  facts: Record<string, number>
}

interface Waiting {
  trigger: Trigger
  page: Page
  /** What it has seen on this page, as `triggers/` keeps it. */
  seen: readonly number[]
}

/** Finds what a trigger lacks. */
export function leftOf(
  { own, durationMs }: Pick<Speaking, 'own' | 'durationMs'>,
  { trigger, page, seen }: Waiting,
): Left {
  const left: Left = { facts: {} }
  let place = 0

  /** Takes the places of a part among what was seen, a group's behind those of its parts; gives what notes that it waits. */
  const look = (part: Trigger): (() => void) => ('type' in part ? lookAtOne(part) : lookAtGroup(part))

  const lookAtOne = (one: SingleTrigger) => {
    const mark = markOf(one, durationMs)
    if (one.type === 'page_view' || (one.type === 'event' && one.name === 'page_view')) place++
    if (mark?.fact === 'page.secondsOnPage') place++
    return () => {
      const missing = mark ? Math.ceil(mark.at - knownOf(own, page, mark.fact)) : 0
      if (mark && missing > 0) left.facts[mark.fact] = Math.min(left.facts[mark.fact] ?? missing, missing)
    }
  }

  const lookAtGroup = ({ any, all, then = [], within }: TriggerGroup) => {
    const notes = (any ?? all ?? then).map(look)
    const first = place
    if (!any) place += notes.length
    // A `then` keeps when it began, and begins anew when it took too long.
    const waits = (step: number) => {
      const came = !any && seen[first + step]
      return !came || page.at - came > (durationMs(within) ?? Infinity)
    }
    return () => {
      const waiting = notes.map((_, step) => step).filter(waits)
      if (!any && !all) left.step = waiting[0]! + 1
      for (const step of any || all ? waiting : waiting.slice(0, 1)) notes[step]!()
    }
  }

  look(trigger)()
  return left
}

/** The number of the page at which a trigger comes. */
function markOf(one: SingleTrigger, durationMs: Speaking['durationMs']): { fact: string; at: number } | undefined {
  if (one.type === 'scrolled_to' && one.percent !== undefined) return { fact: 'page.scrollDepth', at: one.percent }
  if (one.type !== 'inactivity' && one.type !== 'time_on_page') return undefined
  const at = durationMs(one.after)! / 1000
  if (one.type === 'inactivity') return { fact: 'page.idleSeconds', at }
  return { fact: one.active ? 'page.activeSeconds' : 'page.secondsOnPage', at }
}

const knownOf = (own: Speaking['own'], { at, enteredAt, facts }: Page, fact: string): number =>
  fact === 'page.secondsOnPage'
    ? (at - enteredAt) / 1000
    : Number(own(facts.page as Record<string, unknown> | undefined, fact.slice(5)) ?? 0)
