// `npm run bench:explain`: how long 1,000 campaigns take to explain, in plain names as a page's own files do and in English.
// Time of the processor, not of the wall: a busy machine explains as much.
import { compile, explain, step } from '@kairos/core'
import { createExplain } from '@kairos/core/explain'
import { base } from '@kairos/core/first'
import { median } from '../median.mjs'
import { depthSignal, meetVisitors } from './visitors.mjs'
import { createRules } from './workload.mjs'

const ROUNDS = 61
const TARGET_MS = 50

const campaigns = createRules(1000).map((audience, index) => ({
  id: `campaign-${index}`,
  audience,
  priority: index % 7,
  ...(index % 3 === 0 && { pages: { include: ['/shop/*'] } }),
  ...(index % 5 === 0 && { schedule: { days: ['mon-fri'], hours: '08:00-20:00' } }),
  ...(index % 4 === 0 && { limits: [{ max: 1, per: 'visit' }] }),
  ...(index % 9 === 0 && { trigger: { type: 'scrolled_to', percent: 60 } }),
  variants: [{ id: 'a', actions: [{ type: 'slot', slot: `slot-${index % 20}`, title: 'Hello' }] }],
}))
const program = compile({ kairos: 1, site: 'shop', campaigns })
const states = meetVisitors().map(({ state }) => step(state, depthSignal(40), program).state)

console.log('1,000 campaigns explained, ms of the processor')
for (const [how, tell] of Object.entries({ 'in plain names': createExplain(base), 'in English': explain })) {
  const times = Array.from({ length: ROUNDS }, (_, round) => {
    const before = process.cpuUsage()
    tell(states[round % states.length], program)
    return process.cpuUsage(before).user / 1000
  })
  const [first, ...warm] = times
  const { campaigns: reports } = tell(states[0], program)
  const found = reports.filter(({ change }) => change?.found).length
  if (found !== reports.length) throw new Error(`a change was found for ${found} of ${reports.length}`)
  const ms = median(warm)
  console.log(
    `  ${how.padEnd(16)}${ms.toFixed(1).padStart(6)}   target ${TARGET_MS}   ${ms <= TARGET_MS ? 'met' : 'not met'}   the first time ${first.toFixed(0)}`,
  )
}
