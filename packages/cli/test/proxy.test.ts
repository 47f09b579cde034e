import { createHash, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request as ask, createServer, type IncomingHttpHeaders, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { run } from '../src/run.ts'
import { type Serving, serve } from '../src/serve/serve.ts'

const TAG = /<script async src="\/kairos\.js" data-config="\/kairos\.json" nonce="[\w-]+"><\/script>/
const BIG = randomBytes(3_000_000)
const HTML = { 'content-type': 'text/html; charset=utf-8' }
const PAGE = '<!doctype html><html lang="en"><head><title>Shop</title></head><body>Hello</body></html>'

/** What the site was asked. */
let asked: { path: string; method: string; headers: IncomingHttpHeaders; body: Buffer }[] = []
let site: Server
let other: Server
let folder: string
let shown: Serving
let lines: string[]

const originOf = (server: Server) => `http://localhost:${(server.address() as AddressInfo).port}`
const listening = (server: Server) => new Promise<void>((done) => server.listen(0, '127.0.0.1', done))

type Answer = [status: number, headers: Record<string, string | string[]>, body?: string | Buffer]

const answers: Record<string, (request: IncomingMessage) => Answer> = {
  '/': () => [
    200,
    { ...HTML, etag: '"1"', 'cache-control': 'public, max-age=600', 'strict-transport-security': 'max-age=9' },
    PAGE,
  ],
  '/gzip': () => [200, { ...HTML, 'content-encoding': 'gzip' }, gzipSync(PAGE)],
  '/br': () => [200, { ...HTML, 'content-encoding': 'br' }, brotliCompressSync(PAGE)],
  '/deflate': () => [200, { ...HTML, 'content-encoding': 'deflate' }, deflateSync(PAGE)],
  '/raw-deflate': () => [200, { ...HTML, 'content-encoding': 'deflate' }, deflateRawSync(PAGE)],
  '/twice': () => [200, { ...HTML, 'content-encoding': 'gzip, br' }, brotliCompressSync(gzipSync(PAGE))],
  '/odd': () => [200, { ...HTML, 'content-encoding': 'odd' }, 'odd bytes'],
  '/here': () => [302, { location: `${originOf(site)}/cart?a=1#b` }],
  '/links': () => [200, HTML, linksTo(originOf(site))],
  '/relative': () => [301, { location: '/cart' }],
  '/there': () => [302, { location: `${originOf(other)}/cart` }],
  '/away': () => [302, { location: 'https://elsewhere.example/x' }],
  '/cookies': () => [
    200,
    {
      'set-cookie': [
        'a=1; Domain=.shop.example; Path=/; Secure; HttpOnly; SameSite=None; Partitioned',
        '__Host-sid=x; Path=/; Secure',
        'b=2; Path=/cart; SameSite=Strict',
      ],
    },
    'ok',
  ],
  '/policy': () => [
    200,
    {
      ...HTML,
      'content-security-policy':
        "default-src 'none'; script-src 'nonce-x' 'strict-dynamic'; img-src 'self'; upgrade-insecure-requests",
    },
    PAGE,
  ],
  '/big': ({ headers: { range } }) => {
    const [, from = 0, to = BIG.length - 1] = (/bytes=(\d+)-(\d+)/.exec(range ?? '') ?? []).map(Number)
    const part = BIG.subarray(from, to + 1)
    const headers = { 'content-type': 'image/png', 'accept-ranges': 'bytes', 'content-length': `${part.length}` }
    return range
      ? [206, { ...headers, 'content-range': `bytes ${from}-${to}/${BIG.length}` }, part]
      : [200, headers, part]
  },
  '/fragment': () => [200, HTML, '<p>a piece</p>'],
  '/api': ({ headers }) => [
    200,
    { 'content-type': 'application/json', 'access-control-allow-origin': headers.origin ?? '' },
    '{}',
  ],
}

const linksTo = (
  there: string,
) => `<!-- <head> --><a href="${there}/café?a=1&amp;b=2">a</a><a href='${there}'>b</a><a href=${there}?c>c</a>
<a href="https://elsewhere.example/">d</a><script>let own = '<a href="${there}/x">'</script><script src="${there}/kairos.js" data-config="x"></script>`

function createSite(): Server {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    const { url = '', method = '', headers } = request
    asked.push({ path: url, method, headers, body: Buffer.concat(chunks) })
    if (url === '/streamed') return stream(response)
    if (url === '/cut')
      return void response.writeHead(200, { 'content-length': '100' }).write('half', () => response.destroy())
    const [status, answered, body = ''] = answers[url.split('?')[0]!]?.(request) ?? [404, HTML, '<h1>Not here</h1>']
    response.writeHead(status, answered).end(body)
  })
  server.on('upgrade', ({ headers }, socket) => {
    const accept = createHash('sha1').update(`${headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: ${accept.digest('base64')}\r\n\r\n`,
    )
    socket.on('data', (data: Buffer) => socket.write(`from ${headers.host} to ${headers.origin}: ${data}`))
    socket.on('error', () => {})
  })
  return server
}

