import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFaultServer, type FaultServer, serveTemplateSite } from '../src/index.ts'

let server: FaultServer
beforeAll(async () => {
  server = await createFaultServer({
    '/plain': { status: 503, headers: { 'retry-after': '7' }, body: 'busy' },
    '/slow': { delayMs: 200, body: 'late' },
    '/drip': { drip: { bytes: 2, everyMs: 50 }, body: 'abcdef' },
    '/cut': { cut: 'before' },
    '/half.json': { truncateAt: 4, body: '{"whole":true}' },
    'POST /echo': ({ body, query }) => ({ body: body + query.get('q') }),
    '/any/*': ({ path }) => ({ body: path }),
  })
})
afterAll(() => server.close())

const get = (path: string, init?: RequestInit) => fetch(server.url + path, init)

test('answers with status, headers and body', async () => {
  const answer = await get('/plain')
  expect([answer.status, answer.headers.get('retry-after'), await answer.text()]).toEqual([503, '7', 'busy'])
})

test('delays and drips', async () => {
  const start = performance.now()
  expect(await (await get('/slow')).text()).toBe('late')
  expect(await (await get('/drip')).text()).toBe('abcdef')
  expect(performance.now() - start).toBeGreaterThan(300)
})

test('cuts the connection before an answer, and in the middle of a body', async () => {
  await expect(get('/cut')).rejects.toThrow()
  const half = await get('/half.json')
  expect(half.status).toBe(200)
  await expect(half.text()).rejects.toThrow()
})

test('finds routes by method, path and pattern, and logs what was asked', async () => {
  expect(await (await get('/echo?q=2', { method: 'POST', body: '1' })).text()).toBe('12')
  expect(await (await get('/any/thing')).text()).toBe('/any/thing')
  expect((await get('/echo')).status).toBe(404)
  expect(server.requests.at(-1)).toMatchObject({ method: 'GET', path: '/echo', body: '' })
  server.routes['/echo'] = { body: 'now' }
  expect(await (await get('/echo')).text()).toBe('now')
})

test('the template site is the template plus the tag, a config and a collector', async () => {
  const site = await serveTemplateSite({ config: { kairos: 1 } })
  const html = await (await fetch(site.url)).text()
  expect(html).toContain('<head><script src="/kairos.js" data-config="/kairos.json"></script>')
  expect(html).toContain('Shop in style')
  expect((await fetch(`${site.url}/css/styles.css`)).status).toBe(200)
  expect((await fetch(`${site.url}/..%2f..%2fpackage.json`)).status).toBe(404)
  expect(await (await fetch(`${site.url}/kairos.json`)).json()).toEqual({ kairos: 1 })
  await fetch(`${site.url}/v1/batch`, { method: 'POST', body: '{"batch":[{"type":"track"}]}' })
  expect(site.records).toEqual([{ type: 'track' }])
  await site.close()
})
