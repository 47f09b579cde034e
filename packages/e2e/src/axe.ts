import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'puppeteer-core'

export interface Axe {
  run: (
    on: object,
    options?: object,
  ) => Promise<{ violations: { id: string; nodes: { html: string }[] }[]; passes: unknown[] }>
}

/** Makes a page ready to be looked at by axe, once. */
export async function loadAxe(page: Page): Promise<void> {
  if (await page.evaluate(() => 'axe' in window)) return
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
}

/** What axe finds in all elements of a selector. */
export async function axeFindsIn(page: Page, selector: string): Promise<string[]> {
  await loadAxe(page)
  return page.evaluate(async (selector) => {
    const { axe } = window as never as { axe: Axe }
    const { violations, passes } = await axe.run([...document.querySelectorAll(selector)])
    // Where it looked at nothing, it found nothing.
    if (!passes.length) return ['not looked at']
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  }, selector)
}
