import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Env } from '../src/env.ts'
import type { Signed } from '../src/given.ts'
import { start } from '../src/signature.ts'
import { answerFetch, openPage } from './page.ts'

const URL_OF_FILE = 'https://cdn.example/kairos.json'
const text = '{"kairos":1,"site":"żółw"}'
const newer = '{"kairos":1,"site":"żółw","revision":2}'

const createPair = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return { privateKey, key: Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url').toString('base64') }
}
const ours = createPair()
const others = createPair()
const signed = (text: string, { privateKey }: { privateKey: KeyObject } = ours) =>
  sign(null, Buffer.from(text), privateKey).toString('base64')

let env: Env
let diagnose: ReturnType<typeof vi.fn<(diagnostic: { path: string; expected: string }) => void>>
/** What lies on the CDN. */
let files: Record<string, string>
beforeEach(() => {
  env = openPage()
  diagnose = vi.fn()
  files = { [URL_OF_FILE]: text }
})
afterEach(() => vi.unstubAllGlobals())

const open = (key = ours.key): Signed => {
  answerFetch((url) => (files[url] === undefined ? { status: 404, text: 'Not found' } : { text: files[url] }))
  env.key = key
  return start(env, diagnose)
}
const refused = (expected: string, path = '/kairos.json.sig') =>
  expect(diagnose.mock.calls).toEqual([[{ path, expected }]])

describe('a file is taken', () => {
  test('where the owner of the key has signed it', async () => {
    files[`${URL_OF_FILE}.sig`] = signed(text)
    expect(await open()(URL_OF_FILE, text)).toBe(text)
    expect(diagnose).not.toHaveBeenCalled()
  })

  test('whose address is beside the page', async () => {
    const address = new URL('/kairos.json.sig', document.baseURI).href
    files[address] = signed(text)
    expect(await open()('kairos.json', text)).toBe(text)
  })

  test('where any line fits', async () => {
    files[`${URL_OF_FILE}.sig`] = `${signed(newer)}\n${signed(text)}\n`
    expect(await open()(URL_OF_FILE, text)).toBe(text)
  })

  test('where any of two keys fits', async () => {
    files[`${URL_OF_FILE}.sig`] = signed(text)
    expect(await open(`${others.key} ${ours.key}`)(URL_OF_FILE, text)).toBe(text)
  })

  test('as it lies there now, where what came was older than its signature', async () => {
    files[URL_OF_FILE] = newer
    files[`${URL_OF_FILE}.sig`] = signed(newer)
    expect(await open()(URL_OF_FILE, text)).toBe(newer)
    expect(diagnose).not.toHaveBeenCalled()
  })

  test('with its query, which the signature has too', async () => {
    files[`${URL_OF_FILE}.sig?v=2`] = signed(text)
    expect(await open()(`${URL_OF_FILE}?v=2`, text)).toBe(text)
  })
})

describe('a file is refused, and that is told once', () => {
  test.each([
    ['has no signature', undefined],
    ['has a signature that is empty', ''],
    ['has a signature that is no base64', '<!doctype html>'],
    ['has a signature of another length', 'AAAA'],
    ['has the signature of another file', signed(newer)],
    ['was signed with another key', signed(text, others)],
  ])('that %s', async (_, signature) => {
    if (signature !== undefined) files[`${URL_OF_FILE}.sig`] = signature
    const check = open()
    expect(await check(URL_OF_FILE, text)).toBeUndefined()
    expect(await check(URL_OF_FILE, text)).toBeUndefined()
    refused('a signature of the file, by the key in data-key')
  })

  test('where the page is not secure', async () => {
    vi.stubGlobal('crypto', {})
    expect(await open()(URL_OF_FILE, text)).toBeUndefined()
    refused('https, where signatures can be checked', 'data-key')
  })

  test('in a browser without Ed25519', async () => {
    const importKey = () => Promise.reject(new DOMException('Unrecognized name', 'NotSupportedError'))
    vi.stubGlobal('crypto', { subtle: { importKey } })
    expect(await open()(URL_OF_FILE, text)).toBeUndefined()
    refused('a browser that knows Ed25519', 'data-key')
  })

  test.each([['='], ['AAAA'], [' ']])('with the key %j', async (key) => {
    files[`${URL_OF_FILE}.sig`] = signed(text)
    expect(await open(key)(URL_OF_FILE, text)).toBeUndefined()
    if (key.trim()) refused('32 bytes in base64, as `kairos keys` prints them', 'data-key')
  })
})

test('a file that has not come yet is asked for; that none comes is left to who wants it', async () => {
  files[`${URL_OF_FILE}.sig`] = signed(text)
  expect(await open()(URL_OF_FILE)).toBe(text)
  delete files[URL_OF_FILE]
  expect([await open()(URL_OF_FILE), await open()(URL_OF_FILE, '')]).toEqual(['', ''])
  expect(diagnose).not.toHaveBeenCalled()
})
