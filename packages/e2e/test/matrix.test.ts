import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Serving, serve } from '@kairos/cli'
import type { Campaign, Config } from '@kairos/schema'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Browser,
  createVisitor,
  differingShare,
  distFolder,
  launch,
  serveShop,
  serveTemplateSite,
  shoot,
  shopFolder,
  WAIT,
} from '../src/index.ts'

const cli = fileURLToPath(new URL('../../cli/dist/main.js', import.meta.url))
const cdn = fileURLToPath(distFolder)

let browser: Browser
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kairos-matrix-'))
  browser = await launch('chromium')
})
afterAll(async () => {
  await browser?.close()
  await rm(folder, { recursive: true })
})

/** Runs the built command in the folder. The site is served meanwhile, so nothing waits for it but a promise. */
const kairos = (...args: string[]) =>
  new Promise<{ code: number; said: string }>((resolve) => {
    execFile(process.execPath, [cli, ...args], { cwd: folder, maxBuffer: 64e6 }, (problem, out, err) =>
      resolve({ code: typeof problem?.code === 'number' ? problem.code : problem ? -1 : 0, said: out + err }),
    )
  })

const fills = (slot: string, parts: object): Campaign['variants'] => [
  { id: 'on', actions: [{ type: 'slot', slot, ...parts }] },
]

const LONG = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle'
const campaigns: Campaign[] = [
  { id: 'fine', variants: [{ id: 'own' }, ...fills('one', { title: { en: 'Good', pl: 'Dobrze' } })] },
  { id: 'long', variants: fills('one', { title: LONG }) },
  { id: 'tall', variants: fills('one', { text: 'A paragraph that nobody left room for. '.repeat(30) }) },
  { id: 'pale', variants: fills('pale', { text: 'Who can read this?' }) },
  { id: 'lost', variants: fills('lost', { text: 'Nobody finds me' }) },
  {
    id: 'offer',
    enabled: false,
    trigger: { type: 'event', name: 'asked' },
    variants: [{ id: 'modal', actions: [{ type: 'widget', kind: 'modal', title: 'Free delivery', countdown: '15m' }] }],
  },
]
const configOf = (changed: Campaign[] = campaigns): Config => ({
  kairos: 1,
  site: 'small',
  settings: { consent: { mode: 'not_required' } },
  campaigns: changed,
})
const HTML = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Small</title><link rel="icon" href="data:,"><style>body{margin:1em;font:16px sans-serif} .pale{color:#bbb;background:#fff}
kairos-slot{display:block;min-height:4em} @media (prefers-color-scheme:dark){body{background:#222;color:#eee}}</style><script async src="/kairos.js" data-config="/kairos.json"></script></head>
<body><kairos-slot name="one">own</kairos-slot><div class="pale"><kairos-slot name="pale"></kairos-slot></div><p>below</p></body></html>`

describe('the list', () => {
  test('its links show in a browser what it says is to be seen', async () => {
    const shop = await serveShop()
    const { code, said } = await kairos('links', join(shopFolder, 'kairos.json'), '--base', shop.url, '--json')
    expect(code).toBe(0)
    const { variants } = JSON.parse(said) as { variants: Record<string, string>[] }
    expect(variants).toHaveLength(9)
    const named = (id: string) => variants.find(({ campaign, variant }) => id === `${campaign}:${variant}`)!
    const links = [
      ...['the-moment:cheers', 'recommend-test:control', 'free-shipping-near:nudge'].map((id) => {
        const { link, see } = named(id)
        return { id, address: link!, see: see! }
      }),
      ...['welcome-back:greeting', 'spring-campaign:blossom', 'pricing-hint:hint', 'help-by-name:personal'].map(
        (id) => {
          const { asVisitor, seeAsVisitor } = named(id)
          return { id, address: asVisitor!, see: seeAsVisitor! }
        },
      ),
    ]
    const visitor = await createVisitor(browser)
    const unseen: string[] = []
    for (const { id, address, see } of links) {
      const { page, close, problems } = await visitor.open(address)
      const texts = [...see.matchAll(/(picture )?“([^”]+)”/g)].flatMap(([, picture, text]) => (picture ? [] : text!))
      const missing = async () => {
        const words = await page.evaluate(() => document.body.textContent!.replace(/\s+/g, ' '))
        return texts.filter((text) => !words.includes(text))
      }
      const isSeen = await expect
        .poll(missing, WAIT)
        .toEqual([])
        .then(
          () => true,
          () => false,
        )
      if (!isSeen) unseen.push(`${id} at ${address}: ${await missing()}`)
      unseen.push(...problems.map(({ text }) => `${id} ${text}`))
      await close()
    }
    expect(unseen).toEqual([])
    await visitor.leave()
    await shop.close()
  })
})

// Several browsers' worth of pages, on a machine that does other things too.
describe('the matrix', { timeout: 180_000 }, () => {
  let site: Serving
  const write = (config: Config) => writeFile(join(folder, 'kairos.json'), JSON.stringify(config))
  const matrix = (...more: string[]) => kairos('matrix', '--base', site.url, '--schemes', 'light', ...more)

  beforeAll(async () => {
    await writeFile(join(folder, 'index.html'), HTML)
    await write(configOf())
    site = await serve({ folder, cdn, port: 0 })
  })
  afterAll(() => site?.close())

  test('says what is wrong with which variant, and shows it on a sheet', async () => {
    const { code, said } = await matrix('--viewports', 'phone', '--languages', 'en')
    expect(code).toBe(1)
    const found = said.split('\n').filter((line) => line.startsWith('  ✗'))
    const about = (words: string) =>
      found.filter((line) => line.includes(words)).map((line) => line.slice(4).split(':')[0])
    expect(about('scrolls sideways')).toEqual(['phone light en'])
    expect(about('It moves the page')).toEqual(['phone light en'])
    expect(about('is hard to read')).toHaveLength(1)
    expect(about('are cut off')).toEqual([])
    expect(said).toContain('lost is seen nowhere: slot:lost is not on this page')
    expect(said).not.toContain('fine:')
    expect(said).not.toContain('offer:')
    expect(said).toContain('7 variants in 7 pictures')

    const sheet = await readFile(join(folder, 'kairos-matrix/index.html'), 'utf8')
    expect(sheet.match(/src="data:image\/jpeg/g)).toHaveLength(7)
    expect(sheet).not.toMatch(/<script|(src|href)="(?!data:|#|http:\/\/localhost)/)
    expect(sheet).toContain('Switched off: visitors do not meet it.')
    const { page, close } = await (await createVisitor(browser)).open(`file://${folder}/kairos-matrix/index.html`)
    await shoot(page, 'matrix')
    await close()
  })

  test('what was accepted is no news; what changed since is named, and a new problem is', async () => {
    const looking = ['--viewports', 'phone', '--schemes', 'light,dark', '--only', 'fine:on,long']
    const accepted = await matrix(...looking, '--accept', '--by', 'marta')
    expect(accepted).toMatchObject({
      code: 0,
      said: expect.stringContaining('signoff.json written: 2 variants signed off'),
    })
    const { variants } = JSON.parse(await readFile(join(folder, 'signoff.json'), 'utf8'))
    expect(variants['fine:on']).toEqual({
      hash: expect.stringMatching(/^[\da-f]{12}$/),
      by: 'marta',
      at: expect.any(String),
      accepted: [],
    })
    const picture = (way: string) => readFile(join(folder, `kairos-matrix/pictures/fine.on.phone.${way}.png`))
    const own = await picture('light.en')
    for (const way of ['light.pl', 'dark.en']) expect(differingShare(own, await picture(way)), way).toBeGreaterThan(0)

    const [fine, ...others] = campaigns
    await write(configOf([{ ...fine!, variants: [{ id: 'own' }, ...fills('one', { title: LONG })] }, ...others]))
    const { code, said } = await matrix('--viewports', 'phone', '--languages', 'en', '--only', 'fine,long')
    expect(code).toBe(1)
    expect(said).toMatch(
      /fine:on, changed since marta signed it off on \d{4}-\d\d-\d\d\n {2}✗ phone light en: The page scrolls sideways/,
    )
    expect(said).toMatch(/~ phone light en: looks different in [\d.]+ % of its pixels from the last run/)
    expect(said).toMatch(
      /long:on, marta signed it off on .*\n {2}· phone light en: The page scrolls sideways.*\(accepted\)/,
    )
    expect(said).toContain('3 variants in 3 pictures, 1 new problem, 1 changed since signed off, 1 not signed off yet')
  })
})

