import type { Env } from '../../env.ts'
import type { Parts } from '../../kit.ts'
import type { DeviceNames } from '../deviceNames.ts'
import { attempt } from './attempt.ts'

/** What Chromium browsers say about themselves; others say it in their name only. */
interface Hints {
  brands: { brand: string; version: string }[]
  platform: string
  getHighEntropyValues: (names: string[]) => Promise<{ platformVersion?: string }>
}

const NAMES = /^device\.(os|osVersion|browser|browserVersion)$/

/** Reads names and versions where they are asked for: from hints, and where there are none from the browser's name. */
export async function browserFacts(env: Env, paths: readonly string[], load: Parts['device']): Promise<DeviceNames> {
  if (!paths.some((path) => NAMES.test(path))) return {}
  const { navigator } = env.window as Window & { navigator: Navigator & { userAgentData?: Hints } }
  const hints = navigator.userAgentData
  if (!hints?.brands.length || !hints.platform) return fromName(env, load)
  const brand = hints.brands.find(({ brand }) => !/not|chromium/i.test(brand)) ?? hints.brands[0]!
  const os = hints.platform.toLowerCase().replace(/\s|ium/g, '')
  const asked = paths.includes('device.osVersion')
  const known = asked ? await hints.getHighEntropyValues(['platformVersion']).catch(() => undefined) : undefined
  return {
    os,
    osVersion: known && osVersionOf(os, known.platformVersion),
    browser: browserOf(brand.brand),
    browserVersion: Number.parseInt(brand.version, 10) || undefined,
  }
}

/** Windows 11 is 13 and up: https://learn.microsoft.com/microsoft-edge/web-platform/how-to-detect-win11 */
function osVersionOf(os: string, version = ''): string | undefined {
  const major = Number.parseInt(version, 10)
  if (os === 'windows') return major ? (major >= 13 ? '11' : '10') : undefined
  return /^\d+(\.\d+)?/.exec(version)?.[0]
}

const BRANDS = /chrome|edge|opera|samsung|brave|yandex|duckduckgo|vivaldi|webview/
const browserOf = (brand: string): string =>
  BRANDS.exec(brand.toLowerCase().replace('android webview', 'webview'))?.[0] ?? brand.toLowerCase()

/** The parser leaves itself in a jQuery that the page may have; that is the page's own. */
async function fromName({ window }: Env, load: Parts['device']): Promise<DeviceNames> {
  const { jQuery } = window as { jQuery?: { ua?: unknown } }
  const had = !jQuery || 'ua' in jQuery
  const part = await load()
  if (!had) attempt(() => delete jQuery.ua)
  return part.start(window.navigator.userAgent)
}
