import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { recordLine } from '../src/serve/recordLine.ts'
import { type Serving, serve } from '../src/serve/serve.ts'

let root: string
let site: Serving
let lines: string[]

const files: Record<string, string> = {
  'outside.txt': 'secret',
  'site/index.html': 'home',
  'site/cart.html': 'cart',
  'site/404.html': 'lost',
  'site/.env': 'secret',
  'site/kairos.key': 'secret',
  'site/shop/index.html': 'shop',
  'site/shop/shoes.html': 'shoes',
  'site/img/a.WEBP': 'RIFF',
  'site/kairos.js': 'own',
  'site/kairos.config.js': 'own config',
  'site/kairos.json': '{ "kairos": 1, "site": "shop" }',
  'cdn/kairos.js': 'built',
  'cdn/kairos-live.mjs': 'built',
  'cdn/other.js': 'built',
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'kairos-serve-'))
  for (const folder of ['site/shop', 'site/img', 'cdn']) await mkdir(join(root, folder), { recursive: true })
  for (const [path, text] of Object.entries(files)) await writeFile(join(root, path), text)
  await symlink(join(root, 'outside.txt'), join(root, 'site/link.txt'))
  lines = []
  site = await serve({
    folder: join(root, 'site'),
    cdn: join(root, 'cdn'),
    port: 0,
    print: (line) => void lines.push(line),
  })
})

afterEach(async () => {
  await site.close()
  await rm(root, { recursive: true })
})

const body = async (path: string) => (await fetch(site.url + path)).text()

