import { isInterruption } from '@kairos/core'
import { scheduleSentence } from '@kairos/core/sentences'
import type { Campaign } from '@kairos/schema'
import type { Path } from '../../validate/place.ts'
import type { Formula } from '../reasoning/formula.ts'
import type { Found, Rule } from '../rule.ts'
import { isNeverThere } from '../survey/meets.ts'
import type { Survey } from '../survey/survey.ts'
import { openMinutes } from '../survey/week.ts'

export const neverAllowed: Rule = {
  code: 'never_allowed',
  finds:
    'A limit, a coverage, an exclusive part, an attention budget, or days and hours of a schedule that let a campaign never act.',
  why: '`"max": 0` reads like "no limit" and means never.',
  instead: 'Remove it for no limit; to rest a campaign, write `"enabled": false`.',
  check: (survey) =>
    survey.campaigns.flatMap(({ campaign, formula }, index): Found[] => {
      const { settings = {} } = survey.config
      if (campaign.enabled === false) return []
      const { id, limits = [], coverage, exclusive, interrupts } = campaign
      const here = ['campaigns', index]
      const never = (why: string) => `"${id}" can never act: ${why}.`
      const found: Found[] = limits.flatMap(({ max }, n): Found[] =>
        max > 0
          ? []
          : [
              {
                path: [...here, 'limits', n, 'max'],
                mark: 'value',
                message: never('a limit allows it 0 times'),
                fix: 'remove the limit, or write how often it may act',
              },
            ],
      )
      if (coverage === 0)
        found.push({
          path: [...here, 'coverage'],
          mark: 'value',
          message: never('it covers no visitor'),
          fix: 'write a share above 0, such as 0.5, or "enabled": false',
        })
      if (exclusive && (exclusive.from ?? 0) >= (exclusive.to ?? 1))
        found.push({
          path: [...here, 'exclusive'],
          mark: 'value',
          message: never('its part of the exclusive group ends where it begins'),
          fix: 'write "from" below "to"',
        })
      if (isInterruption(campaign) && settings.attention?.perVisit === 0)
        found.push({
          path: [...here, interrupts ? 'interrupts' : 'id'],
          mark: 'value',
          message: never('"settings.attention.perVisit" is 0'),
          fix: 'write how many interruptions a visit may have',
        })
      found.push(...neverInHours(campaign, formula, { survey, path: [...here, 'schedule'], never }))
      return found
    }),
}

interface Telling {
  survey: Survey
  path: Path
  never: (why: string) => string
}

/** Days that are none, and an audience that is never there on those days and at those hours. */
function neverInHours({ schedule, audience }: Campaign, formula: Formula, { survey, path, never }: Telling): Found[] {
  if (!schedule?.days && !schedule?.hours) return []
  if (schedule.days?.length === 0)
    return [
      {
        path: [...path, 'days'],
        mark: 'value',
        message: never('its schedule has no day'),
        fix: 'name days, such as ["mon-fri"], or remove "days"',
      },
    ]
  if (!audience || !isNeverThere(openMinutes(schedule), formula, survey)) return []
  const when = scheduleSentence(schedule)
  return [
    {
      path,
      mark: 'key',
      message: never(`nobody is in its audience on its schedule, ${when}`),
      fix: 'correct the schedule, or what the audience says of the time',
    },
  ]
}
