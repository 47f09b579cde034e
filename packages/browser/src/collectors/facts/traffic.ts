import type { Settings } from '@kairos/schema'
import type { Env } from '../../env.ts'
import { channelOf } from './channel.ts'
import { appOf, placeOfHost } from './sources.ts'

const UTM = ['source', 'medium', 'campaign', 'term', 'content'] as const

/** What the names of click ids say: source, and medium where the click was paid for. */
const CLICKS: Record<string, [source: string, medium: string]> = {
  gclid: ['google', 'cpc'],
  gbraid: ['google', 'cpc'],
  wbraid: ['google', 'cpc'],
  dclid: ['google', 'display'],
  msclkid: ['bing', 'cpc'],
  yclid: ['yandex', 'cpc'],
  ttclid: ['tiktok', 'cpc'],
  li_fat_id: ['linkedin', 'cpc'],
  twclid: ['x', 'cpc'],
  epik: ['pinterest', 'social'],
  // Facebook and Instagram put it on every link.
  fbclid: ['facebook', 'social'],
}

const MEDIA = { search: 'organic', social: 'social', video: 'referral', ai: 'ai_assistant', email: 'email' } as const

/**
 * Reads where the visitor came from; `undefined` for a page reached from the same site or directly. What the campaign's
 * link says wins, then a click that was paid for, then the referrer, then the app whose browser this is.
 */
export function trafficFacts({ document, window }: Env, { domain }: Settings): Record<string, string> | undefined {
  const query = new URLSearchParams(window.location.search)
  const named = Object.fromEntries(UTM.map((part) => [part, tidy(query.get(`utm_${part}`))]))
  const host = hostOf(document.referrer)
  const referrerHost = isInternal(host, window.location.host, domain) ? '' : host
  const clickId = Object.keys(CLICKS).find((name) => query.get(name))
  const app = document.referrer ? undefined : appOf(window.navigator.userAgent)
  if (!UTM.some((part) => named[part]) && !clickId && !referrerHost && !app) return undefined
  const click = clickId ? CLICKS[clickId]! : undefined
  const [source, medium] = came({ click, referrerHost, app })
  const found = {
    ...named,
    source: named.source ? (placeOfHost(named.source)?.name ?? named.source) : source,
    medium: named.medium || (named.source ? paid(click) : medium),
    referrer: referrerHost && document.referrer.slice(0, MOST_CHARACTERS).toLowerCase(),
    referrerHost,
    // Its name: the id itself is nobody's business here.
    clickId,
  }
  const known = Object.fromEntries(Object.entries(found).filter((entry): entry is [string, string] => !!entry[1]))
  return { ...known, channel: channelOf(known) }
}

interface Came {
  click: [source: string, medium: string] | undefined
  referrerHost: string
  app: string | undefined
}

function came({ click, referrerHost, app }: Came): [source: string, medium: string] {
  const place = placeOfHost(referrerHost)
  if (click && (paid(click) || !place)) return click
  if (place) return [place.name, MEDIA[place.kind]]
  return app ? [app, 'social'] : [referrerHost, referrerHost && 'referral']
}

const paid = (click: [source: string, medium: string] | undefined): string =>
  click && click[1] !== 'social' ? click[1] : ''

const MOST_CHARACTERS = 200

/** Lower case without control characters, cut. */
const tidy = (text: string | null): string =>
  (text ?? '')
    .slice(0, 2000)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, MOST_CHARACTERS)
    .toLowerCase()

/** Android apps name themselves as `android-app://com.example`. */
const hostOf = (url: string): string => /^(?:https?|android-app):\/\/([^/?#]+)/i.exec(url)?.[1]?.toLowerCase() ?? ''

function isInternal(host: string, own: string, domain?: string): boolean {
  const shared = domain?.replace(/^\./, '').toLowerCase()
  const bare = host.replace(/:\d+$/, '')
  return host === own || (!!shared && (bare === shared || bare.endsWith(`.${shared}`)))
}
