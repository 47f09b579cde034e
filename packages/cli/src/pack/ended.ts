import type { Campaign, Config } from '@kairos/schema'
import { isPast } from '../lint/survey/dates.ts'

/**
 * The campaigns whose time is over and that nothing else in the file asks for, by id: what a page need not carry. What an
 * ended one is judged by has to be counted on, so it stays where no other unit names that goal.
 *
 * @param at the moment of packing, in milliseconds
 */
export function endedCampaigns(
  { campaigns = [], segments = {}, settings = {}, goals = {} }: Config,
  at: number,
): Set<string> {
  const isOver = ({ schedule }: Campaign) =>
    schedule?.until !== undefined && isPast(schedule.until, at, settings.timezone)
  const going = campaigns.filter((campaign) => !isOver(campaign))
  const staying = JSON.stringify([segments, going])
  // As a fact, `campaign.spring.shown`, or as a prerequisite.
  const isAskedFor = (id: string) => staying.includes(`campaign.${id}.`) || staying.includes(`"campaign":"${id}"`)
  const counted = new Set([...Object.keys(goals), ...going.map(({ goal }) => goal)])
  const isCounted = ({ goal }: Campaign) => goal === undefined || counted.has(goal)
  const ended = campaigns.filter((campaign) => isOver(campaign) && !isAskedFor(campaign.id) && isCounted(campaign))
  return new Set(ended.map(({ id }) => id))
}
