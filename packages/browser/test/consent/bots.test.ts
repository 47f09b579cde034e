import { expect, test, vi } from 'vitest'
import { refuseBots } from '../../src/consent/bots.ts'
import { createKit } from '../kit.ts'
import { openPage } from '../page.ts'

/** Asks on a page of which so much is known, with a long list that says so much. */
async function ask(known: boolean | undefined, list: () => Promise<boolean | undefined>, userAgent = 'Unheard/1.0') {
  const env = { ...openPage(), ...(known !== undefined && { isBot: known }) }
  Object.defineProperty(env.window.navigator, 'userAgent', { value: userAgent, configurable: true })
  const bots = vi.fn(async () => {
    const isBot = await list()
    return isBot === undefined ? undefined : { start: () => isBot }
  })
  const kit = createKit(env, { load: bots as never })
  const isBot = await refuseBots(kit)
  return {
    isBot,
    agreed: vi.mocked(kit.agree).mock.calls,
    sent: vi.mocked(kit.send).mock.calls,
    asked: bots.mock.calls,
  }
}

test('a bot that only the long list knows agrees to nothing from then on', async () => {
  expect(await ask(false, async () => true)).toMatchObject({
    isBot: true,
    agreed: [[{ personalization: false, analytics: false }]],
    sent: [['facts', { 'page.isBot': true }]],
  })
})

test('a person stays one, also where the list cannot be had', async () => {
  const person = { isBot: false, agreed: [], sent: [] }
  expect(await ask(false, async () => false)).toMatchObject(person)
  expect(await ask(false, async () => undefined)).toMatchObject(person)
})

test('the list is not asked about a bot that is known, nor where programs count as people', async () => {
  expect(await ask(true, async () => false)).toMatchObject({ isBot: true, asked: [] })
  expect(await ask(undefined, async () => true)).toMatchObject({ isBot: false, asked: [] })
})

test('the list is not asked about the usual browsers', async () => {
  const CHROME =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
  expect(await ask(false, async () => true, CHROME)).toMatchObject({ isBot: false, asked: [] })
  expect(await ask(false, async () => true, CHROME.replace('Chrome', 'HeadlessChrome'))).toMatchObject({ isBot: true })
})
