import { generateKeyPairSync, sign } from 'node:crypto'
import type { Page } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  type Browser,
  builtFiles,
  createFaultServer,
  createVisitor,
  type FaultServer,
  fillsBar,
  launch,
  type Visitor,
  WAIT,
} from '../src/index.ts'

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const key = Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url').toString('base64')
const signatureOf = (text: string) => sign(null, Buffer.from(text), privateKey).toString('base64')

const file = (title: string, revision: number) =>
  JSON.stringify({
    kairos: 1,
    site: 'signed',
    revision,
    settings: {
      consent: { mode: 'not_required' },
      refresh: '1s',
      channels: { draft: '/draft.json' },
    },
    campaigns: [fillsBar(title)],
  })
const PAGE = `<!doctype html><html lang="en"><title>Signed</title><style>kairos-slot{display:flow-root;height:8em}</style>
<script>(window.kairos ||= []).push((kairos) => { window.told = []; kairos.on('diagnostic', ({ path }) => told.push(path)) })</script>
<script src="/kairos.js" data-config="/kairos.json" data-key="${key}"></script><kairos-slot name="bar">own</kairos-slot>`

describe.each(['chromium'] as const)('a page that wants signed files, in %s', (name) => {
  let browser: Browser
  let site: FaultServer
  let visitor: Visitor
  beforeAll(async () => {
    // A name of its own, since this machine's counts as secure.
    const args = name === 'chromium' ? ['--host-resolver-rules=MAP shop.example 127.0.0.1'] : []
    browser = await launch(name, { args })
  })
  afterEach(async () => {
    await visitor?.leave()
    await site?.close()
  })
  afterAll(() => browser?.close())

  const publish = (text: string, signature = signatureOf(text), path = '/kairos.json') => {
    site.routes[`${path}.sig`] = { body: signature }
    site.routes[path] = { body: text }
  }
  const begin = async () => {
    site = await createFaultServer({
      ...(await builtFiles()),
      '/': { body: PAGE, headers: { 'content-type': 'text/html' } },
    })
    visitor = await createVisitor(browser)
  }
  const open = async (path = '/', host = site.url) => (await visitor.open(`${host}${path}`)).page
  const reads = (page: Page) =>
    page.$eval('kairos-slot', (slot) => slot.querySelector('.kairos-content')?.textContent ?? 'own')
  const comes = (page: Page, text: string) => expect.poll(() => reads(page), WAIT).toBe(text)
  const told = (page: Page) => page.evaluate('told') as Promise<string[]>
  const asked = () => site.requests.filter(({ path }) => path === '/kairos.json.sig').length

  test('takes what is signed, on open pages too; what is not leaves the last good one, with one diagnostic', async () => {
    await begin()
    publish(file('One', 1))
    const page = await open()
    await comes(page, 'One')
    // Somebody else changes the file.
    publish(file('Theirs', 2), signatureOf(file('One', 1)))
    const before = asked()
    await expect.poll(asked, WAIT).toBeGreaterThan(before + 2)
    expect([await reads(page), await told(page)]).toEqual(['One', ['/kairos.json.sig']])
    // So does a page that opens now, and an older file of the owner's.
    await page.reload()
    await expect.poll(() => told(page), WAIT).toEqual(['/kairos.json.sig'])
    expect(await reads(page)).toBe('One')
    publish(file('Two', 2))
    await comes(page, 'Two')
    publish(file('One', 1))
    const again = asked()
    await expect.poll(asked, WAIT).toBeGreaterThan(again)
    expect(await reads(page)).toBe('Two')
  })

  test('shows its own content at a first visit to a file that is not signed', async () => {
    await begin()
    site.routes['/kairos.json'] = { body: file('Theirs', 1) }
    const page = await open()
    await expect.poll(() => told(page), WAIT).toEqual(['/kairos.json.sig'])
    expect([await reads(page), await page.evaluate(() => localStorage.length)]).toEqual(['own', 0])
  })

  test('shows its own content over plain http, where nothing can be checked', async () => {
    await begin()
    publish(file('One', 1))
    const page = await open('/', `http://shop.example:${site.port}`)
    await expect.poll(() => told(page), WAIT).toEqual(['data-key'])
    expect([await page.evaluate('isSecureContext'), await reads(page)]).toEqual([false, 'own'])
  })

  test('shows the draft to who has the link, if that is signed as well', async () => {
    await begin()
    publish(file('One', 1))
    publish(file('Draft', 2), undefined, '/draft.json')
    await comes(await open('/?kairos_channel=draft'), 'Draft')
    await comes(await open('/'), 'One')
    publish(file('Theirs', 3), signatureOf('theirs'), '/draft.json')
    const page = await open('/#kairos_channel=draft')
    await comes(page, 'One')
    expect(await told(page)).toEqual(['/draft.json.sig'])
  })
})
