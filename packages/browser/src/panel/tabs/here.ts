import type { ComponentChild } from 'preact'
import { chip, nothing, press } from '../pieces.ts'
import { own, type Place, placesOn, statusOf } from '../places.ts'
import { statusChip } from '../tones.ts'
import { variantsView } from '../variants.ts'
import type { View } from '../view.ts'

/** Others that want a place, beyond these only counted. */
const MOST_OTHERS = 6

/** Every slot, widget and chat of this page: what shows, who won, who lost and why. */
export function Here({ view }: { view: View }): ComponentChild {
  const { ui, kit, previewed } = view
  const { here, elsewhere } = placesOn(kit, previewed.seen.chat)
  const rank = ({ holder, opened, wanting, kind }: Place) =>
    (holder || opened ? 0 : wanting.length ? 1 : 2) + (kind === 'slot' ? 0 : 0.5)
  const places = [...here].sort((one, other) => rank(one) - rank(other))
  const placeless = Object.values(kit.state().page.decisions).filter(({ acts, surfaces }) => acts && !surfaces.length)
  return [
    previewed.said().notes.map((note) => ui.h('p', { class: 'note', key: note }, note)),
    places.length === 0 && nothing(view, 'This page has no slot, and no campaign wants a place on it.'),
    places.map((place) => placeView(view, place)),
    placeless.map(({ campaign }) =>
      ui.h('p', { class: 'note', key: campaign }, campaignLink(view, campaign), ' acts without a place of its own.'),
    ),
    elsewhere > 0 && nothing(view, `${elsewhere} more ${elsewhere === 1 ? 'place is' : 'places are'} on other pages.`),
  ]
}

function placeView(view: View, place: Place): ComponentChild {
  const { ui, point } = view
  const { h } = ui
  const { surface, kind, name, element, holder } = place
  const pointAt = () => {
    element?.scrollIntoView({ block: 'nearest' })
    point(element)
  }
  return h(
    'article',
    { class: 'place', key: surface, onMouseEnter: () => point(element), onMouseLeave: () => point() },
    h(
      'div',
      { class: 'title' },
      h('h3', {}, name || kind),
      name ? chip(view, kind) : chip(view, 'over the page'),
      element &&
        press(view, 'Find', pointAt, {
          class: 'quiet',
          onBlur: () => point(),
          'aria-label': `Find ${name} on the page`,
        }),
    ),
    holder ? holderView(view, holder) : h('p', { class: 'lead' }, unheld(place)),
    othersView(view, place),
  )
}

const unheld = ({ element, opened }: Place): string => {
  if (opened) return `The desk “${opened}” is open: the visitor, or the page, asked for it.`
  return element ? 'The page’s own content.' : 'Nothing.'
}

/** Who won. */
function holderView(view: View, holder: string): ComponentChild {
  const { ui, kit } = view
  const plan = kit.program.plans.get(holder)
  const state = kit.state()
  const status = plan ? statusOf(plan, state) : 'acts'
  const variant = own(state.page.decisions, holder)?.variant
  return [
    ui.h('p', { class: 'lead' }, campaignLink(view, holder), ` · ${variant} `, statusChip(view, status)),
    variantsView(view, holder),
  ]
}

/** Who lost, and why. */
function othersView(view: View, { wanting, holder }: Place): ComponentChild {
  const { h } = view.ui
  const others = wanting.filter(({ campaign }) => campaign.id !== holder)
  if (!others.length) return null
  const rest = others.length - MOST_OTHERS
  return h(
    'ul',
    { class: 'others' },
    others
      .slice(0, MOST_OTHERS)
      .map(({ campaign: { id } }) => h('li', { key: id }, campaignLink(view, id), ': ', sentenceOf(view, id))),
    rest > 0 && h('li', { class: 'nothing' }, `and ${rest} more`),
  )
}

function sentenceOf({ kit, reports }: View, id: string): string {
  const decision = own(kit.state().page.decisions, id)
  if (kit.program.plans.get(id)?.forced === false) return 'silenced by the link'
  if (decision?.acts) return 'acts elsewhere'
  return reports.brief(id)
}

const campaignLink = (view: View, id: string): ComponentChild =>
  press(view, id, () => view.arrange({ tab: 'campaigns', campaign: id }), { class: 'link' })
