import puppeteer from 'puppeteer-core'
import { ensureChromium } from '../../../scripts/browser.mjs'

/** How to start Chromium so that pages take it for a person's: bots are neither remembered nor measured. */
export const chromium = () => ({
  executablePath: ensureChromium(),
  args: [
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-dev-shm-usage',
    '--disable-blink-features=AutomationControlled',
    '--user-agent=Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Mobile Safari/537.36',
    // Chromium refuses to run its sandbox as root, as in most containers.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ],
})

/** The viewport is a phone's. */
export const openBrowser = () =>
  puppeteer.launch({
    ...chromium(),
    headless: true,
    defaultViewport: { width: 412, height: 823, deviceScaleFactor: 1, isMobile: true, hasTouch: true },
  })
