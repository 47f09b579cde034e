import type { Action, Config, Slot } from '@kairos/schema'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Browser,
  launch,
  presentBrowsers,
  type Routes,
  serveTemplateSite,
  shoot,
  TAG,
  type Visit,
  visit,
  WAIT,
} from '../src/index.ts'

/** A page nobody here wrote, what is done to it, and what a visitor does there. */
interface RealPage {
  template: readonly [name: string, folder: string]
  slots: Record<string, Slot>
  actions: Action[]
  /** Words that are ours, and words of the page that ours stand for. */
  ours: string[]
  instead: string[]
  routes?: Routes
  /** Something that is there once the page has rendered itself. */
  ready: string
  use: (page: Page) => Promise<void>
}

const click = (page: Page, selector: string) => page.$eval(selector, (element) => (element as HTMLElement).click())

/** Two tags, each with operations; the page builds all it shows from it. */
const SPEC = {
  openapi: '3.0.0',
  info: { title: 'Pets', version: '1.0.0', description: 'All about pets' },
  tags: [
    { name: 'pet', description: 'Everything about your pets' },
    { name: 'store', description: 'Orders' },
  ],
  paths: {
    '/pet': { get: { tags: ['pet'], summary: 'Find a pet', responses: { 200: { description: 'ok' } } } },
    '/order': { get: { tags: ['store'], summary: 'Find an order', responses: { 200: { description: 'ok' } } } },
  },
}

const INITIALIZER = `window.onload = () => {
  window.ui = SwaggerUIBundle({ url: '/spec.json', dom_id: '#swagger-ui', deepLinking: true, validatorUrl: null,
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset], layout: 'StandaloneLayout' })
}`

const pages: Record<string, RealPage> = {
  'a shop item': {
    template: ['startbootstrap-shop-item', 'dist'],
    slots: { lead: { selector: 'section .lead' } },
    actions: [
      { type: 'slot', slot: 'lead', text: 'Back in your size' },
      { type: 'edit', selector: 'h1.display-5', text: 'The shoe you looked at' },
      { type: 'edit', selector: '.flex-shrink-0[type=button]', text: 'Buy now', addClasses: ['is-ours'] },
      { type: 'edit', selector: '.navbar-brand', attributes: { href: '/sale', title: 'To the sale' } },
      { type: 'edit', selector: '#inputQuantity', before: { text: 'How many?' } },
      { type: 'edit', selector: 'footer', hide: true },
    ],
    ours: ['Back in your size', 'The shoe you looked at', 'Buy now', 'How many?'],
    instead: ['Shop item template', 'Copyright'],
    ready: 'h1.display-5',
    use: (page) => click(page, '.navbar-toggler'),
  },
  'a start page': {
    template: ['startbootstrap-creative', 'dist'],
    slots: { claim: { selector: 'header.masthead .align-self-baseline' } },
    actions: [
      { type: 'slot', slot: 'claim', text: 'Twice as many themes', link: { href: '#services', text: 'Look' } },
      { type: 'edit', selector: 'header.masthead h1', text: 'Welcome back' },
      { type: 'edit', selector: '#about h2', after: { text: 'Since you were here last' } },
      { type: 'edit', selector: '#mainNav', style: { 'background-color': '#123456' }, removeClasses: ['py-3'] },
      { type: 'edit', selector: '#portfolio', hide: true },
    ],
    ours: ['Twice as many themes', 'Welcome back', 'Since you were here last'],
    instead: ['Your Favorite Place'],
    ready: '#contact',
    // The page's own script changes the classes of #mainNav as it is scrolled.
    async use(page) {
      await page.evaluate(() => scrollTo({ top: 800, behavior: 'instant' }))
      await page.waitForSelector('#mainNav.navbar-shrink')
      await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }))
      await page.waitForSelector('#mainNav:not(.navbar-shrink)')
    },
  },
  'a React app that renders anew': {
    template: ['swagger-ui-dist', '.'],
    slots: { info: { selector: '.info .description' } },
    actions: [
      { type: 'slot', slot: 'info', text: 'Ours about pets' },
      { type: 'edit', selector: '#operations-tag-pet small', attributes: { title: 'ours' } },
      { type: 'edit', selector: '#operations-tag-store .nostyle span', text: 'your orders' },
      { type: 'edit', selector: '.opblock-summary-description', addClasses: ['is-ours'], text: 'Find anything' },
      { type: 'edit', selector: '.opblock-tag', after: { text: 'Ours beside a tag' } },
    ],
    ours: ['Ours about pets', 'your orders', 'Find anything', 'Ours beside a tag'],
    instead: ['All about pets', 'Find a pet'],
    routes: {
      '/spec.json': { body: JSON.stringify(SPEC), headers: { 'content-type': 'application/json' } },
      '/swagger-initializer.js': { body: INITIALIZER, headers: { 'content-type': 'text/javascript' } },
    },
    ready: '.opblock-summary-description',
    // A tag is closed and opened, an operation opened and closed: the app takes nodes out and makes new ones.
    async use(page) {
      for (const selector of ['#operations-tag-pet', '#operations-tag-pet', '.opblock-summary', '.opblock-summary']) {
        await click(page, selector.replace('.opblock-summary', '.opblock-summary-control'))
        await page.evaluate(() => new Promise((done) => setTimeout(done, 200)))
      }
    },
  },
}

