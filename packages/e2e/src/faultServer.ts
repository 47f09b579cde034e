import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { contentType } from './contentType.ts'

/** What one address answers. Every field may be combined; without any it is an empty 200. */
export interface Answer {
  status?: number
  headers?: Record<string, string>
  body?: string | Buffer
  /** Wait before the first byte. */
  delayMs?: number
  /** Send the body in pieces. */
  drip?: { bytes: number; everyMs: number }
  /** Promise the whole body, send this many bytes of it, and cut the connection. */
  truncateAt?: number
  /** 'before': cut the connection without any answer. */
  cut?: 'before'
}

export interface Asked {
  method: string
  /** Without query. */
  path: string
  query: URLSearchParams
  headers: IncomingMessage['headers']
  body: string
  /** Milliseconds since 1970. */
  at: number
}

/** An answer, or a function that gives one; undefined means 404. */
export type Route = Answer | ((asked: Asked) => Answer | undefined | Promise<Answer | undefined>)

/** `/path`, `POST /path` or `/folder/*`. The exact path wins over the pattern, the longer pattern over the shorter. */
export type Routes = Record<string, Route>

export interface FaultServer {
  /** `http://127.0.0.1:<port>`, without slash at the end. */
  url: string
  port: number
  /** May be changed while it runs: the next request meets the change. */
  routes: Routes
  /** Every request, in the order of arrival. */
  requests: Asked[]
  close(): Promise<void>
}

/** Serves the routes on a free port, with all the faults that they ask for. */
export async function createFaultServer(routes: Routes): Promise<FaultServer> {
  const requests: Asked[] = []
  const server = createServer(async (request, response) => {
    try {
      const asked = await read(request)
      requests.push(asked)
      const route = findRoute(routes, asked)
      await send(response, {
        path: asked.path,
        ...((typeof route === 'function' ? await route(asked) : route) ?? missing),
      })
    } catch (error) {
      // A visitor who leaves in the middle of an answer is part of the game; a broken route is not.
      if (!request.socket.destroyed) response.writeHead(500).end(String(error))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${port}`, port, routes, requests, close }
}

const missing: Answer = { status: 404, body: 'Not found' }

async function read(request: IncomingMessage): Promise<Asked> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
  const { method = 'GET', headers } = request
  const at = Date.now()
  return { method, path: pathname, query: searchParams, headers, body: await text(request), at }
}

function findRoute(routes: Routes, { method, path }: Asked): Route | undefined {
  const exact = routes[`${method} ${path}`] ?? routes[path]
  if (exact) return exact
  const patterns = Object.keys(routes).filter((key) => key.endsWith('/*') && path.startsWith(key.slice(0, -1)))
  const longest = patterns.sort((a, b) => b.length - a.length)[0]
  if (longest) return routes[longest]
  // Browsers ask for it on their own: it must never look like a fault of the page.
  return path === '/favicon.ico' ? { status: 204 } : undefined
}

async function send(response: ServerResponse, answer: Answer & { path: string }): Promise<void> {
  const { path, status = 200, headers = {}, delayMs = 0, drip, truncateAt, cut } = answer
  const body = Buffer.from(answer.body ?? '')
  if (delayMs) await wait(delayMs)
  if (cut) return void response.socket?.resetAndDestroy()
  response.writeHead(status, {
    'content-type': contentType(path),
    ...(status === 204 || status === 304 ? {} : { 'content-length': String(body.length) }),
    ...headers,
  })
  const sent = body.subarray(0, truncateAt)
  const size = drip?.bytes ?? Math.max(1, sent.length)
  for (let from = 0; from < sent.length && !response.destroyed; from += size) {
    response.write(sent.subarray(from, from + size))
    if (drip) await wait(drip.everyMs)
  }
  if (truncateAt === undefined) return void response.end()
  // The bytes are given time to arrive: a reset may overtake them.
  await wait(50)
  response.socket?.destroy()
}
