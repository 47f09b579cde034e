import type { WidgetAction } from '@kairos/schema'
import type { Stop } from '../env.ts'
import type { Opening, Widgets } from '../widgets/kit.ts'
import type { ActKit, ActParts } from './kit.ts'

const OVER_THE_PAGE = /^(center|top|bottom|corner)$/
const isWidget = (action: { type: string }): action is WidgetAction => action.type === 'widget'

/** What is to be opened for one place of a decision. */
export const openingOf = ({ kit, decision, cause }: ActParts, surface: string, action?: WidgetAction): Opening => ({
  action,
  outcome: { campaign: decision.campaign, variant: decision.variant ?? '', surface },
  cause,
  interrupts: !!kit.program.plans.get(decision.campaign)?.interrupts,
})

/** Opens the widgets of a decision over the page once their part is there; a control waits and counts as they do. */
export function openWidgets(parted: ActParts): Stop[] {
  const { kit, decision } = parted
  const action = decision.actions.filter(isWidget).find(({ kind }) => kind !== 'inline')
  return decision.surfaces
    .filter((surface) => OVER_THE_PAGE.test(surface))
    .map((surface) => {
      const opening = openingOf(parted, surface, action)
      return whenLoaded(
        parted,
        (widgets) => widgets.show(opening),
        () => kit.send('missed', { ...opening.outcome, reason: 'broken' }),
      )
    })
}

/** Whether a decision fills a slot with a widget, which has to be loaded before. */
export const fillsWithWidget = ({ decision }: ActParts): boolean =>
  decision.actions.some((action) => isWidget(action) && action.kind === 'inline')

const started = new WeakMap<ActKit, Widgets>()

async function loadWidgets(kit: ActKit): Promise<Widgets | undefined> {
  const widgets = started.get(kit) ?? (await kit.load('widgets'))?.start(kit as never)
  if (widgets) started.set(kit, widgets)
  return widgets
}

/** Does something with widgets as soon as those of a decision can be shown, unless it is taken back before. */
export function whenLoaded({ kit, decision }: ActParts, run: (widgets: Widgets) => Stop, failed: () => void): Stop {
  let isOver = false
  let stop: Stop | undefined
  loadWidgets(kit).then(async (widgets) => {
    const isReady = await widgets?.ready(decision.actions)
    if (isOver) return
    if (isReady) stop = run(widgets!)
    else failed()
  })
  return () => {
    isOver = true
    stop?.()
  }
}

/** Reasons that do not change while the page is open. */
const FOR_GOOD =
  /^(other_page|disabled|forced_off|ended|holdout|coverage|no_variant|old_bucket|exclusive_group|closed)$/

/** Starts the part for widgets as soon as the page has nothing better to do, where a campaign may still open one here. */
export function loadBeforehand(kit: ActKit): Stop {
  const { window, later } = kit.env
  let stopForms: Stop | undefined
  // What could not be sent on another page is sent from any.
  if (kit.env.recall(`kairos:${kit.site}:forms`))
    kit.load('forms').then((part) => {
      stopForms = part?.start(kit as never).stop
    })
  let isLoaded = false
  let isOver = false
  const load = () => loadWidgets(kit).then((widgets) => isOver && widgets?.stop())
  const look = () => {
    const { decisions } = kit.state().page
    const isPossible = kit.program.campaigns.some(
      ({ campaign: { id, variants } }) =>
        variants.some(({ actions }) => actions?.some(({ type }) => type === 'widget' || type === 'chat')) &&
        !FOR_GOOD.test(`${decisions[id]?.reason}`),
    )
    if (isLoaded || !isPossible) return
    isLoaded = true
    if (window.requestIdleCallback) window.requestIdleCallback(load)
    else later(load, 200)
  }
  look()
  const stopHearing = kit.hear(look)
  return () => {
    isOver = true
    stopHearing()
    stopForms?.()
    started.get(kit)?.stop()
  }
}
