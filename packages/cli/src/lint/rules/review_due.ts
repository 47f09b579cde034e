import { dateSentence } from '@kairos/core/sentences'
import type { Found, Rule } from '../rule.ts'
import { isPast } from '../survey/dates.ts'

export const reviewDue: Rule = {
  code: 'review_due',
  finds: 'A campaign whose `reviewBy` has come, or is no date.',
  why: 'Somebody wanted it looked at by then: prices, claims and seasons change.',
  instead: 'Look at it, then write the next date, or remove it.',
  check: ({ config: { campaigns = [], settings = {} }, at }) =>
    campaigns.flatMap(({ id, owner, enabled, reviewBy }, index) => {
      if (reviewBy === undefined || enabled === false) return []
      const place: Pick<Found, 'path' | 'mark'> = { path: ['campaigns', index, 'reviewBy'], mark: 'value' }
      if (!/^\d{4}-\d\d-\d\d$/.test(reviewBy) || Number.isNaN(Date.parse(reviewBy)))
        return { ...place, message: `"${reviewBy}" is not a day.`, fix: 'write it as "2027-01-31"' }
      if (!isPast(`${reviewBy}T00:00`, at, settings.timezone)) return []
      const who = owner === undefined ? '' : ` by ${owner}`
      return {
        ...place,
        message: `"${id}" was to be looked at${who} by ${dateSentence(reviewBy)}.`,
        fix: 'look at it, then write the next date',
      }
    }),
}
