import type { CampaignPlan } from '@kairos/core'
import type { ComponentChild } from 'preact'
import { campaignView } from '../campaign.ts'
import { List, type Listed } from '../list.ts'
import { choice, nothing, typedIn } from '../pieces.ts'
import { own, statusOf } from '../places.ts'
import { statusChip } from '../tones.ts'
import { inFile } from '../variants.ts'
import type { View } from '../view.ts'

const ROW_PX = 56

type Shown = 'all' | 'acts' | 'not' | 'forced'

const SHOWN: [Shown, string][] = [
  ['all', 'All'],
  ['acts', 'Acting'],
  ['not', 'Not acting'],
  ['forced', 'Forced'],
]

/** All campaigns, or the one that is looked at. */
export function Campaigns({ view }: { view: View }): ComponentChild {
  const { ui, kit, layout } = view
  const { h } = ui
  const [text, setText] = ui.useState('')
  const [shown, setShown] = ui.useState<Shown>('all')
  if (layout.campaign) return campaignView(view, layout.campaign)
  const state = kit.state()
  const wanted = text.trim().toLowerCase()
  const isShown = (plan: CampaignPlan) => {
    const { id, name = '' } = plan.campaign
    if (wanted && !`${id} ${name}`.toLowerCase().includes(wanted)) return false
    if (shown === 'all') return true
    if (shown === 'forced') return plan.forced !== undefined
    return (state.page.decisions[id]?.acts === true) === (shown === 'acts')
  }
  const { campaigns } = kit.program
  const rows = campaigns.filter(isShown)
  return h(
    'div',
    { class: 'campaigns' },
    h(
      'div',
      { class: 'filter' },
      h('input', {
        type: 'search',
        'aria-label': 'Find a campaign',
        placeholder: `Find among ${campaigns.length}`,
        value: text,
        onInput: (event: Event) => setText(typedIn(event)),
      }),
      choice<Shown>(view, { label: 'Which', options: SHOWN, value: shown, choose: setShown }),
    ),
    rows.length === 0 &&
      nothing(view, campaigns.length ? 'None is like that.' : 'The file has no campaign that can be used.'),
    h(List as (props: Listed<CampaignPlan>) => ComponentChild, {
      ui,
      label: 'Campaigns',
      inView: Math.ceil(kit.env.window.innerHeight / ROW_PX),
      rows,
      height: ROW_PX,
      keyOf: ({ campaign }) => campaign.id,
      view: (plan) => rowView(view, plan),
    }),
  )
}

function rowView(view: View, plan: CampaignPlan): ComponentChild {
  const { ui, kit, reports, arrange } = view
  const { h } = ui
  const { id } = plan.campaign
  const state = kit.state()
  const status = statusOf(plan, state)
  const decision = own(state.page.decisions, id)
  const sentence = () => (plan.forced === false ? 'silenced by the link' : reports.brief(id))
  return h(
    'button',
    { type: 'button', class: 'row', onClick: () => arrange({ campaign: id }) },
    h('b', {}, inFile(view, id)?.name ?? id),
    statusChip(view, status),
    h('span', {}, decision?.acts ? `with ${decision.variant}` : sentence()),
  )
}
