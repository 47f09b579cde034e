import type { CampaignPlan, Program, State } from '@kairos/core'
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
  /** What the visitor opened there without any campaign: the desk of a chat. */
  opened?: string | undefined
  /** Campaigns that want it, best first. */
  wanting: readonly CampaignPlan[]
}

/** A place as the file has it, whatever the page is. */
interface Named extends Pick<Place, 'surface' | 'kind' | 'name'> {
  /** Where it is, unless a `<kairos-slot>` has its name. */
  selector: string | undefined
  wanting: CampaignPlan[]
  /** What the selector found, and when the page was asked. */
  found?: Element | undefined
  askedAt: number
}

/** Anew for each frame would take longer than all that a frame is drawn in. */
const named = new WeakMap<Program, Map<string, Named>>()

/** Elements that come late are looked for so often. */
const AGAIN_MS = 1000

/**
 * Every place of the open page, those that nobody wants too; and how many wanted ones are elsewhere.
 *
 * @param chat the desk that the visitor talks to, if any
 */
export function placesOn(kit: Kit, chat?: string): { here: Place[]; elsewhere: number } {
  const { document, window } = kit.env
  const { surfaces } = kit.state().page
  const known = namedIn(kit.program)
  const slots = new Map<string, Element>()
  for (const slot of document.getElementsByTagName('kairos-slot')) {
    const name = slot.getAttribute('name')
    if (name && !slots.has(name)) slots.set(name, slot)
  }
  const now = window.performance.now()
  const wanted = [...known.values()].map((one): Place => {
    const { surface, kind, name, wanting } = one
    const element = (kind === 'slot' ? slots.get(name) : undefined) ?? elementOf(document, one, now)
    return { surface, kind, name, element, holder: own(surfaces, surface), wanting }
  })
  const others = [...slots].flatMap(([name, element]): Place[] => {
    const surface = `slot:${name}`
    return known.has(surface) ? [] : [{ surface, kind: 'slot', name, element, wanting: [] }]
  })
  const all = [...wanted, ...others, ...(chat && !known.has(CHAT) ? [{ ...place(CHAT), wanting: [] }] : [])]
  const here = all.filter(({ kind, element }) => element || !/slot|edit/.test(kind))
  return {
    here: here.map((one) => (one.surface === CHAT && !one.holder ? { ...one, opened: chat } : one)),
    elsewhere: all.length - here.length,
  }
}

const CHAT = 'chat'

const place = (surface: string): Pick<Place, 'surface' | 'kind' | 'name'> => {
  const [kind = '', ...words] = surface.split(':')
  return { surface, kind, name: words.join(':') }
}

/** Every place that the file names. */
function namedIn(program: Program): Map<string, Named> {
  const known = named.get(program)
  if (known) return known
  const { campaigns, slots } = program
  const places = new Map<string, Named>()
  const find = (surface: string): Named => {
    const before = places.get(surface)
    if (before) return before
    const { kind, name } = place(surface)
    const selector = kind === 'edit' ? name : kind === 'slot' ? own(slots, name)?.selector : undefined
    const one: Named = { surface, kind, name, selector, wanting: [], askedAt: -Infinity }
    places.set(surface, one)
    return one
  }
  for (const name of Object.keys(slots)) find(`slot:${name}`)
  for (const plan of campaigns)
    for (const surface of new Set(Object.values(plan.surfaces).flat())) find(surface).wanting.push(plan)
  named.set(program, places)
  return places
}

function elementOf(document: Document, one: Named, now: number): Element | undefined {
  const { selector, found, askedAt } = one
  // What was there and is gone is looked for at once.
  if (!selector || (!found && now - askedAt < AGAIN_MS)) return undefined
  try {
    if (found?.isConnected && found.matches(selector)) return found
    one.askedAt = now
    one.found = document.querySelector(selector) ?? undefined
  } catch {
    // No selector.
    one.found = undefined
  }
  return one.found
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
