import type { Browser, Page } from 'puppeteer-core'
import { PHONE } from './phone.ts'
import { saveFile } from './shots.ts'
import { createVisitor } from './visit.ts'
import { closeWidget, openWidget, STILL } from './widgets.ts'

const DEVICES = {
  desktop: { viewport: { width: 1280, height: 800 } },
  // One pixel a pixel: the sheet shows it small.
  phone: { ...PHONE, viewport: { ...PHONE.viewport, deviceScaleFactor: 1 } },
}
const LOOKS = {
  light: { scheme: 'light', dir: 'ltr' },
  dark: { scheme: 'dark', dir: 'ltr' },
  rtl: { scheme: 'light', dir: 'rtl' },
}

/** One widget in one look. */
interface Picture {
  id: string
  device: string
  look: string
  jpeg: string
}

export interface ContactSheet {
  /** Where it lies: a page for people to look at. Git ignores it. */
  path: string
  /** How many pictures it has. */
  count: number
  /** What of a widget is cut off, or scrolls sideways, in which look. */
  cutOff: string[]
}

/** Opens every widget of a gallery, on phone and desktop, and keeps how it looks in light, in dark and from right to left. */
export async function keepContactSheet(
  browser: Browser,
  url: string,
  only: readonly string[] = [],
): Promise<ContactSheet> {
  const pictures: Picture[] = []
  const cutOff: string[] = []
  for (const [device, options] of Object.entries(DEVICES)) {
    const visitor = await createVisitor(browser)
    const { page } = await visitor.open(url, { ...options, before: (tab) => tab.emulateMediaFeatures(STILL) })
    await page.waitForSelector('html[data-ready]')
    for (const id of only.length ? only : await idsOf(page)) {
      // Nothing grows in view: what a slot shows waits there until it is out of sight.
      await page.evaluate(() => scrollTo(0, 0))
      await openWidget(page, id)
      for (const [look, { scheme, dir }] of Object.entries(LOOKS)) {
        cutOff.push(...(await dress(page, id, scheme, dir)).map((what) => `${id}, ${device} ${look}: ${what}`))
        const jpeg = await page.screenshot({
          type: 'jpeg',
          quality: 75,
          encoding: 'base64',
          optimizeForSpeed: true,
          captureBeyondViewport: false,
        })
        pictures.push({ id, device, look, jpeg })
      }
      await closeWidget(page, id)
    }
    await visitor.leave()
  }
  return { path: await saveFile('widgets.html', pageOf(pictures)), count: pictures.length, cutOff }
}

const idsOf = (page: Page) =>
  page.$$eval('[data-open]', (buttons) => buttons.map((button) => (button as HTMLElement).dataset.open!))

/** Makes the page look so, and tells what of the open widget does not fit. */
const dress = (page: Page, id: string, scheme: string, dir: string): Promise<string[]> =>
  page.evaluate(
    (campaign, scheme, dir) => {
      Object.assign(document.documentElement, { dir })
      document.documentElement.dataset.scheme = scheme
      const hosts = [...document.querySelectorAll(`kairos-widget[data-campaign="${campaign}"]`)]
      const host = hosts.find((one) => one.shadowRoot!.querySelector('.panel.on'))!
      if (host.hasAttribute('data-inline')) host.scrollIntoView({ block: 'center' })
      const panel = host.shadowRoot!.querySelector('.panel.on')!
      const { left, right, top, bottom } = panel.getBoundingClientRect()
      const isInView = left >= -0.5 && top >= -0.5 && right <= innerWidth + 0.5 && bottom <= innerHeight + 0.5
      return [
        ...(isInView ? [] : ['out of view']),
        ...(panel.scrollWidth > panel.clientWidth ? ['scrolls sideways'] : []),
      ]
    },
    id,
    scheme,
    dir,
  )

/** A row for each widget, a column for each look. */
function pageOf(pictures: readonly Picture[]): string {
  const rows = [...new Set(pictures.map(({ id }) => id))].map((id) => {
    const figures = pictures
      .filter((one) => one.id === id)
      .map(
        ({ device, look, jpeg }) =>
          `<figure class="${device}"><img src="data:image/jpeg;base64,${jpeg}" alt=""><figcaption>${device}, ${look}</figcaption></figure>`,
      )
    return `<h2>${id}</h2><div>${figures.join('')}</div>`
  })
  return `<!doctype html><meta charset="utf-8"><title>Widgets</title><style>
body { margin: 24px; font: 14px system-ui, sans-serif; background: #e9e9ec }
h2 { font-size: 18px; margin: 24px 0 8px }
div { display: flex; gap: 12px; align-items: start }
figure { margin: 0; flex: 16 } .phone { flex: 5.6 }
img { inline-size: 100%; display: block; border-radius: 6px }
</style>${rows.join('\n')}
`
}