const PREVIEW = 'kairos_force=ours:on'

const fileOf = ({ slots, actions }: RealPage): Config => ({
  kairos: 1,
  site: 'real',
  settings: { consent: { mode: 'not_required' } },
  slots,
  campaigns: [{ id: 'ours', variants: [{ id: 'on', actions }] }],
})

/** The page as HTML, a tag a line, but for our own tag. */
const htmlOf = (page: Page) =>
  page.evaluate((tag) => document.documentElement.outerHTML.replace(tag, '').split(/(?=<)/), TAG)

/** What it says to the console and to requests, in any order: what comes from elsewhere fails when it likes. */
const noiseOf = ({ lines, problems }: Visit) => [...lines, ...problems.map(({ text }) => text)].sort()

/** What can be read, our content too; not what is hidden. */
const textOf = (page: Page) =>
  page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const read: string[] = []
    while (texts.nextNode())
      if (texts.currentNode.parentElement!.checkVisibility()) read.push(texts.currentNode.nodeValue!)
    return read.join(' ')
  })

/** All that is ours is there; or all is the page's, which wanted it for itself. */
async function showsOneOf(page: Page, { ours, instead }: RealPage): Promise<string> {
  const reason = await page.evaluate('kairos.decisions()[0].reason')
  const [there, gone] = reason === 'slot_contested' ? [instead, ours] : [ours, instead]
  const text = await textOf(page)
  const wrong = [...there.filter((words) => !text.includes(words)), ...gone.filter((words) => text.includes(words))]
  return wrong.length ? `not so: ${wrong}` : 'all of one'
}

describe.each(presentBrowsers)('in %s', (name) => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch(name)
  })
  afterAll(() => browser?.close())

  test.each(Object.entries(pages))(
    '%s shows what is ours, works as before, says no more than before, and is itself again in the end',
    async (title, real) => {
      const config = fileOf(real)
      const { template, routes = {} } = real
      const plain = await serveTemplateSite({ config, template, routes, tag: '' })
      const site = await serveTemplateSite({ config, template, routes })
      // As a preview: what comes after first paint would wait until nobody looks.
      const without = await visit(browser, `${plain.url}?${PREVIEW}`)
      const withUs = await visit(browser, `${site.url}?${PREVIEW}`)
      for (const { page } of [without, withUs]) await page.waitForSelector(real.ready)
      await expect.poll(() => showsOneOf(withUs.page, real), WAIT).toBe('all of one')
      await shoot(withUs.page, `real-${title.replaceAll(' ', '-')}-${name}`)

      for (const { page } of [without, withUs]) await real.use(page)
      await expect.poll(() => showsOneOf(withUs.page, real), WAIT).toBe('all of one')

      await withUs.page.evaluate('kairos.destroy()')
      expect(await htmlOf(withUs.page)).toEqual(await htmlOf(without.page))
      for (const { page } of [without, withUs]) await real.use(page)
      expect(await htmlOf(withUs.page)).toEqual(await htmlOf(without.page))
      const unlike = (noise: string[], url: string) => noise.map((line) => line.replaceAll(url, '/'))
      expect(unlike(noiseOf(withUs), site.url)).toEqual(unlike(noiseOf(without), plain.url))
      for (const opened of [without, withUs]) await opened.close()
      for (const server of [plain, site]) await server.close()
    },
  )
})
