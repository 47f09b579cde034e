import type { CampaignPlan, CampaignReport, GateReport } from '@kairos/core'
import type { ComponentChild } from 'preact'
import { block, nothing, pairs, press } from './pieces.ts'
import { own, statusOf } from './places.ts'
import { statusChip } from './tones.ts'
import { inFile, variantsView } from './variants.ts'
import type { View } from './view.ts'
import { shown } from './words.ts'

/** One campaign: how it does, which gate stops it, what would be enough. */
export function campaignView(view: View, id: string): ComponentChild {
  const { ui, kit, reports, arrange, previewed } = view
  const { h } = ui
  const plan = kit.program.plans.get(id)
  const report = reports.of(id)
  const back = press(view, '‹ All campaigns', () => arrange({ campaign: '' }), { class: 'back' })
  if (!plan || !report) return [back, nothing(view, `There is no campaign “${id}” in this file.`)]
  const file = inFile(view, id)
  const status = statusOf(plan, kit.state())
  const { force } = previewed.flags
  return [
    back,
    h('div', { class: 'title' }, h('h3', {}, report.name), statusChip(view, status)),
    h('p', { class: 'lead' }, sentenceOf(report, Object.hasOwn(force, id) ? plan.forced : undefined)),
    changeView(view, report),
    variantsView(view, id),
    block(view, plan.forced ? 'Without force' : 'Gates', traceView(view, report)),
    report.audience.length > 0 &&
      block(
        view,
        'Audience',
        h(
          'ul',
          { class: 'leaves' },
          report.audience.map((leaf, index) =>
            h(
              'li',
              { key: index, class: leaf.holds ? 'pass' : 'fail' },
              mark(view, leaf.holds ? 'pass' : 'fail'),
              leaf.sentence,
            ),
          ),
        ),
      ),
    block(
      view,
      'In the file',
      pairs(view, [
        ['id', id],
        ...(['note', 'owner', 'priority', 'goal', 'example'] as const).flatMap((field) =>
          file?.[field] === undefined ? [] : [[field, shown(file[field])] as const],
        ),
        [
          'places',
          Object.values(plan.surfaces)
            .flat()
            .filter((one, index, all) => all.indexOf(one) === index)
            .join(', ') || 'none',
        ],
        ['so far', metOf(view, id)],
      ]),
    ),
  ]
}

const sentenceOf = ({ acts, sentence, variant }: CampaignReport, forced: CampaignPlan['forced']): string => {
  if (forced === false) return 'The link silences it.'
  if (forced && acts) return `The link forces “${variant}”.`
  if (acts) return `It acts, with “${variant}”.`
  return `It does not act. ${sentence}.`
}

/** What of it the visitor met. */
function metOf({ kit }: View, id: string): string {
  const met = own(kit.state().profile.campaigns, id)
  const counts = (['shown', 'clicked', 'closed', 'converted'] as const).flatMap((outcome) => {
    const count = met?.[outcome]?.length
    return count ? [`${outcome} ${count}×`] : []
  })
  return counts.join(', ') || 'nothing'
}

/** The smallest change that would turn the audience, and a way to try it. */
function changeView(view: View, { change, acts, gate }: CampaignReport): ComponentChild {
  // With another gate in the way, other facts change nothing.
  if (!change?.found || acts || gate !== 'audience') return null
  const { flags, go } = view.previewed
  const facts = Object.entries(change.facts)
  // What the visitor would have to do is no fact a link can bring.
  const canTry =
    facts.length > 0 && facts.every(([path, value]) => path[0] !== '$' && value !== null && typeof value !== 'object')
  const told = Object.fromEntries(facts.map(([path, value]) => [path, `${value}`]))
  return view.ui.h(
    'p',
    { class: 'change' },
    view.ui.h('span', {}, `Smallest change: it ${change.sentence}.`),
    canTry && press(view, 'Try it', () => go({ ...flags, facts: { ...flags.facts, ...told } })),
  )
}

const STATES = { pass: 'passes', fail: 'stops', marked: 'only measured', 'not asked': 'not asked' }

/** A sign that is read out too. */
const mark = ({ ui }: View, status: GateReport['status']): ComponentChild =>
  ui.h('span', { class: 'mark', role: 'img', 'aria-label': STATES[status] })

/** All gates in their order. */
function traceView(view: View, { trace, gate }: CampaignReport): ComponentChild {
  const { h } = view.ui
  const stopped = gate ?? trace.find(({ status }) => status === 'fail')?.gate
  return h(
    'ol',
    { class: 'trace' },
    trace.map((step) =>
      h(
        'li',
        { key: step.gate, class: `${step.status.replace(' ', '-')}${step.gate === stopped ? ' first' : ''}` },
        mark(view, step.status),
        h('b', {}, step.gate),
        h('span', {}, step.sentence),
        step.status === 'fail' &&
          step.expected !== null &&
          typeof step.expected !== 'boolean' &&
          h('small', {}, `expected ${shown(step.expected)}${step.actual === null ? '' : `, is ${shown(step.actual)}`}`),
      ),
    ),
  )
}
