import { randomBytes } from 'node:crypto'
import * as http from 'node:http'
import * as https from 'node:https'
import { type Duplex, pipeline } from 'node:stream'
import { sendText } from '../serve/files.ts'
import { decoded } from './decoded.ts'
import { answerOf, questionOf } from './headers.ts'
import { isLoopback } from './origins.ts'
import { rewritePage } from './page.ts'
import { allowTag } from './policy.ts'

export interface ShowOptions {
  /** The site that is shown. */
  site: URL
  /** What every listed site is called here, by its origin. */
  listed: ReadonlyMap<string, string>
  /** Takes what is worth knowing, once each. */
  print: (line: string) => void
}

export interface ShownSite {
  answer(request: http.IncomingMessage, response: http.ServerResponse): void
  /** Passes a WebSocket on. */
  upgrade(request: http.IncomingMessage, socket: Duplex, head: Buffer): void
  close(): void
}

/** Sites send longer ones than Node takes by itself. */
const MOST_HEADERS = 131_072
const ADDRESS = /^(https?:)?\/\/([^/?#]*)(.*)$/is

/** Shows a site through this computer, with the tag in its pages. It asks that site only. */
export function showSite({ site, listed, print }: ShowOptions): ShownSite {
  const maker = site.protocol === 'https:' ? https : http
  const agent = new maker.Agent({ keepAlive: true })
  const sockets = new Set<Duplex>()
  const told = new Set<string>()
  const tell = (line: string) => {
    if (!told.has(line)) print(line)
    told.add(line)
  }

  const ask = (request: http.IncomingMessage, headers: http.OutgoingHttpHeaders) =>
    maker.request({
      ...{ protocol: site.protocol, hostname: site.hostname.replace(/^\[|\]$/g, ''), port: site.port },
      // As it was written: read as an address, `//other.example` would be another site.
      ...{ path: request.url!, method: request.method!, headers, setHost: false, agent },
      ...{ maxHeaderSize: MOST_HEADERS },
    })

  const local = (address: string): string | undefined => {
    // Not by `URL`, which would write the path anew: it is bytes in any encoding.
    const [, protocol = site.protocol, host, rest = ''] = ADDRESS.exec(address) ?? []
    const origin = host && URL.canParse(`${protocol}//${host}`) ? new URL(`${protocol}//${host}`).origin : ''
    if (!listed.has(origin)) return undefined
    return (new URL(origin).host === site.host ? '' : listed.get(origin)) + (rest[0] === '/' ? rest : `/${rest}`)
  }

  const answer = (request: http.IncomingMessage, response: http.ServerResponse) => {
    const refused = refusal(request)
    if (refused) return sendText(response, refused)
    if (request.headers['service-worker'] === 'script') {
      tell(`The service worker ${request.url} is left out: it would still be there when this site is not.`)
      return sendText(response, { status: 404, text: 'Left out' })
    }
    const isPage = wantsPage(request) && `${request.headers.accept}`.includes('text/html')
    const asked = ask(request, questionOf(request.headers, site, isPage))
    asked.on('response', (found) => {
      try {
        pass(request, found, response)
      } catch (problem) {
        // It says what no answer may say.
        asked.destroy()
        if (!response.headersSent) sendText(response, { status: 502, text: `${(problem as Error).message}` })
      }
    })
    asked.on('error', (problem: NodeJS.ErrnoException) => {
      if (response.headersSent) response.destroy()
      else sendText(response, { status: 502, text: whyNot(site, problem) })
    })
    // Nobody waits for it any more.
    response.on('close', () => response.writableFinished || asked.destroy())
    // Not `pipeline`, which would close the connection on which the error is to be told.
    request.pipe(asked)
  }

  const pass = (request: http.IncomingMessage, found: http.IncomingMessage, response: http.ServerResponse) => {
    const { statusCode = 502, headers } = found
    const here = `http://${request.headers.host}`
    const answered = answerOf(headers, { local, here, site })
    // In UTF-16 no letter is the byte it looks for.
    const isHtml = /^text\/html\b(?!.*utf-16)/i.test(headers['content-type'] ?? '')
    // Kept for good, it would lead away whatever is shown at this port later.
    if (statusCode === 301 || statusCode === 308) answered['cache-control'] = 'no-store'
    const left = `${answered['location'] ?? ''}`
    if (wantsPage(request) && /^https?:/i.test(left)) tell(leaving(request.url!, left, site))
    if (!isHtml || !wantsPage(request) || [204, 206, 304].includes(statusCode)) {
      response.writeHead(statusCode, found.statusMessage, answered)
      pipeline(found, response, () => {})
      return
    }
    const nonce = randomBytes(12).toString('base64url')
    const asking = { nonce, origins: [...listed.keys()] }
    const policy = (text: string) => {
      const { text: allowed, missing } = allowTag(text, asking)
      if (missing.length)
        tell(
          `The Content-Security-Policy of ${site.origin} is changed here: ${missing.join('; ')}. The site needs it too.`,
        )
      return allowed
    }
    for (const name of ['content-security-policy', 'content-security-policy-report-only'])
      if (headers[name]) answered[name] = allowAll(`${headers[name]}`, policy)
    const body = decoded(found, headers['content-encoding'])
    if (!body) {
      tell(
        `${request.url} is packed as ${headers['content-encoding']}, which Node ${process.version} cannot read: it is shown without the tag.`,
      )
      response.writeHead(statusCode, found.statusMessage, answered)
      pipeline(found, response, () => {})
      return
    }
    for (const name of [
      'content-length',
      'content-encoding',
      'etag',
      'last-modified',
      'content-md5',
      'accept-ranges',
      'digest',
    ])
      delete answered[name]
    response.writeHead(statusCode, found.statusMessage, { ...answered, 'cache-control': 'no-store' })
    if (request.method === 'HEAD') {
      found.resume()
      response.end()
      return
    }
    const tag = `<script async src="/kairos.js" data-config="/kairos.json" nonce="${nonce}"></script>`
    pipeline(body, rewritePage({ tag, local, policy }), response, () => {})
  }

  return {
    answer,
    upgrade(request, socket, head) {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy())
      if (refusal(request)) return void socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n')
      const { connection, upgrade } = request.headers
      if (!/^websocket$/i.test(`${upgrade}`))
        return void socket.end('HTTP/1.1 501 Not Implemented\r\nconnection: close\r\n\r\n')
      const asked = ask(request, { ...questionOf(request.headers, site, false), connection, upgrade })
      asked.on('upgrade', (found, other, rest) => {
        sockets.add(other)
        socket.write(headOf(found))
        if (rest.length) socket.write(rest)
        if (head.length) other.write(head)
        for (const [from, to] of [
          [socket, other],
          [other, socket],
        ] as const)
          pipeline(from, to, () => to.destroy())
        other.on('close', () => sockets.delete(other))
      })
      // No WebSocket is there.
      asked.on('response', (found) => {
        found.resume()
        socket.end(headOf(found))
      })
      asked.on('error', () => socket.end('HTTP/1.1 502 Bad Gateway\r\nconnection: close\r\n\r\n'))
      asked.end()
    },
    close() {
      for (const socket of sockets) socket.destroy()
      agent.destroy()
    },
  }
}

/** A page, not what a script fetches: a piece of markup gets no tag. Old browsers and other programs do not say. */
function wantsPage({ headers }: http.IncomingMessage): boolean {
  const aim = headers['sec-fetch-dest']
  return aim === undefined ? !headers['x-requested-with'] : /^(document|iframe|frame)$/.test(`${aim}`)
}

/** Whoever made this computer ask itself by another name, or for another site, gets nothing. */
function refusal({ url = '', headers }: http.IncomingMessage): { status: number; text: string } | undefined {
  if (!isLoopback(headers.host)) return { status: 403, text: 'This is shown at localhost only' }
  return url.startsWith('/') ? undefined : { status: 400, text: 'This shows one site only, and no other address' }
}

/** Several policies stand in one header with commas; none has one inside. */
const allowAll = (header: string, allow: (policy: string) => string): string =>
  header
    .split(',')
    .map((policy) => allow(policy.trim()))
    .join(', ')

const leaving = (from: string, to: string, site: URL): string => {
  const { origin } = new URL(to)
  return `${from} leads to ${origin}, which is not shown here. To see it too: --proxy ${site.origin},${origin}`
}

function headOf({ statusCode, statusMessage, rawHeaders }: http.IncomingMessage): string {
  const lines = rawHeaders.flatMap((name, index) => (index % 2 ? [] : `${name}: ${rawHeaders[index + 1]}`))
  return `${[`HTTP/1.1 ${statusCode} ${statusMessage}`, ...lines].join('\r\n')}\r\n\r\n`
}

function whyNot({ origin }: URL, { code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `There is no ${origin} (${code}). Is the name right, and is there a network?`
  if (/CERT|SIGNED|SSL|TLS/.test(code ?? ''))
    return `Node does not trust the certificate of ${origin} (${code}). Name the one it is signed by in NODE_EXTRA_CA_CERTS.`
  return `${origin} does not answer (${code ?? message}).`
}
