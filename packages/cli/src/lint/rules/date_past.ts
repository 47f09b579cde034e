import { dateSentence } from '@kairos/core/sentences'
import type { Found, Rule } from '../rule.ts'
import { isCrossed, isPast } from '../survey/dates.ts'

export const datePast: Rule = {
  code: 'date_past',
  finds: 'A campaign whose `schedule.until` is over or not after its `from`, or learned shares that have expired.',
  why: 'It is carried to every page and never acts; expired shares give every variant the same part.',
  instead: 'Remove the campaign, or write a new date.',
  check: ({ config: { campaigns = [], settings = {} }, at }) =>
    campaigns.flatMap(({ id, enabled, schedule = {}, allocation }, index): Found[] => {
      if (enabled === false) return []
      const { from, until } = schedule
      const path = ['campaigns', index, 'schedule', 'until']
      const found: Found[] = []
      if (from && until && isCrossed(from, until))
        found.push({
          path,
          mark: 'value',
          message: `"${id}" ends on ${dateSentence(until)}, before it begins on ${dateSentence(from)}.`,
          fix: 'swap "from" and "until", or correct the year',
        })
      else if (until && isPast(until, at, settings.timezone))
        found.push({
          path,
          mark: 'value',
          message: `"${id}" ended on ${dateSentence(until)}.`,
          fix: 'remove the campaign, or write a later date',
        })
      if (allocation?.expires && isPast(allocation.expires, at, settings.timezone))
        found.push({
          path: ['campaigns', index, 'allocation', 'expires'],
          mark: 'value',
          message: `The learned shares of "${id}" expired on ${dateSentence(allocation.expires)}.`,
          fix: 'remove "allocation", or put newly learned shares there',
        })
      return found
    }),
}
