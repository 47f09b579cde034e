import type { SingleTrigger, Trigger } from '@kairos/schema'
import { earliest, isPageView, momentOf, partsOf, single, spanOf } from './parts.ts'

/** Whether one trigger has always come, earlier or in the same moment, where another one takes effect. */
export function covers(cover: Trigger, trigger: Trigger): boolean {
  const effect = earliest(trigger) + spanOf(trigger.delay)
  return has(cover, trigger, effect)
}

function has(cover: Trigger, trigger: Trigger, effect: number): boolean {
  if (same(cover, trigger)) return true
  const parts = partsOf(trigger)
  if (parts?.kind === 'any') return parts.parts.every((part) => has(cover, part, effect))
  const group = partsOf(cover)
  if (group?.kind === 'any') return group.parts.some((part) => has(part, trigger, effect))
  if (group?.kind === 'all') return group.parts.every((part) => has(part, trigger, effect))
  if (group) return false
  const moment = momentOf(cover)
  if (moment !== undefined && moment <= effect) return true
  return parts ? parts.parts.some((part) => has(cover, part, effect)) : isSooner(single(cover), single(trigger))
}

const EAGERNESS = { low: 0, medium: 1, high: 2 }

/** Whether one kind of moment is there whenever another one is. */
function isSooner(cover: SingleTrigger, one: SingleTrigger): boolean {
  if (isPageView(cover)) return true
  const reads = (other: object) => JSON.stringify(other)
  if (cover.type === 'element_appeared' && one.type === 'element_visible') return cover.selector === one.selector
  if (cover.type === 'time_on_page')
    return one.type === 'time_on_page' && !!cover.active === !!one.active && spanOf(cover.after) <= spanOf(one.after)
  if (cover.type === 'scrolled_to' && one.type === 'scrolled_to')
    return cover.percent === undefined
      ? cover.selector === one.selector
      : one.percent !== undefined && cover.percent <= one.percent
  if (cover.type === 'inactivity' && one.type === 'inactivity') return spanOf(cover.after) <= spanOf(one.after)
  if (cover.type === 'exit_intent' && one.type === 'exit_intent')
    return EAGERNESS[cover.sensitivity ?? 'medium'] >= EAGERNESS[one.sensitivity ?? 'medium']
  if (cover.type === 'element_visible' && one.type === 'element_visible')
    return (
      cover.selector === one.selector &&
      (cover.ratio ?? 0.5) <= (one.ratio ?? 0.5) &&
      spanOf(cover.for) <= spanOf(one.for)
    )
  if (cover.type === 'interaction' && one.type === 'interaction')
    return (
      cover.selector === one.selector &&
      (cover.on ?? 'click') === (one.on ?? 'click') &&
      spanOf(cover.for) <= spanOf(one.for)
    )
  if (cover.type === 'event' && one.type === 'event')
    return cover.name === one.name && (!cover.where || reads(cover.where) === reads(one.where ?? {}))
  if (cover.type === 'manual' && one.type === 'manual') return cover.name === one.name
  return cover.type === one.type && /^(rage_click|url_change)$/.test(cover.type)
}

/** Whether both are written alike, but for when they take effect. */
function same(one: Trigger, other: Trigger): boolean {
  const bare = ({ delay: _, cancelOn: __, ...rest }: Trigger) =>
    JSON.stringify(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)))
  return bare(one) === bare(other)
}
