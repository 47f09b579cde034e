// Finds the browsers that the real-browser tests drive. Node built-ins only: it runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { findProsody } from './prosody.mjs'

const windowsFolders = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter(
  Boolean,
)

/** Where each browser may be: variables win, then names on PATH, then the places installers use. */
const known = {
  chromium: {
    variables: ['KAIROS_CHROMIUM', 'CHROME_PATH'],
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'],
    places: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      ...windowsFolders.map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
      ...windowsFolders.map((folder) => join(folder, 'Chromium', 'Application', 'chrome.exe')),
    ],
  },
  firefox: {
    variables: ['KAIROS_FIREFOX'],
    names: ['firefox-esr', 'firefox'],
    places: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      ...windowsFolders.map((folder) => join(folder, 'Mozilla Firefox', 'firefox.exe')),
    ],
  },
}

/** The path of a browser that answers `--version`, or undefined. `name` is 'chromium' or 'firefox'. */
export function findBrowser(name) {
  const { variables, names, places } = known[name]
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const files = process.platform === 'win32' ? names.map((file) => `${file}.exe`) : names
  const candidates = [
    ...variables.map((variable) => process.env[variable]).filter(Boolean),
    ...files.flatMap((file) => folders.map((folder) => join(folder, file))),
    ...places,
  ]
  return candidates.find((path) => existsSync(path) && starts(path))
}

/** The path of Chromium, installed by apt-get where that is possible; throws one sentence where it is not. */
export function ensureChromium() {
  const path = findBrowser('chromium') ?? (aptInstall('chromium') ? findBrowser('chromium') : undefined)
  if (path) return path
  throw new Error(
    'The browser tests need Chromium or Chrome: install one (https://www.chromium.org/getting-involved/download-chromium/) ' +
      'or set KAIROS_CHROMIUM to the path of its executable.',
  )
}

/** The path of Firefox or undefined: it is driven when present, and only a CI machine goes and gets it. */
export function ensureFirefox() {
  const path = findBrowser('firefox')
  if (path || process.env.CI !== 'true') return path
  return aptInstall('firefox-esr') ? findBrowser('firefox') : undefined
}

/** Whether Prosody is here: conversations are tested with it when present, and only a CI machine goes and gets it. */
export function ensureProsody() {
  return !!findProsody() || (process.env.CI === 'true' && aptInstall('prosody') && !!findProsody())
}

// A file alone proves nothing: Ubuntu ships a `chromium-browser` that only tells people to install a snap.
function starts(path) {
  // On Windows `chrome.exe --version` opens a window and prints nothing.
  if (process.platform === 'win32') return true
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
}

function aptInstall(name) {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) return false
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  // A failing update (one dead mirror of several) does not yet mean that the package cannot be had.
  spawnSync('apt-get', ['update'], options)
  return spawnSync('apt-get', ['install', '-y', '--no-install-recommends', name], options).status === 0
}
