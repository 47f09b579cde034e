import { base, createProfile } from '@kairos/core/first'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Env } from '../../src/env.ts'
import { parts } from '../../src/lazy.ts'
import { start } from '../../src/preview.ts'
import { answerFetch, openPage } from '../page.ts'

const draft = { kairos: 1, site: 'shop', revision: 9 }
const stable = (settings: object = { channels: { draft: '/kairos.draft.json' } }) => ({
  kairos: 1,
  site: 'shop',
  settings,
})

let env: Env
const diagnose = vi.fn()
beforeEach(() => {
  env = openPage()
  diagnose.mockClear()
})
afterEach(() => {
  vi.unstubAllGlobals()
  sessionStorage.clear()
})

/** The config that a page decides by whose address is this. */
const open = async (address: string, config: object = stable()) => {
  window.history.replaceState(null, '', address)
  const opened = await start({ env, config, base, createProfile, diagnose }, parts).open()
  return opened?.file()
}

test.each(['/?kairos_channel=draft', '/#kairos_channel=draft', '/?kairos_channel=stable#kairos_channel=draft'])(
  '%s gets the file of the channel it names',
  async (address) => {
    const fetch = answerFetch(() => ({ text: JSON.stringify(draft) }))
    expect(await open(address)).toEqual(draft)
    expect(fetch.mock.calls.map(([url]) => url)).toEqual([new URL('/kairos.draft.json', document.baseURI).href])
  },
)

test.each(['/?kairos_channel=stable', '/?kairos_force=a:b'])('%s goes by the file that is there', async (address) => {
  const fetch = answerFetch(() => ({ text: JSON.stringify(draft) }))
  expect(await open(address)).toEqual(stable())
  expect(fetch).not.toHaveBeenCalled()
})

test.each([
  ['next', stable()],
  ['draft', stable({})],
  ['draft', stable({ channels: 7 })],
  ['draft', stable({ channels: { draft: 7 } })],
  ['toString', stable()],
])('the channel %s, which %j does not list, is asked of nobody', async (channel, config) => {
  const fetch = answerFetch(() => ({ text: JSON.stringify(draft) }))
  expect(await open(`/?kairos_channel=${channel}`, config)).toEqual(config)
  expect(fetch).not.toHaveBeenCalled()
  expect(diagnose).toHaveBeenCalledExactlyOnceWith({
    path: `settings.channels.${channel}`,
    expected: 'the address of a file',
  })
})

test.each([
  ['is missing', { status: 404, text: JSON.stringify(draft) }],
  ['is HTML', { text: '<!doctype html>' }],
  ['is null', { text: 'null' }],
  ['is of another version', { text: '{"kairos":2}' }],
  ['is longer than any file', { text: JSON.stringify(draft).padEnd(2_000_001) }],
])('where the file of the channel %s, the page goes on with its own', async (_, answer) => {
  answerFetch(() => answer)
  expect(await open('/?kairos_channel=draft')).toEqual(stable())
  expect(diagnose).toHaveBeenCalledExactlyOnceWith({
    path: 'settings.channels.draft',
    expected: 'a file with kairos: 1',
  })
})

test('with a key, a draft that nobody signed is not taken, which is told by who looked', async () => {
  env.key = Buffer.alloc(32, 1).toString('base64')
  answerFetch((url) => (url.endsWith('.sig') ? { status: 404 } : { text: JSON.stringify(draft) }))
  expect(await open('/?kairos_channel=draft')).toEqual(stable())
  expect(diagnose).toHaveBeenCalledExactlyOnceWith({
    path: '/kairos.draft.json.sig',
    expected: 'a signature of the file, by the key in data-key',
  })
})
