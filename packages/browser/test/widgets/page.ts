import type { Campaign, Settings, WidgetAction } from '@kairos/schema'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import type { Kairos } from '../../src/api.ts'
import type { Env } from '../../src/env.ts'
import { type Calls, start } from '../../src/start.ts'
import { fakeIntersections } from '../intersections.ts'
import { openPage } from '../page.ts'

/** What is in view, as each test says. */
export let view: ReturnType<typeof fakeIntersections>

let running: Kairos | undefined

/** Gives each test of a file a page without widgets, and takes away what was started in it. */
export function cleanPages(): void {
  beforeEach(() => {
    view = fakeIntersections()
  })
  afterEach(() => {
    running?.destroy()
    for (const host of document.querySelectorAll('kairos-widget')) host.remove()
    vi.unstubAllGlobals()
    vi.useRealTimers()
  })
}

/** A widget, as a marketer writes it. */
export const widget = (changes: Partial<WidgetAction> = {}): WidgetAction => ({
  type: 'widget',
  kind: 'modal',
  title: 'Offer',
  ...changes,
})

/** A campaign that opens it when it is asked for. */
export const campaign = (id: string, action = widget(), changes: Partial<Campaign> = {}): Campaign => ({
  id,
  trigger: { type: 'manual', name: 'never' },
  variants: [{ id: 'on', actions: [action] }],
  ...changes,
})

export interface Told {
  name: string
  campaign: string
  how?: string
}

/** Starts Kairos with these campaigns, and keeps what is told of widgets and what is wrong with the file. */
export async function startPage(
  campaigns: Campaign[],
  { body = '<main>Page</main>', settings = {} }: { body?: string; settings?: Settings } = {},
) {
  const env = openPage('/', body)
  const told: Told[] = []
  const diagnostics: string[] = []
  const listen = (page: Kairos) => {
    for (const name of ['shown', 'clicked', 'closed'] as const)
      page.on(name, ({ campaign, ...rest }) => told.push({ name, campaign, ...('how' in rest && { how: rest.how }) }))
    page.on('diagnostic', ({ path, expected }) => diagnostics.push(`${path}: ${expected}`))
  }
  const file = { kairos: 1, site: 'shop', settings: { consent: { mode: 'not_required' }, ...settings }, campaigns }
  const kairos = await startFile(env, file, [listen])
  return { env, kairos, told, diagnostics }
}

/** Starts Kairos with a file, and waits until it has decided. */
export async function startFile(...[env, config, queue]: [Env, object, Calls?]): Promise<Kairos> {
  const kairos = start(env, { config }, queue)
  running = kairos
  await new Promise<void>((ready) => void kairos.on('ready', () => ready()))
  return kairos
}

/** The element of a campaign's widget, where it is open. */
export const hostOf = (id: string): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>(`kairos-widget[data-campaign="${id}"]`)].find((host) =>
    panelOf(host, true),
  )

/** The box of a widget. */
export function panelOf(host: HTMLElement | undefined, open = false): HTMLElement {
  return host?.shadowRoot?.querySelector<HTMLElement>(open ? '.panel.on' : '.panel') as HTMLElement
}

/** Opens a campaign and waits until it is there. */
export async function openIt(kairos: Kairos, id: string): Promise<HTMLElement> {
  const decision = await kairos.open(id)
  expect(decision).toMatchObject({ acts: true })
  await expect.poll(() => hostOf(id)).toBeTruthy()
  return panelOf(hostOf(id))
}

/** Presses something in a widget. */
export const press = (panel: HTMLElement, selector: string) =>
  panel.querySelector<HTMLElement>(selector)!.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }))
