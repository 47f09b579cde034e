import { replay } from '@kairos/core'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  axeFindsIn,
  type Browser,
  builtFiles,
  createFaultServer,
  createVisitor,
  type FaultServer,
  launch,
  type Visit,
  type Visitor,
  WAIT,
} from '../src/index.ts'

const slot = (name: string, title: string) => [{ type: 'slot', slot: name, title }]
const shows = (name: string, ...titles: string[]) =>
  titles.map((title) => ({ id: title.toLowerCase().replace(/\W.*/, ''), actions: slot(name, title) }))

const config = {
  kairos: 1,
  site: 'panel',
  revision: 7,
  settings: {
    consent: { mode: 'not_required' },
    timezone: 'Europe/Warsaw',
    records: { url: '/v1/batch' },
    chat: ['tawk'],
  },
  segments: { vip: { name: 'Very good customers', when: { 'cart.value': { $gt: 500 } } } },
  goals: { purchase: { event: 'purchase', value: 'value' } },
  campaigns: [
    {
      id: 'hero',
      name: 'The hero',
      priority: 2,
      audience: { 'cart.value': { $gte: 80 } },
      variants: shows('hero', 'Spring', 'Autumn'),
    },
    { id: 'plain', variants: shows('hero', "Hello {{ traits.firstName | default: 'you' }}") },
    { id: 'vips', audience: { $segment: 'vip' }, variants: shows('vips', 'Gold') },
    { id: 'seen', audience: { $did: { event: 'view_item', times: { $gte: 3 } } }, variants: shows('seen', 'Three') },
    { id: 'idle', trigger: { type: 'inactivity', after: '10m' }, variants: shows('idle', 'Still') },
    {
      id: 'asked',
      trigger: { type: 'manual', name: 'ask' },
      limits: [{ max: 2, per: 'visit' }],
      variants: shows('asked', 'Asked'),
    },
    {
      id: 'modal',
      trigger: { type: 'manual', name: 'open' },
      variants: [{ id: 'm', actions: [{ type: 'widget', kind: 'modal', title: 'Wait' }] }],
    },
    { id: 'bad', variants: [{ id: 'x', actions: [{ type: 'dance' }] }] },
    ...Array.from({ length: 1000 }, (_, index) => ({
      id: `many-${index}`,
      audience: { 'visit.count': { $gte: 2 + (index % 5) } },
      pages: { include: [`/${index % 50}/*`] },
      variants: shows(`place-${index % 100}`, 'Many'),
    })),
  ],
}
const SLOTS = ['hero', 'vips', 'seen', 'idle', 'asked']
const page = {
  body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Panel</title><link rel="icon" href="data:,">
<script>decided=[];copied=[];navigator.clipboard.writeText=async text=>void copied.push(text);(window.kairos||=[]).push(k=>k.on('decision',one=>decided.push(one)))</script>
<script async src="/kairos.js" data-config="/kairos.json"></script></head><body><h1>A page</h1>
${SLOTS.map((name) => `<kairos-slot name="${name}">own</kairos-slot>`).join('\n')}</body></html>`,
}

let browser: Browser
let server: FaultServer
let visitor: Visitor
let seen: Visit
let tab: Page
beforeAll(async () => {
  server = await createFaultServer({
    ...(await builtFiles()),
    '/': page,
    '/next': page,
    '/debug': { body: page.body.replace('data-config', 'data-debug data-config') },
    '/kairos.json': { body: JSON.stringify(config) },
    'POST /v1/batch': { body: '{}' },
  })
  browser = await launch('chromium')
  visitor = await createVisitor(browser)
  seen = await visitor.open(`${server.url}/`)
  tab = seen.page
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** Runs in the page: an element of the panel, or all there are. */
const PANEL = `const all = (selector) => [...(document.querySelector('kairos-panel')?.shadowRoot.querySelectorAll(selector) ?? [])];
const find = (selector, text = '') => all(selector).find((one) => one.textContent.includes(text));`
const inPanel = (script: string) => tab.evaluate(`(() => { ${PANEL} ${script} })()`)
const reads = () => inPanel(`return find('.panel')?.innerText ?? ''`).catch(() => '')
const says = (text: string) => expect.poll(reads, WAIT).toContain(text)
const has = (selector: string, text = '') =>
  tab.waitForFunction(
    `(() => { ${PANEL} return !!find(${JSON.stringify(selector)}, ${JSON.stringify(text)}) })()`,
    WAIT,
  )
const press = async (selector: string, text = '') => {
  await has(selector, text)
  await inPanel(`find(${JSON.stringify(selector)}, ${JSON.stringify(text)}).click()`)
}
const go = async (name: string) => {
  await press('[role=tab]', name)
  await has('[aria-selected=true]', name)
}
const shown = (name: string, text: string) =>
  expect
    .poll(
      () =>
        tab
          .evaluate(
            (name) =>
              document
                .querySelector(`kairos-slot[name=${name}]`)
                ?.shadowRoot?.querySelector('slot')
                ?.assignedElements()[0]?.textContent ?? '',
            name,
          )
          .catch(() => ''),
      WAIT,
    )
    .toContain(text)
/** The panel of the page that comes next: of the one that is left, nothing more is asked. */
const anew = async (act: () => Promise<unknown>) => {
  const loaded = tab.waitForNavigation()
  await act()
  await loaded
  await has('.content')
}

test('visitors download nothing of it; in a preview the badge opens it, and Alt+Shift+K closes and opens it', async () => {
  await tab.waitForFunction('window.kairos?.decisions?.().length')
  expect(server.requests.some(({ path }) => /kairos-(panel|explain|sentences|console)/.test(path))).toBe(false)
  await tab.goto(`${server.url}/?kairos_seed=a`)
  await tab.waitForFunction(`document.querySelector('kairos-preview')?.shadowRoot.querySelector('.why')`)
  await tab.evaluate(`document.querySelector('kairos-preview').shadowRoot.querySelector('.why').click()`)
  await has('.place', 'hero')
  const toggle = async () => {
    await tab.bringToFront()
    for (const key of ['Alt', 'Shift'] as const) await tab.keyboard.down(key)
    await tab.keyboard.press('KeyK')
    for (const key of ['Alt', 'Shift'] as const) await tab.keyboard.up(key)
  }
  await toggle()
  await tab.waitForFunction(`!document.querySelector('kairos-panel')`)
  await toggle()
  await has('.place', 'hero')
})

test('Here says who won, who lost and why, and switches the variant', async () => {
  await has('.place', 'plain')
  await says('hero: The visitor is not in its audience: needs')
  await anew(() =>
    inPanel(
      `const field = find('.place select'); field.value = 'off'; field.dispatchEvent(new Event('change', { bubbles: true }))`,
    ),
  )
  await has('.place', 'silenced')
  expect(await tab.evaluate('kairos.variant("plain")')).toBeUndefined()
})

test('a chat that the visitor opens without any campaign is told, until it is closed', async () => {
  await tab.evaluate(`Tawk_API = { maximize() { this.onChatMaximized() }, minimize() { this.onChatMinimized() } }`)
  // The panel looks for a desk that comes late.
  await tab.waitForFunction('Tawk_API.onChatMaximized')
  await tab.evaluate('Tawk_API.maximize()')
  await has('.place', 'The desk “tawk” is open')
  await tab.evaluate('Tawk_API.minimize()')
  await tab.waitForFunction(`(() => { ${PANEL} return !find('.place', 'tawk') })()`, WAIT)
})

test('of a thousand campaigns only what is in view is made; one tells its gates, and the smallest change can be tried', async () => {
  await go('Campaigns')
  await has('.row', 'The hero')
  expect(await inPanel(`return all('.row').length`)).toBeLessThan(50)
  await inPanel(`find('.list').scrollTop = 56 * 900`)
  await has('.row', 'many-')
  expect(await inPanel(`return all('.row').length`)).toBeLessThan(50)
  await inPanel(`find('.list').scrollTop = 0`)
  await press('.row', 'The hero')
  await has('.trace .first', 'audience')
  expect(await inPanel(`return all('.trace li').length`)).toBe(14)
  await anew(() => press('.change button', 'Try it'))
  await shown('hero', '')
  await tab.waitForFunction('kairos.variant("hero")')
})

test('Visitor has facts and segments to pretend, Time lets it pass, Records has what would have been sent, Health what was left out', async () => {
  await go('Visitor')
  await has('dt', 'cart.value')
  await anew(() => press('.segments button', 'in'))
  await shown('vips', 'Gold')
  await go('Time')
  await press('.buttons button', '1 hour')
  await shown('idle', 'Still')
  await go('Records')
  await has('.records li', 'exposure')
  await go('Health')
  await has('.diagnostics li', 'campaigns.7')
  await has('.parts li', 'kairos-panel.mjs')
})

test.each(['light', 'dark'])('axe finds nothing in any tab (%s)', async (scheme) => {
  await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
  for (const name of ['Here', 'Campaigns', 'Visitor', 'Time', 'Records', 'Health']) {
    await go(name)
    expect(await axeFindsIn(tab, 'kairos-panel'), name).toEqual([])
  }
})

test('on a phone it lies at the foot of the page, and everything can be touched', async () => {
  await tab.setViewport({ width: 390, height: 800 })
  const box = (await inPanel(`return find('.panel').getBoundingClientRect().toJSON()`)) as DOMRect
  expect(box).toMatchObject({ x: 0, width: 390, bottom: 800 })
  expect(await inPanel(`return find('.panel').scrollWidth`)).toBeLessThanOrEqual(390)
  await tab.setViewport({ width: 1280, height: 800 })
})

test('while a modal dialog makes the page wait, it can still be used', async () => {
  await tab.evaluate(`kairos.trigger('open')`)
  await tab.waitForFunction(`document.querySelector('kairos-widget')?.shadowRoot.querySelector('dialog:modal')`)
  await tab.waitForFunction(`document.querySelector('kairos-widget').shadowRoot.querySelector('kairos-panel')`)
  const tabs = `document.querySelector('kairos-widget').shadowRoot.querySelector('kairos-panel').shadowRoot`
  const [x, y] = (await tab.evaluate(
    `(({ x, y, width, height }) => [x + width / 2, y + height / 2])(${tabs}.querySelector('#tab-time').getBoundingClientRect())`,
  )) as [number, number]
  await tab.mouse.click(x, y)
  await tab.waitForFunction(`${tabs}.querySelector('#tab-time[aria-selected=true]')`)
  await tab.evaluate(`kairos.close('modal')`)
  await has('.content')
  // Again and again: to go into a dialog and back is not to be removed by the page.
  await tab.evaluate(async () => {
    const own = document.body.appendChild(document.createElement('dialog'))
    for (let time = 0; time < 15; time++) {
      own.showModal()
      document.dispatchEvent(new Event('focusin'))
      await new Promise((done) => setTimeout(done, 5))
      own.close()
      document.dispatchEvent(new Event('focusin'))
      await new Promise((done) => setTimeout(done, 5))
    }
    own.showModal()
    document.dispatchEvent(new Event('focusin'))
  })
  await tab.waitForFunction(`document.querySelector('dialog:modal kairos-panel')`)
  await tab.evaluate(`document.querySelector('dialog:modal').close(); document.dispatchEvent(new Event('focusin'))`)
  await tab.waitForFunction(`document.querySelector('html > kairos-panel')`)
})

test('a link takes the visitor along, and the bug report of 200 signals gives the same turns in Node', async () => {
  await tab.goto(`${server.url}/next?kairos_why=1&kairos_facts=cart.value:90&kairos_visit=2&kairos_reset=1`)
  await has('.content')
  await tab.evaluate(() => {
    const { kairos } = window as never as { kairos: Record<string, (...told: unknown[]) => unknown> }
    let seed = 41
    const draw = (most: number) => {
      seed = (seed * 48271) % 2147483647
      return seed % most
    }
    const acts = [
      () => kairos.track!('view_item', { id: `p${draw(9)}`, category: ['shoes', 'bags'][draw(2)], price: draw(90) }),
      () => kairos.track!('purchase', { id: `o${draw(5)}`, value: draw(200), currency: 'EUR' }),
      () => kairos.set!({ 'cart.items': draw(4), 'geo.country': ['DE', 'PL'][draw(2)] }),
      () => kairos.trigger!(['ask', 'nobody'][draw(2)]),
      () => kairos.identify!({ firstName: ['Ann', 'Bo'][draw(2)] }),
      () => history.pushState(null, '', `/next?page=${draw(9)}`),
      () => kairos.preview!({ forward: `${1 + draw(90)}s` }),
    ]
    for (let count = 0; count < 200; count++) acts[draw(acts.length)]!()
  })
  const copied = async (button: string) => {
    await tab.evaluate('copied.length = 0')
    await press('footer button', button)
    await tab.waitForFunction('copied.length')
    return (await tab.evaluate('copied[0]')) as string
  }
  // The last route is entered a moment later.
  await tab.waitForFunction(`kairos.decisions().length > 1000`)
  const file = JSON.parse(await copied('Copy bug report'))
  expect(file.signals.length).toBeGreaterThan(200)
  const { turns, diagnostics } = replay(file, config)
  expect(diagnostics).toEqual([])
  expect(turns).toHaveLength(file.signals.length)
  const decided = JSON.parse((await tab.evaluate('JSON.stringify(decided)')) as string)
  const again = JSON.parse(JSON.stringify(turns.flatMap(({ decisions }) => decisions)))
  // The last route may be entered after the report was copied.
  expect(again).toEqual(decided.slice(0, again.length))
  expect(again.length).toBeGreaterThan(1000)

  const link = await copied('Link with visitor')
  expect(link).toContain('kairos_persona=z%7E')
  await tab.goto(link)
  await shown('seen', 'Three')
  await tab.waitForFunction('kairos.variant("hero")')
})

test('explain() prints tables; it is left by a click, and nothing went wrong on any page', async () => {
  const before = seen.lines.length
  await tab.evaluate(`kairos.explain('hero').then(() => 0)`)
  await expect.poll(() => seen.lines.slice(before).join('\n'), WAIT).toContain('table')
  await tab.goto(`${server.url}/debug?kairos_preview=off`)
  await expect.poll(() => seen.lines.join('\n'), WAIT).toContain('Kairos: campaigns.7')
  await tab.evaluate(`kairos.trigger('ask')`)
  await expect.poll(() => seen.lines.join('\n'), WAIT).toContain('Kairos decides')
  await tab.goto(`${server.url}/?kairos_why=1`)
  await has('.content')
  const loaded = tab.waitForNavigation()
  await press('header button', 'Leave')
  await loaded
  await tab.waitForFunction('window.kairos?.decisions?.().length')
  expect(await tab.evaluate(`document.querySelectorAll('kairos-panel, kairos-preview').length`)).toBe(0)
  expect(await tab.evaluate('Object.keys(sessionStorage).filter((key) => key.startsWith("kairos_preview"))')).toEqual(
    [],
  )
  expect(seen.problems).toEqual([])
})
