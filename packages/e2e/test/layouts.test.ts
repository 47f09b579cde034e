import { fileURLToPath } from 'node:url'
import { type Serving, serve } from '@kairos/cli'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, distFolder, launch, shoot, visit } from '../src/index.ts'

const folder = new URL('../../../examples/layouts/', import.meta.url)

let site: Serving
let browser: Browser
beforeAll(async () => {
  site = await serve({ folder: fileURLToPath(folder), cdn: fileURLToPath(distFolder), port: 0 })
  browser = await launch('chromium')
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

/** Where the parts of a slot stand, in whole pixels. */
const boxes = (name: string) => {
  const slot = document.querySelector(`kairos-slot[name=${name}]`)!
  const box = (selector: string) => {
    const { x, y, right, bottom } = slot.querySelector(selector)!.getBoundingClientRect()
    return { x: Math.round(x), y: Math.round(y), right: Math.round(right), bottom: Math.round(bottom) }
  }
  return { whole: box('.kairos-content'), image: box('img'), title: box('h3'), text: box('p'), link: box('a') }
}

test('every layout places the parts as it says, wide and narrow, and moves nothing', async () => {
  const { page, measured, problems, close } = await visit(browser, site.url)
  const of = (name: string) => page.evaluate(boxes, name)
  const [stack, beside, cover, line] = [await of('stack'), await of('beside'), await of('cover'), await of('line')]
  expect(stack.image.bottom).toBeLessThanOrEqual(stack.title.y)
  expect(stack.title.bottom).toBeLessThanOrEqual(stack.text.y)
  expect(beside.image.right).toBeLessThanOrEqual(beside.title.x)
  expect(beside.title.x).toBe(beside.link.x)
  expect(cover.image).toEqual(cover.whole)
  expect(cover.title.y).toBeGreaterThan(cover.image.y)
  expect(line.title.y).toBeLessThan(line.text.bottom)
  expect(line.text.right).toBeLessThanOrEqual(line.link.x)
  expect((await measured()).layoutShift).toBe(0)
  await shoot(page, 'layouts', { fullPage: true })

  await page.setViewport({ width: 360, height: 800 })
  const narrow = await of('beside')
  expect(narrow.image.bottom).toBeLessThanOrEqual(narrow.title.y)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  expect(problems).toEqual([])
  await close()
})