/** Sends the head of a page, and the rest once that has arrived at the other end. */
let sendRest = () => {}
function stream(response: import('node:http').ServerResponse): void {
  response.writeHead(200, HTML)
  response.write('<!doctype html><html><he')
  response.write('ad><title>One</title></head><body>first')
  sendRest = () => response.end(`<a href="${originOf(site)}/cart">cart</a></body></html>`)
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kairos-proxy-'))
  await mkdir(join(folder, 'cdn'))
  await writeFile(join(folder, 'cdn/kairos.js'), '/* built */')
  await writeFile(join(folder, 'secret.txt'), 'secret')
  const config = { kairos: 1, site: 'shop', settings: { records: { url: 'https://collect.example/v1/batch' } } }
  await writeFile(join(folder, 'kairos.json'), JSON.stringify(config))
  site = createSite()
  other = createSite()
  await Promise.all([listening(site), listening(other)])
  lines = []
  shown = await serve({
    ...{ folder, cdn: join(folder, 'cdn'), port: 0, proxy: `${originOf(site)},${originOf(other)}` },
    print: (line) => void lines.push(line),
  })
})
afterEach(() => {
  asked = []
})
afterAll(async () => {
  await shown?.close()
  for (const server of [site, other]) {
    server?.closeAllConnections()
    server?.close()
  }
  await rm(folder, { recursive: true })
})

const get = (path: string, init: RequestInit = {}) => fetch(shown.url + path, { redirect: 'manual', ...init })

describe('pages', () => {
  test('get the tag at the start of their head, and are never kept', async () => {
    const answer = await get('/')
    expect(await answer.text()).toMatch(
      new RegExp(`^<!doctype html><html lang="en"><head>${TAG.source}<title>Shop</title>`),
    )
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('etag')).toBeNull()
    expect(answer.headers.get('strict-transport-security')).toBeNull()
  })

  test.each(['/gzip', '/br', '/deflate', '/raw-deflate', '/twice'])('%s is unpacked first', async (path) => {
    const answer = await get(path)
    expect(await answer.text()).toMatch(TAG)
    expect(answer.headers.get('content-encoding')).toBeNull()
  })

  test('one that cannot be unpacked is passed on as it is, and told', async () => {
    const answer = await raw('/odd')
    expect(answer.body.toString()).toBe('odd bytes')
    expect(answer.headers['content-encoding']).toBe('odd')
    expect(lines.join('\n')).toContain('/odd is packed as odd')
  })

  test('404 pages too; a piece of markup that a script fetches stays as it is', async () => {
    expect(await (await get('/nowhere')).text()).toMatch(/^<script async.*<h1>Not here/)
    const piece = await raw('/fragment', { headers: { 'sec-fetch-dest': 'empty' } })
    expect(piece.body.toString()).toBe('<p>a piece</p>')
  })

  test('HEAD has the head of the answer and no body', async () => {
    const answer = await get('/', { method: 'HEAD' })
    expect([answer.status, await answer.text()]).toEqual([200, ''])
    expect(asked[0]!.method).toBe('HEAD')
  })

  test('arrive as they are sent, and lead here', async () => {
    const { body } = await get('/streamed')
    const reader = body!.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    while (!text.includes('first')) text += (await reader.read()).value
    expect(text).toMatch(TAG)
    sendRest()
    for (let part = await reader.read(); !part.done; part = await reader.read()) text += part.value
    expect(text).toContain('<a href="/cart">cart</a>')
  })
})

