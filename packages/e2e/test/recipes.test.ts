import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Serving, serve } from '@kairos/cli'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Browser,
  createVisitor,
  distFolder,
  launch,
  moveClock,
  NEXT_VISIT_MS,
  presentBrowsers,
  shownTexts,
  WAIT,
} from '../src/index.ts'

const folder = new URL('../../../examples/recipes/', import.meta.url)
const SLOT = 'kairos-slot'
const OWN = /^The page’s own words/
const FIRST = /^Nice to meet you/
const AGAIN = /^Welcome back Visit number 2/

let site: Serving
beforeAll(async () => {
  site = await serve({ folder: fileURLToPath(folder), cdn: fileURLToPath(distFolder), port: 0 })
})
afterAll(async () => {
  await site?.close()
})

test.each(['recipes', 'layouts'])('kairos.config.js of %s is what pack writes', async (name) => {
  const to = await mkdtemp(join(tmpdir(), 'kairos-recipes-'))
  const cli = fileURLToPath(new URL('../../packages/cli/dist/main.js', folder))
  const example = new URL(`../${name}/`, folder)
  const file = fileURLToPath(new URL('kairos.json', example))
  execFileSync(process.execPath, [cli, 'pack', file, '--to', to, '--config-js'])
  const packed = await readFile(join(to, 'kairos.config.js'), 'utf8')
  await rm(to, { recursive: true })
  expect(await readFile(new URL('kairos.config.js', example), 'utf8')).toBe(packed)
})

describe.each(presentBrowsers)('the recipes in %s', (name) => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch(name)
  })
  afterAll(async () => {
    await browser?.close()
  })

  test.each([
    { path: '/', isEarly: false },
    { path: '/synchronous', isEarly: false },
    { path: '/config-js', isEarly: true },
  ])(
    '$path fills the slot on a first visit and a second, moves nothing and complains of nothing',
    async ({ path, isEarly }) => {
      const visitor = await createVisitor(browser)
      const asked: string[] = []
      const first = await visitor.open(site.url + path, {
        watch: [SLOT],
        before: async (page) => page.on('request', (request) => asked.push(new URL(request.url()).pathname)),
      })
      const last = async ({ measured }: typeof first) => shownTexts(await measured(), SLOT).at(-1)
      await expect.poll(() => last(first), WAIT).toMatch(FIRST)
      const seen = await first.measured()
      if (isEarly) {
        expect(shownTexts(seen, SLOT).filter((text) => text && !FIRST.test(text))).toEqual([])
        expect(asked).not.toContain('/kairos.json')
      }
      await expect.poll(() => first.page.evaluate('!!localStorage.getItem("kairos:recipes:profile")'), WAIT).toBe(true)
      await first.page.close()

      const second = await visitor.open(site.url + path, {
        watch: [SLOT],
        before: (page) => moveClock(page, NEXT_VISIT_MS),
      })
      await expect.poll(() => last(second), WAIT).toMatch(AGAIN)
      // Only where the script may come after the first paint, the page's own words may be seen first.
      const isOwn = shownTexts(await second.measured(), SLOT).some((text) => OWN.test(text))
      if (path !== '/') expect(isOwn).toBe(false)
      expect([seen.layoutShift ?? 0, (await second.measured()).layoutShift ?? 0]).toEqual([0, 0])
      expect([...first.problems, ...second.problems]).toEqual([])
      await visitor.leave()
    },
  )
})
