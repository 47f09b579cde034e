import { isInterruption } from '@kairos/core'
import type { Found, Rule } from '../rule.ts'

export const neverAllowed: Rule = {
  code: 'never_allowed',
  finds: 'A limit, a coverage, an exclusive part or an attention budget that lets a campaign never act.',
  why: '`"max": 0` reads like "no limit" and means never.',
  instead: 'Remove it for no limit; to rest a campaign, write `"enabled": false`.',
  check: ({ config: { campaigns = [], settings = {} } }) =>
    campaigns.flatMap((campaign, index): Found[] => {
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
      return found
    }),
}
