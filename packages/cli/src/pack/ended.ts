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
  let staying = campaigns.filter((campaign) => !isOver(campaign))
  const counted = new Set([...Object.keys(goals), ...staying.map(({ goal }) => goal)])
  const isCounted = ({ goal }: Campaign) => goal === undefined || counted.has(goal)
  // What stays may ask for others in its turn.
  for (let known = -1; known < staying.length; ) {
    known = staying.length
    const text = JSON.stringify([segments, staying])
    // As a fact, `campaign.spring.shown`, or as a prerequisite.
    const isAskedFor = (id: string) => text.includes(`campaign.${id}.`) || text.includes(`"campaign":"${id}"`)
    // A limit of a group counts what all of its campaigns did.
    const groups = new Set(staying.map(({ group }) => group))
    const isGrouped = ({ group }: Campaign) => group !== undefined && groups.has(group)
    staying = campaigns.filter(
      (campaign) => !isOver(campaign) || isAskedFor(campaign.id) || isGrouped(campaign) || !isCounted(campaign),
    )
  }
  const stays = new Set(staying.map(({ id }) => id))
  return new Set(campaigns.flatMap(({ id }) => (stays.has(id) ? [] : id)))
}
