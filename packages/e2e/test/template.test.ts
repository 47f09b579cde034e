import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Browser,
  createVisitor,
  launch,
  moveClock,
  NEXT_VISIT_MS,
  serveTemplateSite,
  shoot,
  shownTexts,
  type TemplateSite,
  type Visit,
  WAIT,
} from '../src/index.ts'

const HEADER = 'header .text-center'
const OWN = 'Shop in style With this shop hompeage template'
const GREETING = 'Welcome back Your size is in stock again'

const config = {
  kairos: 1,
  site: 'template',
  settings: { consent: { mode: 'not_required' }, records: { url: '/v1/batch' } },
  slots: { header: { name: 'Header', example: '/', selector: HEADER } },
  segments: { returning: { name: 'Came back', when: { 'visit.count': { $gte: 2 } } } },
  campaigns: [
    {
      id: 'welcome-back',
      audience: { $segment: 'returning' },
      variants: [
        {
          id: 'greeting',
          actions: [
            { type: 'slot', slot: 'header', heading: 1, title: 'Welcome back', text: 'Your size is in stock again' },
          ],
        },
      ],
    },
  ],
}

describe.each(['chromium'] as const)('a page that knows nothing of Kairos in %s', (name) => {
  let browser: Browser
  let site: TemplateSite
  beforeAll(async () => {
    site = await serveTemplateSite({ config })
    browser = await launch(name)
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  test('its header greets a returning visitor from the first paint on, and its own nodes stay where they are', async () => {
    const visitor = await createVisitor(browser)
    const first = await visitor.open(site.url, { watch: [HEADER] })
    await first.page.waitForFunction('localStorage.getItem("kairos:template:profile") !== null')
    expect(texts(await first.measured())).toEqual([OWN])
    await shoot(first.page, `template-first-visit-${name}`)

    const before = async (page: Visit['page']) => {
      await moveClock(page, NEXT_VISIT_MS)
      await page.evaluateOnNewDocument(keepNodes, HEADER)
    }
    const second = await visitor.open(site.url, { watch: [HEADER, 'section'], before })
    const measured = await second.measured()
    expect(texts(measured)).toEqual([GREETING])
    // The template's pictures have no sizes: its cards and what follows them move as pictures come or fail to come.
    const moved = measured.shifts.flatMap(({ sources }) => sources).filter((source) => !/^(div\.c|footer)/.test(source))
    const tops = measured.watched
      .filter(({ selector, present }) => selector === 'section' && present)
      .map(({ box }) => box.y)
    expect([moved, new Set(tops).size]).toEqual([[], 1])
    await shoot(second.page, `template-second-visit-${name}`)

    // The nodes as the parser made them, in their place; none was ever taken out, not even for a moment.
    expect(await second.page.evaluate(nodesNow, HEADER)).toEqual({
      names: ['H1', 'P'],
      same: true,
      removed: [],
      html: await first.page.$eval(HEADER, (header) => header.innerHTML),
    })
    expect([first.problems, second.problems]).toEqual([[], []])
    await expect
      .poll(() => site.records.map((record) => (record as { event: string }).event), WAIT)
      .toContain('impression')

    await second.page.evaluate('kairos.destroy()')
    expect(texts(await second.measured())).toEqual([GREETING, OWN])
    expect(await second.page.$eval(HEADER, (header) => header.outerHTML)).toBe(
      await first.page.$eval(HEADER, (header) => header.outerHTML.replace(' data-kairos="page"', '')),
    )
    await visitor.leave()
  })
})

const texts = (measured: Awaited<ReturnType<Visit['measured']>>) => shownTexts(measured, HEADER).filter(Boolean)

/** Runs in the page before its scripts: keeps the header's nodes in the order of their parsing, and which left again. */
function keepNodes(selector: string): void {
  const [own, removed]: Node[][] = [[], []]
  Object.assign(window, { own, removed })
  const observer = new MutationObserver((changes) => {
    for (const { target, addedNodes, removedNodes } of changes) {
      if (!(target instanceof Element) || !target.closest(selector)) continue
      own!.push(...[...addedNodes].filter((node) => !(node instanceof Element && node.closest('[slot=kairos]'))))
      removed!.push(...removedNodes)
    }
  })
  observer.observe(document, { childList: true, subtree: true })
}

function nodesNow(selector: string) {
  const page = window as unknown as { own: Node[]; removed: Element[] }
  const now = [...document.querySelector(selector)!.children].filter((child) => child.slot !== 'kairos')
  const own = page.own.filter((node): node is Element => node instanceof Element)
  return {
    names: now.map(({ tagName }) => tagName),
    same: now.length === own.length && now.every((node, index) => node === own[index]),
    removed: page.removed.map((node) => node.nodeName),
    html: now[0]!.parentElement!.innerHTML.replace(/<div class="kairos-content".*?<\/div>/s, ''),
  }
}
