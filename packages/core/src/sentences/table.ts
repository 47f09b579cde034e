import type { Program } from '../program.ts'
import { type CampaignWords, campaignWords } from './campaign.ts'

/** One campaign in a table of all. */
export interface Row extends CampaignWords {
  id: string
  name: string
  priority: number
}

/** One row a campaign, best first, in English: for the CLI and for `console.table`. */
export const table = ({ campaigns, described = {} }: Program): Row[] =>
  campaigns.map(({ campaign }) => {
    const { id, name = id, priority = 0 } = campaign
    return { id, name, ...campaignWords(campaign, described), priority }
  })
