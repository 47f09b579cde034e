import { fileURLToPath } from 'node:url'
import { type Serving, serve } from '@kairos/cli'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, createVisitor, distFolder, launch, shownTexts, WAIT } from '../src/index.ts'

const folder = fileURLToPath(new URL('../../../examples/strict-csp/', import.meta.url))
const OURS = (page: number, pages: string) =>
  `Hello, page ${page} Words for EN readers, from the page itself. Markup from the file, ${pages} .`

let browser: Browser
let site: Serving
beforeAll(async () => {
  site = await serve({ folder, cdn: fileURLToPath(distFolder), port: 0 })
  browser = await launch('chromium')
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

test.each([true, false])('the example violates nothing and moves nothing (own setHTML: %s)', async (isNative) => {
  const visitor = await createVisitor(browser)
  const open = () =>
    visitor.open(site.url, {
      watch: ['kairos-slot'],
      before: async (tab) => {
        const withoutNative = () => Reflect.deleteProperty(Element.prototype, 'setHTML')
        if (!isNative) await tab.evaluateOnNewDocument(withoutNative)
      },
    })
  for (const [page, pages] of [
    [1, 'your first page'],
    [2, '2 pages so far'],
  ] as const) {
    const seen = await open()
    const last = async () => shownTexts(await seen.measured(), 'kairos-slot').at(-1)
    await expect.poll(last, WAIT).toBe(OURS(page, pages))
    const { layoutShift } = await seen.measured()
    const problems = seen.problems.filter(({ text }) => !text.endsWith('/favicon.ico'))
    expect([layoutShift, problems]).toEqual([0, []])
  }
  await visitor.leave()
})
