// `npm run bench:live`: from saving a file to the change on open pages, and from a signal to its slot, with the built files.
import { parseArgs } from 'node:util'
import { ensureBuilt } from '../../../../scripts/install.mjs'
import { openBrowser } from '../browser.mjs'
import { median } from '../median.mjs'
import { figure, printTable } from '../table.mjs'
import { measureSaved } from './saved.mjs'
import { measureSignal } from './signal.mjs'

const { values } = parseArgs({ options: { times: { type: 'string', default: '20' } } })
const times = Number(values.times)
const INTERVAL_S = 5
/** Polls come at any moment: their median needs more of them. They have nothing to do with each other, so many pages may wait at once. */
const POLLING = { pages: 10, rounds: Math.ceil((times * 3) / 10) }
/** Pages that are told all react at once, and would wait for each other's processor. */
const STREAMING = { pages: 2, rounds: Math.ceil(times / 2) }

ensureBuilt()
const browser = await openBrowser()
try {
  const every = `${INTERVAL_S}s`
  const waitMs = INTERVAL_S * 1000
  const polled = await measureSaved(browser, { ...POLLING, settings: { refresh: every }, every, waitMs })
  const settings = { refresh: '60s', stream: '/kairos.stream' }
  const streamed = await measureSaved(browser, { ...STREAMING, settings, every: '60s', waitMs: 500 })
  const signal = await measureSignal(browser, { times })
  process.stderr.write('\n')
  const most = { poll: INTERVAL_S * 500 + 100, stream: 300, signal: 50 }
  const rows = [
    ...Object.entries(polled).map(([file, ms]) => [`${file} saved, polled every ${every}`, ms, most.poll]),
    ...Object.entries(streamed).map(([file, ms]) => [`${file} saved, told by the stream`, ms, most.stream]),
    ['signal to slot, a processor 4 times slower', signal, most.signal],
  ]
  console.log('milliseconds until the open page has changed, Chromium')
  printTable([['', 'times', 'median', 'most', 'target', ''], ...rows.map(line)])
} finally {
  await browser.close()
}

function line([what, ms, target]) {
  const middle = median(ms)
  const isMet = middle <= target
  const shown = [middle, Math.max(...ms), target].map(figure)
  return [what, String(ms.length), ...shown, isMet ? 'met' : 'not met']
}