test('links to the site lead here; scripts stay as they are, but for a tag the site has', async () => {
  const [head, ...rest] = (await (await get('/links')).text()).split('\n')
  expect(head).toMatch(
    new RegExp(
      `^<!-- <head> -->${TAG.source}<a href="/café\\?a=1&amp;b=2">a</a><a href="/">b</a><a href="/\\?c">c</a>$`,
    ),
  )
  expect(rest.join('')).toBe(
    `<a href="https://elsewhere.example/">d</a><script>let own = '<a href="${originOf(site)}/x">'</script><script data-left-out-src="${originOf(site)}/kairos.js" data-config="x"></script>`,
  )
})

test('nothing that stays is left at this port: no redirect for good, no service worker', async () => {
  expect((await get('/relative')).headers.get('cache-control')).toBe('no-store')
  expect((await get('/worker.js', { headers: { 'service-worker': 'script' } })).status).toBe(404)
  expect(asked.map(({ path }) => path)).toEqual(['/relative'])
})

describe('answers', () => {
  test.each([
    ['/here', '/cart?a=1#b'],
    ['/relative', '/cart'],
    ['/away', 'https://elsewhere.example/x'],
  ])('%s leads to %s', async (path, to) => expect((await get(path)).headers.get('location')).toBe(to))

  test('another listed site has a port of its own, and one that is not listed is told of', async () => {
    const to = (await get('/there')).headers.get('location')!
    expect(to).toMatch(/^http:\/\/localhost:\d+\/cart$/)
    expect(to).not.toBe(`${originOf(other)}/cart`)
    expect(new URL(to).port).not.toBe(`${shown.port}`)
    await (await get('/away')).text()
    expect(lines.join('\n')).toContain('/away leads to https://elsewhere.example, which is not shown here.')
  })

  test('cookies fit this computer, and go back by the names the site gave them', async () => {
    expect((await get('/cookies')).headers.getSetCookie()).toEqual([
      'a=1; Path=/; HttpOnly; SameSite=Lax',
      'proxied__Host-sid=x; Path=/',
      'b=2; Path=/cart; SameSite=Strict',
    ])
    await get('/', { headers: { cookie: 'a=1; proxied__Host-sid=x' } })
    expect(asked[1]!.headers.cookie).toBe('a=1; __Host-sid=x')
  })

  test('a policy gets what the tag needs, and says what the site lacks', async () => {
    const answer = await get('/policy')
    const [, nonce] = /nonce="([\w-]+)"/.exec(await answer.text())!
    expect(answer.headers.get('content-security-policy')).toBe(
      `default-src 'none'; script-src 'nonce-x' 'strict-dynamic' 'nonce-${nonce}'; img-src 'self' ${originOf(site)} ${originOf(other)}; connect-src 'self' ${originOf(site)} ${originOf(other)}`,
    )
    expect(lines.join('\n')).toContain(
      'script-src lacks a nonce for the tag; connect-src lacks where kairos.json is. The site needs it too.',
    )
  })

  test('large files and parts of them are the same bytes', async () => {
    expect(Buffer.from(await (await get('/big')).arrayBuffer()).equals(BIG)).toBe(true)
    const part = await get('/big', { headers: { range: 'bytes=10-1009' } })
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 10-1009/${BIG.length}`])
    expect(Buffer.from(await part.arrayBuffer()).equals(BIG.subarray(10, 1010))).toBe(true)
  })

  test('an answer that is cut off ends so here too, and the next one is whole', async () => {
    await expect(get('/cut').then((answer) => answer.text())).rejects.toThrow()
    expect((await get('/')).status).toBe(200)
  })
})

describe('questions', () => {
  test('look as they would there', async () => {
    const headers = { origin: shown.url, referer: `${shown.url}/cart?a=1`, 'if-none-match': '"1"', accept: 'text/html' }
    await raw('/', { headers })
    const there = asked[0]!.headers
    expect(there).toMatchObject({
      host: new URL(originOf(site)).host,
      origin: originOf(site),
      referer: `${originOf(site)}/cart?a=1`,
      'accept-encoding': 'identity',
    })
    expect(there['if-none-match']).toBeUndefined()
  })

  test('what another origin may read stays so', async () => {
    const answer = await get('/api', { headers: { origin: shown.url, accept: '*/*' } })
    expect(answer.headers.get('access-control-allow-origin')).toBe(shown.url)
  })

  test('what is posted arrives whole, with its length or streamed', async () => {
    await get('/api', { method: 'POST', body: BIG, headers: { accept: '*/*' } })
    const body = new ReadableStream({
      start(controller) {
        for (let at = 0; at < BIG.length; at += 500_000) controller.enqueue(BIG.subarray(at, at + 500_000))
        controller.close()
      },
    })
    await get('/api', { method: 'POST', body, duplex: 'half', headers: { accept: '*/*' } } as RequestInit)
    expect(asked.map(({ method, body }) => [method, body.equals(BIG)])).toEqual([
      ['POST', true],
      ['POST', true],
    ])
  })

  test('for another site or by another name get nothing', async () => {
    expect((await raw('http://elsewhere.example/')).status).toBe(400)
    expect((await raw('/', { headers: { host: 'evil.example' } })).status).toBe(403)
    await raw('//elsewhere.example/x')
    expect(asked.map(({ path }) => path)).toEqual(['//elsewhere.example/x'])
  })

  test('a WebSocket is passed on, both ways', async () => {
    const said = await new Promise<string>((resolve, reject) => {
      const asking = ask(`${shown.url}/ws`, {
        headers: { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-key': 'eA==', origin: shown.url },
      })
      asking.on('upgrade', (_, socket) => {
        socket.once('data', (data) => {
          socket.destroy()
          resolve(`${data}`)
        })
        socket.write('hello')
      })
      asking.on('error', reject).end()
    })
    expect(said).toBe(`from ${new URL(originOf(site)).host} to ${originOf(site)}: hello`)
  })
})

describe('of ours', () => {
  test('the built files and the file beside them are served, and nothing else of the folder', async () => {
    expect(await (await get('/kairos.js')).text()).toBe('/* built */')
    expect((await get('/secret.txt')).status).toBe(404)
    expect(asked.map(({ path }) => path)).toEqual(['/secret.txt'])
  })

  test('records stay on this computer', async () => {
    const { settings } = await (await get('/kairos.json')).json()
    const batch = [{ type: 'track', event: 'impression', messageId: '1' }]
    await get(settings.records.url, { method: 'POST', body: JSON.stringify({ batch }) })
    expect(shown.records).toEqual(batch)
    expect(asked).toEqual([])
  })

  test('a site that is not there is told of', async () => {
    const gone = createServer()
    await listening(gone)
    const address = originOf(gone)
    await new Promise((done) => gone.close(done))
    const nobody = await serve({ folder, cdn: join(folder, 'cdn'), port: 0, proxy: address })
    const answer = await fetch(nobody.url)
    expect([answer.status, await answer.text()]).toEqual([502, `${address} does not answer (ECONNREFUSED).\n`])
    await nobody.close()
  })
})

test.each([
  [['shop.example'], '--proxy shop.example is no address of a site. Write --proxy https://shop.example'],
  [['ftp://shop.example'], '--proxy ftp://shop.example is no address of a site. Write --proxy https://shop.example'],
  [
    ['https://shop.example/cart'],
    '--proxy https://shop.example/cart names a page: a whole site is shown. Write --proxy https://shop.example',
  ],
  [['https://a:b@shop.example'], '--proxy takes no name and password: the browser asks for them. Leave them out.'],
  [
    ['https://shop.example', '--host', '0.0.0.0'],
    '--proxy shows a site on this computer only, or anybody could ask it in your name. Leave --host out.',
  ],
  [['http://localhost:5123'], '--proxy http://localhost:5123 is this server itself: choose another --port.'],
])('--proxy %j is refused', async (words, message) => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  expect(await run(['serve', folder, '--cdn', join(folder, 'cdn'), '--proxy', ...words])).toBe(2)
  expect(said.mock.calls).toEqual([[`kairos: ${message}`]])
  said.mockRestore()
})

test('without the built files it says where to name them', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  expect(await run(['serve', folder, '--proxy', 'https://shop.example'])).toBe(2)
  expect(said.mock.calls).toEqual([
    [`kairos: there is no kairos.js in ${folder}. Write --cdn <folder of the built files>`],
  ])
  said.mockRestore()
})

/** Asks as no browser would: with any path and host, and nothing unpacked. */
function raw(path: string, { headers = {} }: { headers?: Record<string, string> } = {}) {
  return new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
    ask({ port: shown.port, path, headers }, async (answer) => {
      const chunks: Buffer[] = []
      for await (const chunk of answer as AsyncIterable<Buffer>) chunks.push(chunk)
      resolve({ status: answer.statusCode!, headers: answer.headers, body: Buffer.concat(chunks) })
    })
      .on('error', reject)
      .end()
  })
}
