import { escapeHtml } from '../content/escape.ts'
import type { Program } from '../program.ts'
import type { EdgePage } from './page.ts'

/** What a server knows of a request, as trees by first word; and which paths it knows, be they missing. */
export interface EdgeFacts {
  facts: Record<string, unknown>
  traffic: Record<string, string> | undefined
  isKnown: (path: string) => boolean
}

const UTM = ['source', 'medium', 'campaign', 'term', 'content']
const MOST_CHARACTERS = 200

/**
 * Reads the facts that the browser will read the same: a decision made from these is made there again. All others (what is
 * remembered, the device, the title) wait for it.
 */
export function edgeFacts({ url, html, acceptLanguage, geo, isBot = false }: EdgePage, offset?: number): EdgeFacts {
  const { host, path, query } = partsOf(url)
  const locale = acceptLanguage ? acceptLanguage.split(/[-,;]/)[0]!.trim().toLowerCase() : undefined
  const named = UTM.flatMap((part) => {
    const value = query[`utm_${part}`]
    return value ? [[part, value.slice(0, MOST_CHARACTERS).toLowerCase()] as const] : []
  })
  // Without a campaign's link it is the visit that knows where it came from, and a visit is remembered in the browser.
  const traffic = named.length ? Object.fromEntries(named) : undefined
  const known = ['page.path', 'page.host', 'page.language', 'visitor.isBot']
  if (locale) known.push('locale.language')
  if (traffic) known.push('traffic.campaign', 'traffic.term', 'traffic.content')
  // A host's name, or none, the browser makes a name of.
  if (/^[^.]+$/.test(traffic?.source ?? '')) known.push('traffic.source')
  if (traffic?.medium) known.push('traffic.medium')
  return {
    facts: {
      page: { url, host, path, query, language: languageOf(html), isBot },
      locale: { language: locale },
      geo: { ...geo, country: geo?.country?.toUpperCase() },
    },
    traffic,
    isKnown: (path) =>
      known.includes(path) ||
      path.startsWith('page.query.') ||
      (path.startsWith('geo.') && !!geo?.country) ||
      (path.startsWith('time.') && offset !== undefined),
  }
}

/** Host, path and query of an address; the first value of a name that is there twice, as the last one counts in a page. */
export function partsOf(url: string): { host: string; path: string; query: Record<string, string> } {
  const [, host = '', path = '', search = ''] = /^\w+:\/\/([^/?#]*)([^?#]*)\??([^#]*)/.exec(url) ?? []
  const pairs = search.split('&').filter(Boolean)
  const query = pairs.map((pair) => {
    const [name = '', ...value] = pair.split('=')
    return [decode(name), decode(value.join('='))]
  })
  return { host, path: path || '/', query: Object.fromEntries(query) }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '))
  } catch {
    return text
  }
}

const languageOf = (html: string): string | undefined => /<html\b[^>]*\slang=["']?([\w-]+)/i.exec(html)?.[1]

/** The meta tag that tells the browser the same, where the file names one. */
export function geoMeta({ geo }: EdgePage, { settings }: Program): string | undefined {
  const name = [settings.geo?.from ?? []].flat().find(({ meta }) => meta)?.meta
  if (!geo || !name) return undefined
  const place = [geo.country, geo.region ?? '', geo.city ?? ''].join(';')
  return `<meta name="${escapeHtml(name)}" content="${escapeHtml(place)}">`
}
