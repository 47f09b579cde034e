import { fileURLToPath } from 'node:url'
import { type Serving, serve } from '@kairos/cli'
import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createVisitor, distFolder, launch, shoot, WAIT } from '../src/index.ts'

const folder = fileURLToPath(new URL('../../../examples/behaviour/', import.meta.url))
const OWN = 'Look at a pair to see it from all sides.'

let site: Serving
beforeAll(async () => {
  site = await serve({ folder, cdn: fileURLToPath(distFolder), port: 0 })
})
afterAll(async () => {
  await site?.close()
})

/** What the slot shows, through its shadow root. */
const tip = () => {
  const slot = document.querySelector('kairos-slot')!
  const shown = slot.shadowRoot?.querySelector('slot')?.assignedElements() ?? [...slot.children]
  return shown.map((element) => element.textContent.trim()).join(' ')
}

/** What people hear who hear the page. */
const said = () =>
  document.querySelector('kairos-slot')!.shadowRoot?.querySelector<HTMLElement>('[role=status]')?.textContent

/** Runs in the page before its scripts. */
function countTransitions(): void {
  const { startViewTransition } = Document.prototype
  const counts = window as Window & { transitions?: number }
  // Firefox has had them since 144.
  if (startViewTransition)
    Document.prototype.startViewTransition = function (...given) {
      counts.transitions = (counts.transitions ?? 0) + 1
      return startViewTransition.apply(this, given)
    }
}

/** As the media query says it; Firefox cannot be told by its driver. */
function wantLessMotion(): void {
  const { matchMedia } = window
  window.matchMedia = (query) => matchMedia.call(window, query.includes('reduced-motion') ? 'all' : query)
}

type Page = Window & { kairos?: { decisions?: () => { campaign: string; reason: string }[] } }
const reason = () => (window as Page).kairos?.decisions?.().find(({ campaign }) => campaign === 'compare')?.reason

describe.each(['chromium'] as const)('the example about behaviour in %s', (name) => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch(name)
  })
  afterAll(async () => {
    await browser?.close()
  })

  test('changes at the moment the visitor compares, moves nothing, and not again in this visit', async () => {
    const visitor = await createVisitor(browser)
    const first = await visitor.open(site.url, { before: (page) => page.evaluateOnNewDocument(countTransitions) })
    const { page } = first
    const hasTransitions = await page.evaluate("'startViewTransition' in document")
    await page.waitForFunction('kairos.decisions().length')
    expect([await page.evaluate(tip), await page.evaluate(reason)]).toEqual([OWN, 'audience'])

    await page.click('[data-id=trail]')
    await page.click('[data-id=trail]')
    await page.waitForFunction("document.querySelector('#looked').textContent")
    expect(await page.evaluate(tip)).toBe(OWN)
    await page.click('[data-id=boot]')
    await page.waitForFunction("kairos.variant('compare') === 'advice'")
    await expect.poll(() => page.evaluate(tip), WAIT).toMatch(/^Hard to choose\?/)
    await expect.poll(() => page.evaluate(said), WAIT).toMatch(/^Hard to choose\?\s+Order both pairs/)
    expect(await page.evaluate('window.transitions')).toEqual(hasTransitions ? 1 : undefined)
    expect((await first.measured()).layoutShift ?? 0).toBe(0)
    await shoot(page, 'behaviour')

    const second = await visitor.open(site.url)
    await second.page.waitForFunction('kairos.decisions().length')
    expect([await second.page.evaluate(tip), await second.page.evaluate(reason)]).toEqual([OWN, 'limit_reached'])
    expect([...first.problems, ...second.problems]).toEqual([])
    await visitor.leave()
  })

  test('changes without a transition for a visitor who asked for less motion', async () => {
    const visitor = await createVisitor(browser)
    const { page, problems } = await visitor.open(site.url, {
      before: async (page) => {
        await page.evaluateOnNewDocument(countTransitions)
        await page.evaluateOnNewDocument(wantLessMotion)
      },
    })
    await page.click('[data-id=trail]')
    await page.click('[data-id=boot]')
    await expect.poll(() => page.evaluate(tip), WAIT).toMatch(/^Hard to choose\?/)
    expect([await page.evaluate('window.transitions'), problems]).toEqual([undefined, []])
    await visitor.leave()
  })
})
