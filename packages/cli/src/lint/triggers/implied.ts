import { durationMs, NO_EVENTS } from '@kairos/core'
import type { Condition, Did, SingleTrigger, Trigger } from '@kairos/schema'
import type { Formula } from '../reasoning/formula.ts'
import { questionsIn } from '../reasoning/formula.ts'
import { partsOf, single, spanOf } from './parts.ts'

/** What is certain of the page and of the visitor where a trigger takes effect, as a condition; nothing where nothing is. */
export function impliedBy(trigger: Trigger, audience: Formula): Condition | undefined {
  const holds = implied(trigger, { events: eventsAsked(audience), isNow: !spanOf(trigger.delay) })
  return Object.keys(holds).length ? holds : undefined
}

interface Knowing {
  /** What the audience asks about events, each as the file has it. */
  events: readonly Did[]
  /** Whether it is decided in the very moment. */
  isNow: boolean
}

function implied(trigger: Trigger, knowing: Knowing): Condition {
  const group = partsOf(trigger)
  if (!group) return ofKind(single(trigger), knowing)
  const { kind, parts } = group
  // Of several moments only what stays so is known at the end.
  const each = parts.map((part) => implied(part, kind === 'any' ? knowing : { ...knowing, isNow: false }))
  if (kind !== 'any') return { $and: each.filter((one) => Object.keys(one).length) }
  return each.every((one) => Object.keys(one).length) ? { $or: each } : {}
}

function ofKind(trigger: SingleTrigger, { events, isNow }: Knowing): Condition {
  // Pages count whole seconds.
  const seconds = (fact: string, time: string) => ({ [fact]: { $gte: Math.floor(spanOf(time) / 1000) } })
  if (trigger.type === 'time_on_page')
    return seconds(trigger.active ? 'page.activeSeconds' : 'page.secondsOnPage', trigger.after)
  if (trigger.type === 'inactivity') return isNow ? seconds('page.idleSeconds', trigger.after) : {}
  if (trigger.type === 'scrolled_to' && trigger.percent !== undefined)
    return { 'page.scrollDepth': { $gte: trigger.percent } }
  if (trigger.type !== 'event' || NO_EVENTS.test(trigger.name)) return {}
  const told = events.filter(
    ({ event, where, within }) =>
      event === trigger.name && sameFields(where, trigger.where) && (isNow || durationMs(within ?? '') === undefined),
  )
  return told.length ? { $did: told.map((did) => ({ ...did, times: { $gte: 1 } })) } : {}
}

/** Whether an event of a trigger is one that is asked about: the same fields, or any. */
const sameFields = (asked: Condition | undefined, told: Condition | undefined): boolean =>
  asked === undefined || JSON.stringify(asked) === JSON.stringify(told)

/** Every `$did` that an event in this very moment answers. */
function eventsAsked(audience: Formula): Did[] {
  return questionsIn(audience).flatMap(({ written, operand }): Did[] => {
    const did = operand as Did
    const isCounted = did.sum === undefined && did.distinct === undefined && did.before === undefined
    return written === '$did' && isCounted ? [did] : []
  })
}
