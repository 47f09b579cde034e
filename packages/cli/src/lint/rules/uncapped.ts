import { isInterruption } from '@kairos/core'
import type { Rule } from '../rule.ts'

export const uncapped: Rule = {
  code: 'uncapped',
  finds: 'A campaign that interrupts visitors and has neither `limits` nor `settings.attention`.',
  why: 'It comes on every page, again and again: the surest way to lose visitors.',
  instead: 'Write how often it may act, such as `"limits": [{ "max": 1, "per": "visit" }]`.',
  check: ({ config: { campaigns = [], settings = {} } }) =>
    campaigns.flatMap((campaign, index) => {
      const { id, enabled, interrupts, limits = [] } = campaign
      return enabled === false || !isInterruption(campaign) || limits.length || settings.attention
        ? []
        : {
            path: ['campaigns', index, interrupts ? 'interrupts' : 'id'],
            mark: 'key',
            message: `"${id}" interrupts visitors as often as it likes.`,
            fix: 'add "limits": [{ "max": 1, "per": "visit" }]',
          }
    }),
}