describe('a real site', () => {
  test('is shown with the tag and the local file, under its own strict policy', async () => {
    const template = ['startbootstrap-creative', 'dist'] as const
    const real = await serveTemplateSite({ config: {}, template, tag: '' })
    const page = await (await fetch(real.url)).text()
    const policy = "script-src 'nonce-own' 'strict-dynamic'; connect-src 'none'; object-src 'none'"
    const strict = await serveTemplateSite({
      ...{ config: {}, template, tag: '' },
      routes: { '/': { body: page, headers: { 'content-security-policy': policy } }, '/kairos.js': { status: 404 } },
    })
    const actions = [{ type: 'edit' as const, selector: 'header.masthead h1', text: 'Welcome back' }]
    const campaigns: Campaign[] = [{ id: 'ours', variants: [{ id: 'on', actions }] }]
    await writeFile(join(folder, 'real.json'), JSON.stringify(configOf(campaigns)))
    const lines: string[] = []
    const shown = await serve({
      ...{ folder, cdn, config: join(folder, 'real.json'), port: 0, proxy: new URL(strict.url).origin },
      print: (line) => void lines.push(line),
    })
    const visitor = await createVisitor(browser)
    const { page: tab, problems } = await visitor.open(`${shown.url}/?kairos_force=ours:on`)
    await expect.poll(() => tab.$eval('header.masthead h1', (title) => title.textContent), WAIT).toBe('Welcome back')
    await shoot(tab, 'proxied')
    expect(problems.filter(({ text }) => text.includes('kairos'))).toEqual([])
    expect(lines.join('\n')).toContain('script-src lacks a nonce for the tag; connect-src lacks where kairos.json is')
    await visitor.leave()
    for (const server of [shown, strict, real]) await server.close()
  })
})
