import { expect, test } from 'vitest'
import { trafficFacts } from '../../src/collectors/traffic.ts'
import type { Env } from '../../src/env.ts'

/** A page reached over a link; happy-dom's own `document.referrer` cannot be set. */
const arrive = (address: string, referrer = '') =>
  trafficFacts({
    window: { location: new URL(address, 'https://shop.example/') },
    document: { referrer },
  } as unknown as Env)

test('campaign words of the address are read in lower case', () => {
  expect(arrive('/?utm_source=News&utm_medium=EMail&utm_campaign=Spring&utm_term=Shoes&utm_content=Top')).toEqual({
    source: 'news',
    medium: 'email',
    campaign: 'spring',
    term: 'shoes',
    content: 'top',
  })
})

test('long words are cut: they are remembered', () => {
  const long = 'x'.repeat(5000)
  const facts = arrive(`/?utm_source=${long}&utm_term=${long}`, `https://search.example/?q=${long}`)!
  expect(Object.values(facts).map((value) => value.length)).toEqual([300, 8, 300, 14, 300])
})

test('another site is a referral', () => {
  expect(arrive('/', 'https://Search.example/?q=shoes')).toEqual({
    source: 'search.example',
    medium: 'referral',
    referrer: 'https://Search.example/?q=shoes',
    referrerHost: 'search.example',
  })
})

test('campaign words win over the referrer, which stays known', () => {
  expect(arrive('/?utm_source=news', 'https://mail.example/')).toMatchObject({
    source: 'news',
    medium: 'referral',
    referrerHost: 'mail.example',
  })
})

test.each([
  ['directly', ''],
  ['from a page of its own', 'https://shop.example/cart'],
  ['from an app, which is no address', 'android-app://com.example'],
])('a page reached %s has no traffic of its own', (_, referrer) => {
  expect(arrive('/', referrer)).toBeUndefined()
})

test('an empty campaign word counts as none', () => {
  expect(arrive('/?utm_source=')).toBeUndefined()
})

test('another port is another site', () => {
  expect(arrive('/', 'https://shop.example:8080/')).toMatchObject({ source: 'shop.example:8080' })
})
