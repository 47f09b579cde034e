import type { Action, Config } from '@kairos/schema'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, type FaultServer, launch, serveSmallSite, visit, WAIT } from '../src/index.ts'

const fileOf = (actions: Action[]): Partial<Config> => ({
  slots: { side: { selector: '#side' } },
  campaigns: [{ id: 'ours', variants: [{ id: 'on', actions }] }],
})

const OWN = '<kairos-slot name="hero">page</kairos-slot><div id="side"><p>page</p></div><h1>page</h1>'

/** Runs in the page: writes on every frame, and counts how often what is ours came back. */
const every = (write: string) => `
  <main>${OWN}</main>
  <script>
    const main = document.querySelector('main')
    const find = (selector) => document.querySelector(selector)
    window.written = 0
    new MutationObserver((changes) => {
      for (const { addedNodes, target } of changes) {
        if ([...addedNodes].some((node) => /ours/.test(node.textContent))) written++
        else if (target.nodeType === 3 && /ours/.test(target.data)) written++
      }
    }).observe(document, { childList: true, subtree: true, characterData: true })
    const frame = () => { ${write}; requestAnimationFrame(frame) }
    requestAnimationFrame(frame)
  </script>`

const slot = (name: string): Action => ({ type: 'slot', slot: name, title: 'ours' })
const fights: Record<string, [Action, string]> = {
  'the content of a <kairos-slot>': [slot('hero'), `find('kairos-slot').innerHTML = 'page'`],
  'a whole <kairos-slot>': [slot('hero'), `main.innerHTML = ${JSON.stringify(OWN)}`],
  'the content of an ordinary element': [slot('side'), `find('#side').innerHTML = '<p>page</p>'`],
  'a whole ordinary element': [slot('side'), `main.innerHTML = ${JSON.stringify(OWN)}`],
  'edited words': [{ type: 'edit', selector: 'h1', text: 'ours' }, `find('h1').textContent = 'page'`],
  'an edited element': [{ type: 'edit', selector: 'h1', text: 'ours' }, `main.innerHTML = ${JSON.stringify(OWN)}`],
}

describe.each(['chromium'] as const)('a page in %s that writes on every frame', (name) => {
  let browser: Browser
  const sites: FaultServer[] = []
  beforeAll(async () => {
    browser = await launch(name)
  })
  afterAll(async () => {
    await browser?.close()
    for (const site of sites) await site.close()
  })

  test.each(Object.entries(fights))('over %s has it for itself within a second', async (_, [action, write]) => {
    const site = await serveSmallSite({ config: fileOf([action]), pages: { '/': every(write) } })
    sites.push(site)
    // Shown whatever it moves.
    const { page, problems, close } = await visit(browser, `${site.url}?kairos_force=ours:on`)
    await page.waitForFunction('window.written > 0', WAIT)
    const reason = () => page.evaluate('kairos.decisions()[0].reason')
    await expect.poll(reason, WAIT).toBe('slot_contested')
    const counted = await page.evaluate(async () => {
      const count = () => (window as unknown as { written: number }).written
      const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))
      await pause(1000)
      const before = count()
      await pause(1000)
      return { later: count() - before, text: document.body.textContent!.includes('ours<') }
    })
    expect(counted).toEqual({ later: 0, text: false })
    expect(await page.$eval('main', ({ textContent }) => textContent)).not.toContain('ours')
    expect(problems).toEqual([])
    await close()
  })
})
