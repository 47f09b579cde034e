import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isbot } from 'isbot'
import { expect, test } from 'vitest'
import { isBot } from '../../src/collectors/bot.ts'
import { isUsual } from '../../src/consent/bots.ts'
import type { Env } from '../../src/env.ts'

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)'
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'
const WINDOWS = `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT}`
const ANDROID = `Mozilla/5.0 (Linux; Android 10; K) ${WEBKIT}`
const people = [
  `${WINDOWS} Chrome/140.0.0.0 Safari/537.36`,
  `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${WEBKIT} Chrome/140.0.0.0 Safari/537.36`,
  `Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT} Chrome/140.0.0.0 Safari/537.36`,
  `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${WEBKIT} Chrome/140.0.0.0 Safari/537.36`,
  `${ANDROID} Chrome/140.0.0.0 Mobile Safari/537.36`,
  `Mozilla/5.0 (Linux; Android 12; CUBOT_X50) ${WEBKIT} Chrome/120.0.0.0 Mobile Safari/537.36`,
  `${IPHONE} CriOS/140.0.7339.39 Mobile/15E148 Safari/604.1`,
  `${IPHONE} Version/18.5 Mobile/15E148 Safari/604.1`,
  'Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0',
  'Mozilla/5.0 (Android 15; Mobile; rv:143.0) Gecko/143.0 Firefox/143.0',
  `${IPHONE} FxiOS/143.0 Mobile/15E148 Safari/605.1.15`,
  `${WINDOWS} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`,
  `${ANDROID} Chrome/140.0.0.0 Mobile Safari/537.36 EdgA/140.0.0.0`,
  `${ANDROID} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
  `${WINDOWS} Chrome/138.0.0.0 Safari/537.36 OPR/122.0.0.0`,
  `${ANDROID} Chrome/138.0.0.0 Mobile Safari/537.36 OPR/90.0.0.0`,
  `${IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/520.0.0.38.101;FBBV/1;FBDV/iPhone14,5;FBMD/iPhone;FBSN/iOS;FBSV/18.5]`,
  `${IPHONE} Mobile/15E148 Instagram 390.0.0.28.85 (iPhone14,5; iOS 18_5; en_US; en; scale=3.00; 1170x2532)`,
  `Mozilla/5.0 (Linux; Android 14; SM-S918B Build/UP1A; wv) ${WEBKIT} Version/4.0 Chrome/140.0.0.0 Mobile Safari/537.36 musical_ly_2023`,
  `${IPHONE} Mobile/15E148 [Pinterest/iOS]`,
  `${IPHONE} Mobile/15E148 Snapchat/13.40.0.44 (like Safari/8620.1.16.10.11, panda)`,
  `${IPHONE} Safari Line/15.10.0`,
  `${IPHONE} Mobile/15E148 [LinkedInApp]/9.31.5`,
]
const asks = (userAgent: string, webdriver = false) =>
  isBot({ window: { navigator: { userAgent, webdriver } } } as unknown as Env)

test.each(people)('a person: %s', (userAgent) => {
  expect([asks(userAgent), isbot(userAgent)]).toEqual([false, false])
})

test('nobody looks up Chrome, Safari and Firefox in the long list', () => {
  const plain = people.filter(
    (userAgent) =>
      !/CrOS|CUBOT|\w(iOS|Browser)\/|Edg|OPR|LinkedInApp|FB|Instagram|Line|musical|Pinterest|Snapchat/.test(userAgent),
  )
  expect(people.filter(isUsual)).toEqual(plain)
})

test('a browser that a program drives is a bot', () => {
  expect(asks(people[0]!, true)).toBe(true)
})

const path = join(import.meta.dirname, '../../../../../shared/conformance/bot-user-agents.json')

if (existsSync(path)) {
  const { userAgents } = JSON.parse(readFileSync(path, 'utf8')) as { userAgents: string[] }
  const share = (test: (userAgent: string) => boolean) => userAgents.filter(test).length / userAgents.length
  test('the short pattern knows 95 of 100 bots, with the long list it is 99', () => {
    expect(share((userAgent) => asks(userAgent))).toBeGreaterThanOrEqual(0.95)
    expect(share((userAgent) => asks(userAgent) || isbot(userAgent))).toBeGreaterThanOrEqual(0.99)
    expect(share(isbot)).toBeGreaterThanOrEqual(0.99)
    expect(userAgents.filter(isUsual)).toEqual([])
  })
} else {
  console.log('skipped: the shared list of bots is not beside this clone')
  test('runs without the shared list of bots', () => expect(existsSync(path)).toBe(false))
}
