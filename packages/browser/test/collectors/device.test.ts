import { expect, test } from 'vitest'
import { deviceFacts } from '../../src/collectors/device.ts'
import type { Env } from '../../src/env.ts'

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)'
const SAFARI = 'AppleWebKit/605.1.15 (KHTML, like Gecko)'
const MACINTOSH = `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${SAFARI} Version/17.5 Safari/605.1.15`

test.each([
  [
    'mobile',
    'iPhone',
    `Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) ${SAFARI} Version/17.5 Mobile/15E148`,
    5,
  ],
  ['mobile', 'Chrome phone', `Mozilla/5.0 (Linux; Android 10; K) ${WEBKIT} Chrome/126.0.0.0 Mobile Safari/537.36`, 5],
  ['mobile', 'Firefox phone', 'Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0', 5],
  ['tablet', 'Chrome tablet', `Mozilla/5.0 (Linux; Android 10; K) ${WEBKIT} Chrome/126.0.0.0 Safari/537.36`, 10],
  ['tablet', 'Firefox tablet', 'Mozilla/5.0 (Android 14; Tablet; rv:127.0) Gecko/127.0 Firefox/127.0', 5],
  ['tablet', 'older iPad', `Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) ${SAFARI} Version/12.1 Mobile/15E148`, 5],
  ['tablet', 'iPad that calls itself a Macintosh', MACINTOSH, 5],
  ['desktop', 'Macintosh', MACINTOSH, 0],
  ['desktop', 'Windows', `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/126.0.0.0 Safari/537.36`, 0],
  [
    'desktop',
    'Windows with a touch screen',
    'Mozilla/5.0 (Windows NT 10.0; rv:127.0) Gecko/20100101 Firefox/127.0',
    10,
  ],
  ['desktop', 'Linux', 'Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Firefox/115.0', 0],
])('%s: %s', (type, _, userAgent, maxTouchPoints) => {
  expect(deviceFacts({ window: { navigator: { userAgent, maxTouchPoints } } } as Env)).toEqual({ type })
})
