import { durationMs } from '@kairos/core'
import type { SingleTrigger, Trigger, TriggerGroup } from '@kairos/schema'

export type GroupKind = 'any' | 'all' | 'then'

/** What a group is made of; nothing for a single trigger. */
export function partsOf(trigger: Trigger): { kind: GroupKind; parts: readonly Trigger[] } | undefined {
  if ('type' in trigger) return undefined
  const group: TriggerGroup = trigger
  const kind = (['any', 'all', 'then'] as const).find((one) => group[one] !== undefined)
  return kind && { kind, parts: group[kind]! }
}

/** The only kind left: a trigger with a type. */
export const single = (trigger: Trigger): SingleTrigger => trigger as SingleTrigger

export const spanOf = (text: string | undefined): number => durationMs(text ?? '0s') ?? 0

/** Comes at a set time after the page was entered, once; nothing for all others. */
export function momentOf(trigger: Trigger): number | undefined {
  if (!('type' in trigger)) return undefined
  if (isPageView(trigger)) return 0
  return trigger.type === 'time_on_page' && !trigger.active ? spanOf(trigger.after) : undefined
}

export const isPageView = (trigger: SingleTrigger): boolean =>
  trigger.type === 'page_view' || (trigger.type === 'event' && trigger.name === 'page_view' && !trigger.where)

/** How long after the page was entered a trigger comes at the earliest, in milliseconds. */
export function earliest(trigger: Trigger): number {
  const group = partsOf(trigger)
  if (group) return Math[group.kind === 'any' ? 'min' : 'max'](...group.parts.map(earliest))
  const one = single(trigger)
  if (one.type === 'time_on_page' || one.type === 'inactivity') return spanOf(one.after)
  return one.type === 'element_visible' || one.type === 'interaction' ? spanOf(one.for) : 0
}
