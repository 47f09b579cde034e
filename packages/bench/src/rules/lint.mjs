// `npm run bench:lint`: how long a file of 1,000 campaigns takes to validate and lint, in a process of its own as the command
// is, how many visits a second are simulated, and what that keeps in memory. Time of the processor, not of the wall: a busy
// machine checks as much.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { compile } from '@kairos/core'
import { lint } from '../../../cli/dist/lint/lint.js'
import { createFollowing } from '../../../cli/dist/simulate/followed.js'
import { longestMs, planVisitors } from '../../../cli/dist/simulate/itinerary.js'
import { add, createTally } from '../../../cli/dist/simulate/tally.js'
import { validate } from '../../../cli/dist/validate/validate.js'
import { engineFor } from '../../../cli/dist/visits/engine.js'
import { createSiteClock } from '../../../cli/dist/visits/siteClock.js'
import { median } from '../median.mjs'
import { createRules } from './workload.mjs'

const ROUNDS = 5
const MOST_MS = 1000
const LEAST_VISITS = 20_000
const FEW = 20_000
const MANY = 200_000
/** Less than one byte for each visit more: what the engine itself warms up. */
const MOST_GROWTH_MB = 1

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc')

const inMs = ({ user, system }) => (user + system) / 1000

if (process.argv[2] === 'once') {
  const text = fileOf(1000)
  const before = process.cpuUsage()
  const found = lint(validate(text), Date.UTC(2026, 10, 26))
  console.log(JSON.stringify({ ms: inMs(process.cpuUsage(before)), found: found.length }))
} else {
  const rounds = Array.from({ length: ROUNDS }, () =>
    JSON.parse(execFileSync(process.execPath, [fileURLToPath(import.meta.url), 'once'], { encoding: 'utf8' })),
  )
  const ms = median(rounds.map((one) => one.ms))
  const verdict = (isMet) => (isMet ? 'met' : 'not met')
  console.log(
    `1,000 campaigns validated and linted, ms of the processor: ${ms.toFixed(0)}   target ${MOST_MS}   ${verdict(ms <= MOST_MS)}   ${rounds[0].found} findings`,
  )
  const { speed, heaps } = simulated()
  console.log(
    `visits of the shop simulated in a second of the processor: ${speed.toFixed(0)}   target ${LEAST_VISITS}   ${verdict(speed >= LEAST_VISITS)}`,
  )
  const [few, many] = heaps
  console.log(
    `heap after ${FEW.toLocaleString('en')} and after ${MANY.toLocaleString('en')} visits, MB: ${few.toFixed(1)}, ${many.toFixed(1)}   target ${MOST_GROWTH_MB} more   ${verdict(many - few <= MOST_GROWTH_MB)}`,
  )
}

/** A shop with many campaigns, as the other benches have them. */
function fileOf(many) {
  const campaigns = createRules(many).map((audience, index) => ({
    id: `campaign-${index}`,
    audience,
    priority: index % 7,
    pages: { include: [`/shop/${index}`] },
    ...(index % 5 === 0 && { schedule: { days: ['mon-fri'], hours: '08:00-20:00' } }),
    ...(index % 4 === 0 && { limits: [{ max: 1, per: 'visit' }] }),
    ...(index % 9 === 0 && { trigger: { type: 'scrolled_to', percent: 60, cancelOn: { type: 'exit_intent' } } }),
    variants: [{ id: 'a', actions: [{ type: 'slot', slot: `slot-${index % 20}`, title: `Number ${index}` }] }],
  }))
  return JSON.stringify({ kairos: 1, site: 'shop', campaigns }, null, 2)
}

function simulated() {
  const read = (name) => JSON.parse(readFileSync(new URL(`../../../../examples/shop/${name}`, import.meta.url), 'utf8'))
  const config = read('kairos.json')
  const { personas, mix, effects = [] } = read('personas.json')
  const from = Date.UTC(2026, 11, 1)
  const span = { from, to: from + 7 * 864e5 + longestMs(mix) }
  const program = compile(config)
  const follow = createFollowing({
    engine: engineFor(program, span),
    clock: createSiteClock(config, from),
    effects,
  })
  const plan = planVisitors({ config, personas, mix, seed: 1, from, spanMs: 7 * 864e5 })
  const tally = createTally(program)
  let visitor = 0
  const run = (most) => {
    while (tally.visits < most) add(tally, follow(plan(visitor++)))
    return tally.visits
  }
  const heap = () => {
    collectGarbage()
    return process.memoryUsage().heapUsed / 1e6
  }
  const warm = run(FEW)
  const few = heap()
  const before = process.cpuUsage()
  const visits = run(MANY) - warm
  const speed = (visits / inMs(process.cpuUsage(before))) * 1000
  return { speed, heaps: [few, heap()] }
}
