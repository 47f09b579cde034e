import { expect, test } from 'vitest'
import { pageFacts } from '../../src/collectors/page.ts'
import { openPage } from '../page.ts'

test('the page tells its address, title and language', () => {
  const env = openPage('/shop/shoes?size=42&q=red%20ones#top')
  document.title = 'Shoes'
  document.documentElement.lang = 'de-AT'
  expect(pageFacts(env)).toEqual({
    url: 'http://localhost:3000/shop/shoes?size=42&q=red%20ones#top',
    host: 'localhost:3000',
    path: '/shop/shoes',
    query: { size: '42', q: 'red ones' },
    hash: '#top',
    title: 'Shoes',
    language: 'de-AT',
    isBot: false,
  })
})

test('who opened it is said with it', () => {
  const env = openPage()
  env.isBot = true
  expect(pageFacts(env).isBot).toBe(true)
})

test('a page that names no language has none', () => {
  const env = openPage()
  document.documentElement.lang = ''
  expect(pageFacts(env).language).toBeUndefined()
})

test('a query named like a prototype is a value like any other', () => {
  const { query } = pageFacts(openPage('/?__proto__=x&constructor=y'))
  expect(Object.entries(query as object)).toEqual([
    ['__proto__', 'x'],
    ['constructor', 'y'],
  ])
})
