import type { CampaignReport, Decision, Report, State } from '@kairos/core'
import type { Explaining } from '../given.ts'
import type { Kit } from '../kit.ts'
import type { Previewed } from './kit.ts'
import { own } from './places.ts'
import { worded } from './words.ts'

/** What explains things as they are now; asked twice about the same state it says the same without looking again. */
export interface Reports {
  /** About one campaign; `undefined` for one that nobody knows. */
  of: (campaign: string) => CampaignReport | undefined
  /**
   * Why one does not act, as it was when it was decided: for lists, of which a frame explains a few and the next ones the rest.
   */
  brief: (campaign: string) => string
  /** Begins a frame. */
  refill: () => void
  /** Facts and segments. */
  whole: () => Pick<Report, 'facts' | 'segments'>
}

/** No campaign has such an id: the report is about facts and segments only. */
const NONE = '\n'

/** Explaining one takes a millisecond where there are thousands; a frame has sixteen, and others need some of them. */
const MOST_A_FRAME = 6
const MOST_MS_A_FRAME = 3

export interface ReportsParts {
  kit: Kit
  explaining: Explaining
  previewed: Previewed
  redraw: () => void
}

export function createReports({ kit, explaining: { explain }, previewed, redraw }: ReportsParts): Reports {
  const briefs = new Map<string, { about: Decision | undefined; sentence: string }>()
  const { performance } = kit.env.window
  let left = MOST_A_FRAME
  let until = Infinity
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
    brief(campaign) {
      const about = own(kit.state().page.decisions, campaign)
      const brief = briefs.get(campaign)
      if (brief?.about === about && brief) return brief.sentence
      // One at least, however long the frame took until here: else it would never end.
      const isOver = left <= 0 || (left < MOST_A_FRAME && performance.now() > until)
      left--
      if (isOver) {
        redraw()
        return brief?.sentence ?? worded(about?.reason ?? 'undecided')
      }
      const { sentence = 'undecided' } = explain(campaign).campaigns[0] ?? {}
      briefs.set(campaign, { about, sentence })
      return sentence
    },
    refill() {
      left = MOST_A_FRAME
      until = performance.now() + MOST_MS_A_FRAME
    },
    whole() {
      refresh()
      whole ??= explain(NONE)
      return whole
    },
  }
}
