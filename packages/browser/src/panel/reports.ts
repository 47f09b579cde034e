import type { CampaignReport, Report, State } from '@kairos/core'
import type { Explaining } from '../given.ts'
import type { Kit } from '../kit.ts'
import type { Previewed } from './kit.ts'

/** What explains things as they are now; asked twice about the same state it says the same without looking again. */
export interface Reports {
  /** About one campaign; `undefined` for one that nobody knows. */
  of: (campaign: string) => CampaignReport | undefined
  /** Facts and segments. */
  whole: () => Pick<Report, 'facts' | 'segments'>
}

/** No campaign has such an id: the report is about facts and segments only. */
const NONE = '\n'

export function createReports(kit: Kit, { explain }: Explaining, previewed: Previewed): Reports {
  let about: State | undefined
  let known = new Map<string, CampaignReport | undefined>()
  let whole: Report | undefined
  const refresh = () => {
    const now = kit.state()
    if (now === about) return
    about = now
    known = new Map()
    whole = undefined
  }
  /** One that is forced passes no gate: what is told of it is what would be without force. */
  const ask = (campaign: string): CampaignReport | undefined => {
    const plan = kit.program.plans.get(campaign)
    const state = kit.state()
    const [report] = explain(campaign).campaigns
    if (!plan?.forced || !report) return report
    const plain = previewed.unforced(explain, campaign, state, kit.program)
    return {
      ...report,
      name: plain?.name ?? report.name,
      trace: plain?.trace ?? [],
      audience: plain?.audience ?? [],
      ...(plain?.change && { change: plain.change }),
    }
  }
  return {
    of(campaign) {
      refresh()
      if (!known.has(campaign)) known.set(campaign, ask(campaign))
      return known.get(campaign)
    },
    whole() {
      refresh()
      whole ??= explain(NONE)
      return whole
    },
  }
}
