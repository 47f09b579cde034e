import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'
import { localCookie, siteCookies } from './cookies.ts'

/** Of one connection, not of the message: https://www.rfc-editor.org/rfc/rfc9110#name-connection */
const OF_THE_HOP = [
  ...['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'proxy-connection', 'te', 'trailer'],
  ...['transfer-encoding', 'upgrade', 'expect'],
]

const without = (headers: IncomingHttpHeaders, names: readonly string[]): OutgoingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)))

/** A question to the site, as the browser would ask it there. */
export function questionOf(headers: IncomingHttpHeaders, site: URL, isPage: boolean): OutgoingHttpHeaders {
  const here = `http://${headers.host}`
  const there = (address: string) => (address.startsWith(here) ? site.origin + address.slice(here.length) : address)
  // A page that is put together here is not the one that the site knows by its tag.
  const known = isPage ? ['if-none-match', 'if-modified-since', 'range', 'if-range'] : []
  const { origin, referer, cookie } = headers
  return {
    ...without(headers, [...OF_THE_HOP, ...known]),
    host: site.host,
    'accept-encoding': 'identity',
    ...(origin && { origin: there(origin) }),
    ...(referer && { referer: there(referer) }),
    ...(cookie && { cookie: siteCookies(cookie) }),
  }
}

/** What must not be said of this computer. */
const OF_THE_SITE = ['strict-transport-security', 'public-key-pins', 'expect-ct', 'alt-svc', 'clear-site-data']

export interface Answering {
  /** Gives what an address of a listed site is here; nothing for any other. */
  local: (address: string) => string | undefined
  /** Origin of this computer, as the browser names it. */
  here: string
  site: URL
}

/** An answer of the site, as this computer can give it. */
export function answerOf(headers: IncomingHttpHeaders, { local, here, site }: Answering): OutgoingHttpHeaders {
  const answer = without(headers, [...OF_THE_HOP, ...OF_THE_SITE])
  for (const name of ['location', 'content-location'] as const) {
    const address = headers[name]
    if (address !== undefined) answer[name] = local(address) ?? address
  }
  const refresh = headers['refresh'] as string | undefined
  if (refresh)
    answer['refresh'] = refresh.replace(/(;\s*url\s*=\s*["']?)([^"'\s]+)/i, (_, to, url) => to + (local(url) ?? url))
  if (headers['set-cookie']) answer['set-cookie'] = headers['set-cookie'].map(localCookie)
  if (headers['access-control-allow-origin'] === site.origin) answer['access-control-allow-origin'] = here
  return answer
}
