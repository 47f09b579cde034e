import type { Did, EventMatch, Sequence } from '@kairos/schema'
import type { TestContext } from '../conditions/operators.ts'
import { conditionTest } from '../conditions/rare.ts'
import type { Behaviour } from '../program.ts'
import type { RecentEvent, State } from '../state.ts'
import type { HistoryBase } from './base.ts'
import { pastOf } from './remember.ts'

/** Makes the question whether something was done so often. Throws `BadUnit`. */
export function did(base: HistoryBase, context: TestContext, source: Did): Behaviour {
  const { own, testOf } = base
  const { event, where, distinct, sum = {}, times = { $gte: 1 }, within, before } = source
  const matches = eventTest(base, context, source)
  const recent = recentEvents(base, within, before)
  base.expect(typeof sum === 'object' && sum && !Array.isArray(sum), 'object', 'sum')
  base.expect(distinct === undefined || typeof distinct === 'string', 'the name of a field', 'distinct')
  const enough = testOf(times, context)
  const sums = Object.entries(sum).map(([field, test]) => ({ field, test: testOf(test, context) }))
  // Counts of all time are exact however long ago; the last events are all that is kept in detail.
  const isPlain = !where && !distinct && !before && (within ?? 'lifetime') === 'lifetime'
  const ofAllTime = isPlain && sums.every(({ field }) => field === 'value')
  return (state) => {
    if (ofAllTime) {
      const { count, sum } = own(pastOf(state.profile).events, event) ?? { count: 0, sum: 0 }
      return enough(count) && sums.every(({ test }) => test(sum))
    }
    const found = recent(state).filter(matches)
    const count = distinct ? new Set(found.flatMap(({ fields }) => own(fields, distinct) ?? [])).size : found.length
    const total = (field: string) => found.reduce((all, { fields }) => all + (Number(own(fields, field)) || 0), 0)
    return enough(count) && sums.every(({ field, test }) => test(total(field)))
  }
}

/** Makes the question whether things were done one after the other. Throws `BadUnit`. */
export function sequence(base: HistoryBase, context: TestContext, { steps, without, within }: Sequence): Behaviour {
  base.expect(Array.isArray(steps) && steps.length, 'list', 'steps')
  const tests = steps.map((step) => eventTest(base, context, step))
  const spoils = without ? eventTest(base, context, without) : () => false
  const recent = recentEvents(base, within)
  return (state) => {
    const events = recent(state)
    // What came before the last spoiling event is spoilt: a sequence counts from its own first step.
    const since = events.slice(events.map(spoils).lastIndexOf(true) + 1)
    return since.reduce((done, event) => (tests[done]?.(event) ? done + 1 : done), 0) === tests.length
  }
}

function eventTest(base: HistoryBase, context: TestContext, source: EventMatch): (event: RecentEvent) => boolean {
  base.expect(typeof source?.event === 'string', 'the name of an event', 'event')
  const { event, where = {} } = source
  const test = conditionTest(base, where, context)
  return ({ name, fields }) => name === event && test(fields)
}

/** Gives the events of a window, both ends included. Throws `BadUnit` for a window that is none. */
function recentEvents({ durationMs, expect }: HistoryBase, within = 'lifetime', before = '0s') {
  const longest = durationMs(within)
  const shortest = durationMs(before)
  expect(
    longest !== undefined || ['lifetime', 'visit', 'page'].includes(within),
    'a duration, visit, page or lifetime',
    'within',
  )
  expect(shortest !== undefined, 'duration', 'before')
  return ({ profile, page }: State): RecentEvent[] => {
    const starts = { lifetime: 0, visit: profile.visit.startedAt, page: page.enteredAt }
    const from = longest === undefined ? starts[within as 'visit'] : page.at - longest
    return pastOf(profile).recent.filter(({ at }) => at >= from && at <= page.at - shortest!)
  }
}
