import { createHash } from 'node:crypto'
import { readFile, realpath, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { basename, join, sep } from 'node:path'
import { stripComments } from 'jsonc-parser'
import { contentType } from './contentTypes.ts'

export interface Places {
  folder: string
  /** Built kairos* files; they win over the site's own. */
  cdn?: string
  /** The file that is /kairos.json, wherever it lies. */
  config?: string
}

/** Answers GET and HEAD with a file, as a static host with clean addresses would. */
export async function sendFile(request: IncomingMessage, response: ServerResponse, places: Places): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return sendText(response, { status: 405, text: 'Only GET and HEAD', headers: { allow: 'GET, HEAD' } })
  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost')
  const path = decode(pathname)
  if (path === undefined) return sendText(response, { status: 400, text: 'This address is not readable' })

  const found = await find(path, places)
  if (found) return sendFound(request, response, { file: found, status: 200 })
  // Relative links of an index.html are meant from inside its folder. One slash only: `//host` would leave the site.
  if (await findIn(places.folder, `${path}/index.html`))
    return void response.writeHead(302, { location: `/${pathname.replace(/^\/+/, '')}/${search}` }).end()
  const page = await findIn(places.folder, '/404.html')
  if (page) return sendFound(request, response, { file: page, status: 404 })
  sendText(response, { status: 404, text: 'Not found' })
}

function decode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return undefined
  }
}

/** The file for a path, as it is asked for. */
export async function find(path: string, { folder, cdn, config }: Places): Promise<string | undefined> {
  if (config && (path === '/kairos.json' || path === `/${basename(config)}`) && (await isFile(config))) return config
  if (cdn && /^\/kairos[\w.-]*\.(m?js|css|map)$/.test(path)) {
    const built = await findIn(cdn, path)
    if (built) return built
  }
  if (path.endsWith('/')) return findIn(folder, `${path}index.html`)
  return (await findIn(folder, path)) ?? findIn(folder, `${path}.html`)
}

/** The file, if it is one and really lies in the folder: neither `..` nor a link leads out, and no `.env` or key is shown. */
async function findIn(folder: string, path: string): Promise<string | undefined> {
  const steps = path.split(/[/\\]/)
  if (path.includes('\0') || steps.some((step) => step.startsWith('.') && step !== '.well-known')) return undefined
  if (/\.(key|pem)$/i.test(path)) return undefined
  const file = join(folder, path)
  if (!(await isFile(file))) return undefined
  const [real, root] = await Promise.all([realpath(file), realpath(folder)])
  return real.startsWith(root.endsWith(sep) ? root : root + sep) ? file : undefined
}

const isFile = (file: string) =>
  stat(file).then(
    (entry) => entry.isFile(),
    () => false,
  )

async function sendFound(
  request: IncomingMessage,
  response: ServerResponse,
  { file, status }: { file: string; status: number },
): Promise<void> {
  const [bytes, { mtime }] = await Promise.all([readFile(file), stat(file)])
  // Comments are for authors; the page reads strict JSON.
  const body = file.endsWith('.jsonc') ? Buffer.from(stripComments(bytes.toString())) : bytes
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const headers = {
    'content-type': contentType(file),
    'last-modified': mtime.toUTCString(),
    etag,
    // Ask each time: a saved file or a new build is seen at once.
    'cache-control': 'no-cache',
    ...shared,
  }
  if (status === 200 && request.headers['if-none-match'] === etag) return void response.writeHead(304, headers).end()
  response.writeHead(status, { ...headers, 'content-length': body.length })
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** As a CDN says it: pages of other origins may read the files, and the time of the answer. */
const shared = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'Date' }

interface Text {
  status: number
  text: string
  headers?: Record<string, string>
}

export function sendText(response: ServerResponse, { status, text, headers = {} }: Text): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...headers }).end(`${text}\n`)
}
