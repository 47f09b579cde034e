import type { CampaignPlan, State } from '@kairos/core'
import type { Kit } from '../kit.ts'

/** A place of this page, or over it, that something may hold. */
export interface Place {
  /** Such as `slot:hero`. */
  surface: string
  /** Such as `slot`. */
  kind: string
  /** Such as `hero`. */
  name: string
  /** Where it is in the page; absent for what opens over it. */
  element?: Element | undefined
  holder?: string | undefined
  /** Campaigns that want it, best first. */
  wanting: CampaignPlan[]
}

/** Every place of the open page, those that nobody wants too; and how many wanted ones are elsewhere. */
export function placesOn(kit: Kit): { here: Place[]; elsewhere: number } {
  const { document } = kit.env
  const { campaigns, slots } = kit.program
  const { surfaces } = kit.state().page
  const places = new Map<string, Place>()
  const find = (surface: string): Place => {
    const known = places.get(surface)
    if (known) return known
    const [kind = '', ...words] = surface.split(':')
    const name = words.join(':')
    const selector = kind === 'edit' ? name : own(slots, name)?.selector
    const element = kind === 'slot' || kind === 'edit' ? elementOf(document, kind, { name, selector }) : undefined
    const place: Place = { surface, kind, name, element, holder: own(surfaces, surface), wanting: [] }
    places.set(surface, place)
    return place
  }
  for (const slot of document.querySelectorAll('kairos-slot[name]')) find(`slot:${slot.getAttribute('name')}`)
  for (const name of Object.keys(slots)) find(`slot:${name}`)
  for (const plan of campaigns)
    for (const surface of new Set(Object.values(plan.surfaces).flat())) find(surface).wanting.push(plan)
  const all = [...places.values()]
  const here = all.filter(({ kind, element }) => element || !/slot|edit/.test(kind))
  return { here, elsewhere: all.length - here.length }
}

interface Named {
  name: string
  selector: string | undefined
}

function elementOf(document: Document, kind: string, { name, selector }: Named): Element | undefined {
  try {
    const element =
      kind === 'slot'
        ? [...document.querySelectorAll('kairos-slot')].find((slot) => slot.getAttribute('name') === name)
        : undefined
    return element ?? (selector ? (document.querySelector(selector) ?? undefined) : undefined)
  } catch {
    // No selector.
    return undefined
  }
}

export type Status = 'forced' | 'silenced' | 'waits' | 'acts' | 'control' | 'not'

/** How a campaign is doing, in a word. */
export function statusOf({ campaign: { id, variants }, forced }: CampaignPlan, { page }: State): Status {
  const decision = own(page.decisions, id)
  if (forced === false) return 'silenced'
  if (!decision?.acts) return 'not'
  if (own(page.pending, id) !== undefined && decision.actions.length) return 'waits'
  if (!variants.find((one) => one.id === decision.variant)?.actions?.length) return 'control'
  return forced ? 'forced' : 'acts'
}

export const own = <Value>(values: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(values, key) ? values[key] : undefined
