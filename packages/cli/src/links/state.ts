import { dateSentence } from '@kairos/core/sentences'
import type { Campaign, Config } from '@kairos/schema'
import { isPast } from '../lint/survey/dates.ts'

/** Whether visitors meet a campaign these days. */
export type CampaignState = 'runs' | 'switched off' | 'not yet' | 'ended' | 'cannot be used'

export interface Standing {
  state: CampaignState
  /** In a sentence, with since when or until when. */
  told: string
}

export interface Asking {
  config: Config
  /** Ids of the campaigns that the engine takes. */
  usable: ReadonlySet<string>
  /** The moment, in milliseconds. */
  at: number
}

/** Says whether visitors meet a campaign these days. */
export function standingOf({ id, enabled, schedule = {} }: Campaign, { config, usable, at }: Asking): Standing {
  const { settings = {} } = config
  const { from, until } = schedule
  if (settings.enabled === false) return { state: 'switched off', told: 'Switched off, as all campaigns are.' }
  if (enabled === false) return { state: 'switched off', told: 'Switched off: visitors do not meet it.' }
  if (!usable.has(id)) return { state: 'cannot be used', told: 'It cannot be used: see kairos validate.' }
  if (until !== undefined && isPast(until, at, settings.timezone))
    return {
      state: 'ended',
      told: `Ended ${dateSentence(until)}: the link works as long as the published file has it.`,
    }
  if (from !== undefined && !hasBegun(from, at, settings.timezone))
    return { state: 'not yet', told: `Begins ${dateSentence(from)}.` }
  return { state: 'runs', told: until === undefined ? 'Runs.' : `Runs until ${dateSentence(until)}.` }
}

/** A day begins at its first minute. */
const hasBegun = (from: string, at: number, timezone?: string): boolean =>
  isPast(from.length > 10 ? from : `${from}T00:00`, at, timezone)
