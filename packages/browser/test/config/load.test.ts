import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fetchConfig, keepConfig, lastGood, readConfig } from '../../src/config/load.ts'
import type { Env } from '../../src/env.ts'
import { answerFetch, blockStorage, openPage } from '../page.ts'

const ADDRESS = 'https://cdn.example/kairos.json'
const good = '{ "kairos": 1, "site": "shop" }'
const newer = '{ "kairos": 1, "site": "shop", "revision": 2 }'
/** Space after the value is JSON too. */
const ofLength = (length: number) => good.padEnd(length)

let env: Env
beforeEach(() => {
  env = openPage()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** What the next page begins with. */
const keptText = () => lastGood(env, ADDRESS)?.text

/** As a page does whose visitor agreed to be remembered. */
async function fetchAndKeep(known?: ReturnType<typeof lastGood>) {
  const loaded = readConfig(await fetchConfig(env, ADDRESS, known), known)
  if (loaded) keepConfig(env, ADDRESS, loaded)
  return loaded
}

describe('a config that arrives', () => {
  test('is given parsed and kept for the next page', async () => {
    answerFetch(() => ({ text: good }))
    expect(await fetchAndKeep()).toEqual({ text: good, config: { kairos: 1, site: 'shop' } })
    expect(keptText()).toBe(good)
  })

  test('replaces the last good one', async () => {
    answerFetch(() => ({ text: good }))
    await fetchAndKeep()
    answerFetch(() => ({ text: newer }))
    await fetchAndKeep(lastGood(env, ADDRESS))
    expect(keptText()).toBe(newer)
  })

  test('is not written again when it is the same text', async () => {
    env.keep(`kairos:config:${ADDRESS}`, good)
    const keep = vi.spyOn(env, 'keep')
    answerFetch(() => ({ text: good }))
    await fetchAndKeep(lastGood(env, ADDRESS))
    expect(keep).not.toHaveBeenCalled()
  })

  test('is kept apart from the config of another address', async () => {
    answerFetch(() => ({ text: good }))
    await fetchAndKeep()
    expect(lastGood(env, `${ADDRESS}?b`)).toBeUndefined()
  })

  test('meets a preload the first time, and has the cached copy checked from then on', async () => {
    const fetch = answerFetch(() => ({ text: good }))
    await fetchAndKeep()
    await fetchAndKeep(lastGood(env, ADDRESS))
    expect(fetch.mock.calls.map(([, init]) => init.cache)).toEqual(['default', 'no-cache'])
  })

  test('is asked for without a header of our own', async () => {
    const fetch = answerFetch(() => ({ text: good }))
    await fetchAndKeep()
    expect(fetch.mock.calls[0]![1]).not.toHaveProperty('headers')
  })

  test('is used but not kept when it is large', async () => {
    answerFetch(() => ({ text: ofLength(96_001) }))
    expect(await fetchAndKeep()).toBeDefined()
    expect(window.localStorage.length).toBe(0)
  })

  test('is measured in bytes', async () => {
    answerFetch(() => ({ text: JSON.stringify({ kairos: 1, site: 'ż'.repeat(50_000) }) }))
    expect(await fetchAndKeep()).toBeDefined()
    expect(window.localStorage.length).toBe(0)
  })

  test('is kept up to 96 thousand bytes', async () => {
    answerFetch(() => ({ text: ofLength(96_000) }))
    await fetchAndKeep()
    expect(keptText()).toHaveLength(96_000)
  })

  test('leaves no older one behind when it is too large to keep', async () => {
    env.keep(`kairos:config:${ADDRESS}`, good)
    answerFetch(() => ({ text: ofLength(96_001) }))
    await fetchAndKeep(lastGood(env, ADDRESS))
    expect(keptText()).toBeUndefined()
  })

  test('is refused beyond two million characters', async () => {
    answerFetch(() => ({ text: ofLength(2_000_001) }))
    expect(await fetchAndKeep()).toBeUndefined()
  })

  test('is given although storage is blocked', async () => {
    blockStorage()
    answerFetch(() => ({ text: good }))
    expect(await fetchAndKeep()).toMatchObject({ text: good })
  })
})

describe('the last good config stays', () => {
  const answers: [string, () => { status?: number; text?: string }][] = [
    ['a 404, even one with a good body', () => ({ status: 404, text: newer })],
    ['a page of HTML', () => ({ text: '<!doctype html><title>Shop</title>' })],
    ['JSON cut in the middle', () => ({ text: newer.slice(0, 20) })],
    ['another major version', () => ({ text: '{ "kairos": 2 }' })],
    ['JSON that is no object', () => ({ text: 'null' })],
    ['an empty file', () => ({ text: '' })],
    [
      'a network error',
      () => {
        throw new TypeError('Failed to fetch')
      },
    ],
  ]
  test.each(answers)('after %s', async (_, answer) => {
    env.keep(`kairos:config:${ADDRESS}`, good)
    answerFetch(answer)
    expect(await fetchAndKeep(lastGood(env, ADDRESS))).toBeUndefined()
    expect(keptText()).toBe(good)
  })
})

test('a config that is cut anywhere is none', () => {
  const text = JSON.stringify({ kairos: 1, site: 'żółw', campaigns: [{ id: 'a', note: '\\u{1F45F} "' }] })
  for (let length = 0; length < text.length; length++) expect(readConfig(text.slice(0, length))).toBeUndefined()
  expect(readConfig(text)).toBeDefined()
})

test('a config is given up after a second and a half', async () => {
  const given = new AbortController()
  const timeout = vi.spyOn(window.AbortSignal, 'timeout').mockReturnValue(given.signal)
  vi.stubGlobal(
    'fetch',
    (_: string, { signal }: RequestInit) =>
      new Promise((_, reject) => signal!.addEventListener('abort', () => reject(signal!.reason))),
  )
  const fetching = fetchAndKeep()
  expect(timeout).toHaveBeenCalledExactlyOnceWith(1500)
  given.abort()
  expect(await fetching).toBeUndefined()
})

describe('of two revisions', () => {
  const revision = (number?: number, more = {}) =>
    JSON.stringify({ kairos: 1, site: 'shop', revision: number, ...more })
  test.each([
    ['a newer one is taken', revision(3), true],
    ['the same one with other bytes is taken', revision(2, { note: 'again' }), true],
    ['an older one is refused', revision(1), false],
    ['an older one that rolls back is taken', revision(1, { rollback: true }), true],
    ['one without a number is taken as it is', revision(), true],
  ])('%s', async (_, text, isTaken) => {
    env.keep(`kairos:config:${ADDRESS}`, revision(2))
    answerFetch(() => ({ text }))
    expect((await fetchAndKeep(lastGood(env, ADDRESS))) !== undefined).toBe(isTaken)
    expect(keptText()).toBe(isTaken ? text : revision(2))
  })
})

test('what is kept but is no config counts as nothing', () => {
  env.keep(`kairos:config:${ADDRESS}`, '{ "kairos"')
  expect(lastGood(env, ADDRESS)).toBeUndefined()
})
