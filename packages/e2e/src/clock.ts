import type { Page } from 'puppeteer-core'

/** Lets every document that this page opens from now on live later: `Date` is ahead by so much, timers are as ever. */
export async function moveClock(page: Page, aheadMs: number): Promise<void> {
  await page.evaluateOnNewDocument((ahead: number) => {
    const { now } = Date
    window.Date = new Proxy(Date, {
      construct: (real, values: []) => (values.length > 0 ? new real(...values) : new real(now() + ahead)),
      get: (real, key) => (key === 'now' ? () => now() + ahead : Reflect.get(real, key)),
    })
  }, aheadMs)
}
