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
  expect(Object.values(facts).map((value) => value.length)).toEqual([200, 200])
})

test.each([
  ['another site', 'https://search.example/?q=shoes'],
  ['another port', 'https://shop.example:8080/'],
  ['an app', 'android-app://com.example'],
])('a page reached from %s has an origin, which is not named here', (_, referrer) => {
  expect(arrive('/', referrer)).toEqual({})
})

test.each([
  ['directly', ''],
  ['from a page of its own', 'https://shop.example/cart'],
])('a page reached %s has no traffic of its own', (_, referrer) => {
  expect(arrive('/', referrer)).toBeUndefined()
})

test('an empty campaign word counts as none', () => {
  expect(arrive('/?utm_source=')).toBeUndefined()
})
