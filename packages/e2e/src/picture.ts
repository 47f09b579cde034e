import type { Browser } from 'puppeteer-core'

export interface Panel {
  caption: string
  png: Buffer
}

/** One picture of several, side by side with a caption over each, on white and on dark pages alike. */
export async function sideBySide(browser: Browser, panels: readonly Panel[]): Promise<Buffer> {
  const page = await browser.newPage()
  await page.setViewport({ width: 1280, height: 400, deviceScaleFactor: 1.5 })
  const figures = panels.map(
    ({ caption, png }) =>
      `<figure><figcaption>${caption}</figcaption><img src="data:image/png;base64,${png.toString('base64')}"></figure>`,
  )
  await page.setContent(`<!doctype html><style>${css}</style><main>${figures.join('')}</main>`, { waitUntil: 'load' })
  const main = (await page.$('main'))!
  const picture = Buffer.from(await main.screenshot({ type: 'png', omitBackground: true }))
  await page.close()
  return picture
}

const css = `
  body { margin: 0 }
  main { display: flex; gap: 24px; padding: 24px; border-radius: 20px; background: #24443a }
  figure { flex: 1; margin: 0 }
  figcaption { margin: 0 4px 14px; color: #f8efdf; font: 600 20px/1.3 system-ui, sans-serif }
  img { display: block; width: 100%; border-radius: 12px }
`
