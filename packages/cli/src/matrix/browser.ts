import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { Browser } from 'puppeteer-core'
import { UsageError } from '../usage.ts'
import type { Tools } from './tools.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge']
const IN_WINDOWS = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe']
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) =>
    process.env[name] ? IN_WINDOWS.map((place) => join(process.env[name]!, place)) : [],
  ),
]

/** The path of Chromium or Chrome: the one that is named, else by the environment, by PATH, or where installers put it. */
function findBrowser(named: string | undefined): string | undefined {
  const asked = named ?? process.env['KAIROS_CHROMIUM'] ?? process.env['CHROME_PATH']
  if (asked !== undefined) return existsSync(asked) ? asked : undefined
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)
  return [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...PLACES].find(existsSync)
}

/** Starts the browser. Throws `UsageError` where there is none, or it does not start. */
export async function launch({ puppeteer }: Tools, named: string | undefined): Promise<Browser> {
  const executablePath = findBrowser(named)
  const how = 'Install Chromium or Chrome, or write --browser <path of its program> (or set KAIROS_CHROMIUM).'
  if (!executablePath)
    throw new UsageError(named === undefined ? `no browser was found. ${how}` : `there is no browser ${named}. ${how}`)
  // Chromium refuses to run its sandbox as root, as in most containers; containers have little shared memory too.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const args = [...asRoot, '--disable-dev-shm-usage', '--hide-scrollbars', '--force-color-profile=srgb']
  try {
    return await puppeteer.launch({ executablePath, headless: true, args })
  } catch (problem) {
    const [first] = (problem as Error).message.split('\n')
    throw new UsageError(`${executablePath} does not start: ${first}. ${how}`)
  }
}
