import type { Config } from '@kairos/schema'
import { isPast } from '../lint/survey/dates.ts'

/**
 * The campaigns whose time is over and that nothing else in the file asks for, by id: what a page need not carry.
 *
 * @param at the moment of packing, in milliseconds
 */
export function endedCampaigns({ campaigns = [], segments = {}, settings = {} }: Config, at: number): Set<string> {
  const isOver = ({ schedule }: (typeof campaigns)[number]) =>
    schedule?.until !== undefined && isPast(schedule.until, at, settings.timezone)
  const staying = JSON.stringify([segments, campaigns.filter((campaign) => !isOver(campaign))])
  // As a fact, `campaign.spring.shown`, or as a prerequisite.
  const isAskedFor = (id: string) => staying.includes(`campaign.${id}.`) || staying.includes(`"campaign":"${id}"`)
  return new Set(campaigns.filter((campaign) => isOver(campaign) && !isAskedFor(campaign.id)).map(({ id }) => id))
}
