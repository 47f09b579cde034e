import puppeteer, { type Browser } from 'puppeteer-core'
import { findBrowser } from '../../../scripts/browser.mjs'

export type { Browser }
export type BrowserName = 'chromium' | 'firefox'

export interface LaunchOptions {
  /** More command line flags, for Chromium or Firefox. */
  args?: readonly string[]
  /** Firefox only, as in about:config. */
  prefs?: Record<string, boolean | number | string>
  /** Folder of what the browser remembers. Default: a fresh one. */
  profile?: string
}

/** The size of every page, in CSS pixels, which are picture pixels too. */
export const VIEWPORT = { width: 1280, height: 800, deviceScaleFactor: 1 } as const

const NAMES: BrowserName[] = ['chromium', 'firefox']

/** The browsers to test in: Firefox where it is installed, Chromium always, so that it is missed where it is not. */
export const presentBrowsers = NAMES.filter((name) => name === 'chromium' || findBrowser(name))
if (!presentBrowsers.includes('firefox')) console.log('Firefox is not here: its tests are left out.')

/**
 * Starts a browser that reaches this machine only (127.0.0.1, localhost, *.localhost): a page's requests to any other
 * host fail at once, so tests run offline and the same everywhere.
 */
export async function launch(
  name: BrowserName,
  { args = [], prefs = {}, profile }: LaunchOptions = {},
): Promise<Browser> {
  const executablePath = findBrowser(name)
  if (!executablePath)
    throw new Error(`No ${name} was found: install it, or name its path in KAIROS_${name.toUpperCase()}`)
  const userDataDir = profile === undefined ? {} : { userDataDir: profile }
  const common = { executablePath, headless: true, defaultViewport: VIEWPORT, ...userDataDir }
  if (name === 'chromium')
    return puppeteer.launch({ ...common, browser: 'chrome', args: [...chromiumFlags(), ...args] })
  return puppeteer.launch({
    ...common,
    browser: 'firefox',
    args: [...args],
    extraPrefsFirefox: { ...firefoxPrefs, ...prefs },
  })
}

const firefoxPrefs = {
  // Every name leads to this machine, where nothing listens on 80 and 443.
  'network.dns.forceResolve': '127.0.0.1',
}

function chromiumFlags(): string[] {
  const flags = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // Containers give /dev/shm 64 MB, which a page with pictures outgrows.
    '--disable-dev-shm-usage',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost',
  ]
  // Chromium refuses to run its sandbox as root, as in most containers; for anybody else the sandbox stays.
  return process.getuid?.() === 0 ? ['--no-sandbox', ...flags] : flags
}