describe('files', () => {
  test.each([
    ['/', 'home'],
    ['/index.html', 'home'],
    ['/cart', 'cart'],
    ['/cart?utm_source=x', 'cart'],
    ['/shop/shoes', 'shoes'],
    ['/shop/', 'shop'],
  ])('%s is %s', async (path, text) => expect(await body(path)).toBe(text))

  test('a folder is asked for again with its slash, query kept', async () => {
    const response = await fetch(`${site.url}/shop?a=1`, { redirect: 'manual' })
    expect([response.status, response.headers.get('location')]).toEqual([302, '/shop/?a=1'])
  })

  test("what is not there is the site's own 404 page, or a plain one", async () => {
    const own = await fetch(`${site.url}/nowhere`)
    expect([own.status, await own.text()]).toEqual([404, 'lost'])
    await rm(join(root, 'site/404.html'))
    const plain = await fetch(`${site.url}/nowhere`)
    expect([plain.status, await plain.text()]).toEqual([404, 'Not found\n'])
  })

  // Not fetch: it tidies the address before it sends it.
  test.each([
    '/../outside.txt',
    '/%2e%2e/outside.txt',
    '/..%2foutside.txt',
    '/..%5coutside.txt',
    '/link.txt',
    '/.env',
    '/kairos.key',
  ])('%s gives nothing away', async (path) => {
    const status = await new Promise((resolve) => {
      get({ host: '127.0.0.1', port: site.port, path }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
    })
    expect(status).toBe(404)
  })

  test.each([
    ['/', 'text/html; charset=utf-8'],
    ['/img/a.WEBP', 'image/webp'],
    ['/kairos-live.mjs', 'text/javascript; charset=utf-8'],
    ['/kairos.json', 'application/json; charset=utf-8'],
  ])('%s has the type %s', async (path, type) => {
    expect((await fetch(site.url + path)).headers.get('content-type')).toBe(type)
  })

  test('an unchanged file is not sent twice, a changed one at once', async () => {
    const first = await fetch(`${site.url}/cart`)
    expect(first.headers.get('cache-control')).toBe('no-cache')
    const again = () => fetch(`${site.url}/cart`, { headers: { 'if-none-match': first.headers.get('etag')! } })
    expect((await again()).status).toBe(304)
    await writeFile(join(root, 'site/cart.html'), 'tarc')
    expect((await again()).status).toBe(200)
  })

  test('HEAD has the length without the body, other methods are refused', async () => {
    const head = await fetch(`${site.url}/cart`, { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '4', ''])
    expect((await fetch(`${site.url}/cart`, { method: 'DELETE' })).status).toBe(405)
  })

  test('an address that is not readable is refused', async () => {
    expect((await fetch(`${site.url}/%E0%A4%A`)).status).toBe(400)
  })

  test("built files win over the site's own, and only those of Kairos", async () => {
    expect(await Promise.all(['/kairos.js', '/kairos-live.mjs', '/kairos.config.js', '/other.js'].map(body))).toEqual([
      'built',
      'built',
      'own config',
      'lost',
    ])
    expect((await fetch(`${site.url}/kairos.js`)).headers.get('access-control-allow-origin')).toBe('*')
  })

  test('kairos.json may lie elsewhere, and have comments in a .jsonc', async () => {
    const config = join(root, 'draft.jsonc')
    await writeFile(config, '{ "kairos": 1, // major\n"site": "draft" }')
    const draft = await serve({ folder: join(root, 'site'), config, port: 0 })
    const response = await fetch(`${draft.url}/kairos.json`)
    await draft.close()
    expect(JSON.parse(await response.text())).toEqual({ kairos: 1, site: 'draft' })
  })
})

describe('collector', () => {
  const exposure = {
    type: 'track',
    event: 'exposure',
    messageId: 'm1',
    anonymousId: '3f2a77',
    properties: { campaign: 'welcome-back', variant: 'greeting', surface: 'hero', p: 0.9 },
  }
  const post = (text: string, headers: Record<string, string> = {}) =>
    fetch(`${site.url}/v1/batch`, { method: 'POST', body: text, headers: { 'content-type': 'text/plain', ...headers } })
  const send = (...batch: object[]) => post(JSON.stringify({ sentAt: '2026-11-22T10:00:00Z', batch }))

  test('takes a batch, keeps it and prints a line for each record', async () => {
    const response = await send(exposure, {
      event: 'goal',
      messageId: 'm2',
      properties: { goal: 'purchase', value: 20 },
    })
    expect([response.status, await response.json()]).toEqual([200, { success: true }])
    expect(site.records.map(({ messageId }) => messageId)).toEqual(['m1', 'm2'])
    expect(lines.slice(-2)).toEqual([
      'exposure   welcome-back / greeting   hero   p 0.9   visitor 3f2a…',
      'goal       goal purchase   value 20',
    ])
  })

  test('keeps a record that comes again only once, and tells it once', async () => {
    const onRecord = vi.fn()
    const other = await serve({ folder: join(root, 'site'), port: 0, onRecord })
    for (const batch of [[exposure], [exposure, { ...exposure, messageId: 'm2' }]])
      await fetch(`${other.url}/v1/batch`, { method: 'POST', body: JSON.stringify({ batch }) })
    await other.close()
    expect(other.records).toHaveLength(2)
    expect(onRecord.mock.calls.map(([{ messageId }]) => messageId)).toEqual(['m1', 'm2'])
  })

  test('forgets the oldest of more than 10,000, but not that it had them', async () => {
    for (let from = 0; from < 12_000; from += 4_000)
      await send(...Array.from({ length: 4_000 }, (_, index) => ({ messageId: String(from + index) })))
    expect(site.records).toHaveLength(10_000)
    expect(site.records[0]?.messageId).toBe('2000')
    await send({ messageId: '0' })
    expect(site.records.at(-1)?.messageId).toBe('11999')
  })

  test.each(['', '{', 'null', '[]', '{"batch":{}}', '{"batch":[1]}', '{"batch":[{"messageId":1}]}'])(
    'refuses %j',
    async (text) => {
      expect((await post(text)).status).toBe(400)
      expect(site.records).toEqual([])
    },
  )

  test('refuses more than 500 kB, with an answer that arrives', async () => {
    expect((await post('x'.repeat(500_001))).status).toBe(413)
    expect((await post(`${JSON.stringify({ batch: [exposure] })}${' '.repeat(400_000)}`)).status).toBe(200)
  })

  test('answers other origins, beacons with credentials too', async () => {
    const origin = 'https://shop.example'
    const asked = await fetch(`${site.url}/v1/batch`, { method: 'OPTIONS', headers: { origin } })
    expect(asked.status).toBe(204)
    const { headers } = await post('{"batch":[]}', { origin })
    expect(headers.get('access-control-allow-origin')).toBe(origin)
    expect(headers.get('access-control-allow-credentials')).toBe('true')
    expect((await fetch(`${site.url}/v1/batch`)).status).toBe(405)
  })

  test('a line leaves out what is long, and what would steer the terminal', () => {
    const properties = { campaign: 'a\u001b[2J', segments: ['x'], note: 'y'.repeat(60), p: 1 / 3 }
    expect(recordLine({ event: 'impression', properties })).toBe('impression a·[2J   p 0.333')
    expect(recordLine({ properties: null as never })).toBe('?          ')
  })
})

describe('kairos.json', () => {
  const config = () => join(root, 'site/kairos.json')

  test('is checked at the start', () => {
    expect(lines).toEqual(['kairos.json: fine, revision 0: 0 campaigns, 0 segments, 0 listed slots'])
  })

  test('is checked when it changes, is replaced, breaks, goes and comes back; pages get it as it is', async () => {
    const next = async (part: string) => vi.waitFor(() => expect(lines.join('\n')).toContain(part), { timeout: 5000 })
    await writeFile(config(), '{ "kairos": 1, "site": "shop", "revision": 7 }')
    await next('kairos.json changed: fine, revision 7')

    await writeFile(`${config()}.tmp`, '{ "kairos": 1, "siet": "shop" }')
    await rename(`${config()}.tmp`, config())
    await next('kairos.json changed: 1 error, 0 warnings')
    await next('kairos.json:1:16  error  the file has an unknown key "siet". Did you mean "site"?')

    await writeFile(config(), '{ broken')
    await next('kairos.json:1:3  error  broken is not JSON.')
    expect(await body('/kairos.json')).toBe('{ broken')

    await rm(config())
    await next('kairos.json is gone')
    await writeFile(config(), '{ "kairos": 1, "site": "shop", "revision": 8 }')
    await next('kairos.json changed: fine, revision 8')
  })
})

describe('what cannot be served', () => {
  test('a port that is taken', async () => {
    await expect(serve({ folder: join(root, 'site'), port: site.port })).rejects.toThrow(
      `port ${site.port} is taken by another program. Stop it, or choose another port, e.g. ${site.port + 1} (0: any).`,
    )
  })

  test('a folder, or a file, that is not there', async () => {
    await expect(serve({ folder: join(root, 'nowhere') })).rejects.toThrow(/there is no folder/)
    await expect(serve({ folder: root, config: join(root, 'x.json') })).rejects.toThrow(/there is no file/)
  })
})
