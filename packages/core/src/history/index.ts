import type { TestContext } from '../conditions/operators.ts'
import { conditionTest, rareOperators } from '../conditions/rare.ts'
import type { Behaviour, History, Program } from '../program.ts'
import type { Profile } from '../state.ts'
import { answerFacts } from './answers.ts'
import type { HistoryBase } from './base.ts'
import { did, sequence } from './behaviour.ts'
import { interestFacts } from './interest.ts'
import { learn } from './learn.ts'
import { attention } from './limits.ts'
import { permissionShape, permissions } from './permission.ts'
import { pastOf, remember } from './remember.ts'
import { lifecycle, rfm } from './rfm.ts'
import { scheduleTest } from './schedule.ts'
import { interrupts } from './tally.ts'
import { isBirthday, timeFacts } from './time.ts'

export function createHistory(base: HistoryBase): History {
  const { daysBetween, memoryRoots } = base
  const operators = rareOperators(base)
  const context: TestContext = { careful: true, more: operators }
  return {
    scheduleTest: (...schedule) => scheduleTest(base, ...schedule),
    roots: {
      visitor: (state, program) => ({
        ...(memoryRoots.visitor!(state, program) as object),
        isBirthday: isBirthday(state),
      }),
      orders({ profile, page }) {
        const { orders } = pastOf(profile)
        const average = orders.count ? orders.total / orders.count : null
        return { ...orders, average, daysSinceLast: daysBetween(orders.lastAt, page.at) }
      },
      campaign: ({ profile }, program) => countsOf(profile.campaigns, program),
      viewed: ({ profile }) => ({ last: pastOf(profile).viewed }),
      interest: interestFacts,
      rfm: (state, program) => pastOf(state.profile).orders.count && rfm(base, state, program),
      lifecycle: (state, program) => lifecycle(base, state, program),
    },
    openRoots: { time: timeFacts, answer: answerFacts },
    operators,
    fieldsTest: (condition) => conditionTest(base, condition, context),
    behaviours: {
      $did: (operand) => remembered(did(base, context, operand)),
      $sequence: (operand) => remembered(sequence(base, context, operand)),
    },
    shape: permissionShape,
    complete(plan, rule) {
      const { schedule, variants } = plan.campaign
      if (schedule) plan.schedule = scheduleTest(base, schedule, 'schedule')
      // Whoever opens the chat asks the clock; here its hours are only looked at.
      for (const [n, { actions = [] }] of variants.entries())
        for (const [m, action] of actions.entries())
          if (action.type === 'chat' && action.hours)
            scheduleTest(base, action.hours, 'variants', `${n}`, 'actions', `${m}`, 'hours')
      learn(base, plan, rule)
    },
    permissions: permissions.map((permission) => (plan, state, program) => permission(base, { plan, state, program })),
    interrupts,
    attention: (plan, state, program) => attention(base, { plan, state, program }),
    remember: (profile, signal, program) => remember(base, profile, signal, program),
  }
}

/** Without consent nothing was ever done. */
const remembered =
  (behaviour: Behaviour): Behaviour =>
  (state) =>
    state.page.remembers && behaviour(state)

const NEVER = { shown: 0, closed: 0, clicked: 0, converted: 0 }
const counted = new WeakMap<object, { program: Program; counts: object }>()

/** How often each campaign did what, in numbers; worked out once for all facts that ask. */
function countsOf(campaigns: Profile['campaigns'], program: Program): object {
  const known = counted.get(campaigns)
  if (known?.program === program) return known.counts
  const never = Object.fromEntries([...program.plans.keys()].map((id) => [id, NEVER]))
  const inNumbers = (memory: object) =>
    mapped({ ...NEVER, ...memory }, (value: unknown) => (Array.isArray(value) ? value.length : value))
  const counts = { ...never, ...mapped(campaigns, inNumbers) }
  counted.set(campaigns, { program, counts })
  return counts
}

/** What an object's values become, under the same keys. */
const mapped = (object: object, change: (value: never) => unknown): object =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value as never)]))
