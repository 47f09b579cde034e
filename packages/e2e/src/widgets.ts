import { fileURLToPath } from 'node:url'
import type { MediaFeature, Page } from 'puppeteer-core'
import type { Axe } from './axe.ts'
import { serveTemplateSite, type TemplateSite } from './templateSite.ts'
import { WAIT } from './wait.ts'

/** The example with a button for each widget. */
export const galleryFolder = fileURLToPath(new URL('../../../examples/widgets/', import.meta.url))

/** Nothing moves: what is looked at is there at once. */
export const STILL: MediaFeature[] = [{ name: 'prefers-reduced-motion', value: 'reduce' }]

interface Own {
  kairos: { open: (id: string) => Promise<unknown>; close: (id?: string) => Promise<void> }
}

/** Serves a page that nobody here wrote, with a campaign for each widget; all of them wait to be asked for. */
export function serveWidgets(actions: Record<string, object>, changes: object = {}): Promise<TemplateSite> {
  const campaigns = Object.entries(actions).map(([id, action]) => ({
    id,
    trigger: { type: 'manual', name: 'never' },
    ...changes,
    variants: [{ id: 'on', actions: [{ type: 'widget', title: 'An offer', ...action }] }],
  }))
  const config = { kairos: 1, site: 'own', settings: { consent: { mode: 'not_required' } }, campaigns }
  return serveTemplateSite({ config })
}

/** Waits until the page can be asked for widgets. */
export const widgetsReady = (page: Page) =>
  page.waitForFunction(() => 'open' in ((window as never as Own).kairos ?? {}), WAIT)

/** The box of an open widget, and where it is. */
export const boxOf = (page: Page, id: string) =>
  page.evaluate((campaign) => {
    const hosts = document.querySelectorAll(`kairos-widget[data-campaign="${campaign}"]`)
    const panel = [...hosts].map((host) => host.shadowRoot!.querySelector('.panel.on')).find(Boolean)
    if (!panel) return undefined
    const { x, y, width, height } = panel.getBoundingClientRect()
    return { x, y, width, height }
  }, id)

/** Asks for a campaign, without waiting for what becomes of it. */
export const askFor = (page: Page, id: string) =>
  page.evaluate((campaign) => (window as never as Own).kairos.open(campaign), id)

/** Waits until the widget of a campaign is open, or is not. */
export const widgetIs = (page: Page, id: string, open: boolean) =>
  page.waitForFunction(
    (selector, open) =>
      [...document.querySelectorAll(selector)].some((host) => host.shadowRoot!.querySelector('.panel.on')) === open,
    WAIT,
    `kairos-widget[data-campaign="${id}"]`,
    open,
  )

/** Opens the widget of a campaign; gives its box. */
export async function openWidget(page: Page, id: string) {
  await askFor(page, id)
  await widgetIs(page, id, true)
  await page.evaluate(drawn, id)
  return (await boxOf(page, id))!
}

/** Runs in the page: waits for the pictures of a widget, or until they are known to be missing. */
async function drawn(id: string): Promise<void> {
  const hosts = [...document.querySelectorAll(`kairos-widget[data-campaign="${id}"]`)]
  const pictures = hosts.flatMap((host) => [...host.shadowRoot!.querySelectorAll('img')])
  await Promise.allSettled(pictures.map((picture) => picture.decode()))
}

/** Closes it as the site does. */
export async function closeWidget(page: Page, id: string): Promise<void> {
  await page.evaluate((campaign) => (window as never as Own).kairos.close(campaign), id)
  await widgetIs(page, id, false)
}

/** What axe finds in the open widget of a campaign. */
export const axeFinds = (page: Page, id: string): Promise<string[]> =>
  page.evaluate(async (campaign) => {
    const { axe } = window as never as { axe: Axe }
    const hosts = [...document.querySelectorAll(`kairos-widget[data-campaign="${campaign}"]`)]
    const on = hosts.filter((host) => host.shadowRoot!.querySelector('.on'))
    // WCAG 2.2 asks for 24 pixels; axe looks at that only where it is told to.
    const result = await axe.run(on, { rules: { 'target-size': { enabled: true } } })
    // Where it looked at nothing, it found nothing.
    if (!result.passes.length) return ['not looked at']
    return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  }, id)

/** What has the focus: the page's own element by its campaign or tag, or the class of what has it in a widget. */
export const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document
    const inner = activeElement?.shadowRoot?.activeElement
    return inner
      ? `widget ${inner.className}`
      : ((activeElement as HTMLElement)?.dataset.open ?? activeElement?.localName)
  })
