import { expect, test } from 'vitest'
import { askedFor } from '../../src/preview/asked.ts'
import { isPreview } from '../../src/preview/flags.ts'
import { forcedVariants } from '../../src/preview/forced.ts'
import { openPage } from '../page.ts'

const read = (address: string) => {
  const env = openPage(address)
  return isPreview(env) ? forcedVariants(askedFor(env, 'kairos_force')) : undefined
}

test.each([
  ['the query', '/?kairos_force=hero:b', { hero: 'b' }],
  ['the hash', '/#kairos_force=hero:b', { hero: 'b' }],
  ['both', '/?kairos_force=hero:b#kairos_force=chat:a', { hero: 'b', chat: 'a' }],
  ['a list', '/?kairos_force=hero:b,chat:off', { hero: 'b', chat: 'off' }],
  ['repeated words', '/?kairos_force=hero:b&kairos_force=chat:a', { hero: 'b', chat: 'a' }],
  ['an encoded address', '/?kairos_force=hero%3Ab%2Cchat%3Aa', { hero: 'b', chat: 'a' }],
  ['spaces', '/?kairos_force=hero:%20b%20,%20chat:a', { hero: 'b', chat: 'a' }],
  ['other words around it', '/?utm_source=x&kairos_force=hero:b&y=1', { hero: 'b' }],
])('forced variants are read from %s', (_, address, forced) => {
  expect(read(address)).toEqual(forced)
})

test.each(['/', '/?hero:b', '/#top', '/?xkairos_force=hero:b'])('%s forces nothing', (address) => {
  expect(read(address)).toBeUndefined()
})

test('a campaign without a variant is silenced', () => {
  expect(read('/?kairos_force=hero')).toEqual({ hero: 'off' })
})

test('the later of two wishes for one campaign counts', () => {
  expect(read('/?kairos_force=hero:a,hero:b')).toEqual({ hero: 'b' })
})

test.each(['', ',', ':', '::', 'hero:', '%E0%A4%A', '__proto__:x'])('odd input %j is a preview without harm', (odd) => {
  expect(Object.getPrototypeOf(read(`/?kairos_force=${odd}`))).toBe(Object.prototype)
})
