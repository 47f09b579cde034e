import type { Config } from '@kairos/schema'
import type { Measured } from '../records/measured.ts'
import { count } from '../terminal.ts'
import { number } from '../words.ts'

/** Records that the file does not know. */
export interface Strangers {
  /** Whether a record is of a campaign of the file. What names no campaign always is. */
  knows(record: Measured): boolean
  /** What was found, a sentence each. */
  sentences(): string[]
}

const MOST_NAMED = 3

/** Looks out for records of another site, or of another time of this one. Without a file nothing is strange. */
export function createStrangers(config: Config | undefined): Strangers {
  const known = config && new Set((config.campaigns ?? []).map(({ id }) => id))
  const { revision = 0 } = config ?? {}
  const campaigns = new Map<string, number>()
  let newer = 0
  return {
    knows(record) {
      if (revision && record.revision > revision) newer += 1
      if (!known || !('campaign' in record) || known.has(record.campaign)) return true
      campaigns.set(record.campaign, (campaigns.get(record.campaign) ?? 0) + 1)
      return false
    },
    sentences() {
      const times = [...campaigns.values()].reduce((sum, own) => sum + own, 0)
      const named = [...campaigns.keys()].slice(0, MOST_NAMED).join(', ')
      const more = campaigns.size > MOST_NAMED ? ` and ${campaigns.size - MOST_NAMED} more` : ''
      return [
        ...(times
          ? [
              `${number(times)} ${times === 1 ? 'record is' : 'records are'} left out: the file has no campaign ${named}${more}. Another site, or a campaign that is gone?`,
            ]
          : []),
        ...(newer
          ? [
              `${count(newer, 'record')} came from a newer revision than the file's ${revision}: is it the published one?`,
            ]
          : []),
      ]
    },
  }
}
