import type { CampaignRecord } from '../records/record.ts'
import type { OutcomeProps, Signal } from '../signal.ts'
import type { Turn } from '../turn.ts'
import type { Base } from './base.ts'

const names: Record<string, CampaignRecord['name']> = { seen: 'impression', clicked: 'click', closed: 'close' }

/** Makes the record of what became of an action, and exposures that are to be measured again. */
export function measure({ context, own }: Base, { name, props = {} }: Signal, turn: Turn): CampaignRecord[] {
  if (name === 'consent' && props.again === true) return exposeAgain()
  if (!Object.hasOwn(names, name)) return []
  const { campaign, variant, surface } = props as unknown as OutcomeProps
  return [{ name: names[name]!, ...context(turn.state), campaign, variant, surface }]

  /** What acts on this page was exposed while nothing could be sent; what this turn decided has its record. */
  function exposeAgain(): CampaignRecord[] {
    const { page, profile } = turn.state
    const told = new Set(turn.records.map((record) => (record as CampaignRecord).campaign))
    return Object.values(page.decisions)
      .filter(({ campaign, acts, reason }) => !told.has(campaign) && (acts ? reason === 'acts' : reason === 'holdout'))
      .map(({ campaign, acts, variant, surfaces }) => {
        const p = own(profile.campaigns, campaign)?.p
        return {
          name: 'exposure',
          ...context(turn.state),
          campaign,
          ...(acts ? { variant: variant!, ...(p !== undefined && { p }) } : { variant: 'holdout' }),
          surface: surfaces.join(' '),
        }
      })
  }
}
