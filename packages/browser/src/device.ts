import UAParser from 'ua-parser-js'
import type { DeviceNames } from './collectors/deviceNames.ts'

const OTHER_NAMES: Record<string, string> = { 'mac os': 'macos', 'chromium os': 'chromeos', 'chrome os': 'chromeos' }
const LINUX = /^(ubuntu|debian|fedora|mint|arch|suse|gentoo|centos|red hat|manjaro)/

/** Reads what a browser calls itself: for Safari and Firefox, which give no hints. */
export function start(userAgent: string): DeviceNames {
  const { os, browser } = new UAParser(userAgent).getResult()
  const system = os.name?.toLowerCase() ?? ''
  const name = browser.name?.toLowerCase().replace(/^mobile /, '')
  return {
    os: OTHER_NAMES[system] ?? (LINUX.test(system) ? 'linux' : system || undefined),
    osVersion: /^\d+(\.\d+)?/.exec(os.version ?? '')?.[0],
    browser: name && (/samsung|webview|opera|yandex/.exec(name)?.[0] ?? name),
    browserVersion: Number.parseInt(browser.version ?? '', 10) || undefined,
  }
}
