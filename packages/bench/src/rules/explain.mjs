// `node packages/bench/src/rules/explain.mjs`: how long 1,000 campaigns take to explain, in English and as a page does.
import { compile, explain, step } from '@kairos/core'
import { createExplain } from '@kairos/core/explain'
import { base } from '@kairos/core/first'
import { median } from '../median.mjs'
import { depthSignal, meetVisitors } from './visitors.mjs'
import { createRules } from './workload.mjs'

const ROUNDS = 21

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

for (const [how, tell] of Object.entries({ 'in English': explain, 'as a page': createExplain(base) })) {
  const times = Array.from({ length: ROUNDS }, (_, round) => {
    const start = performance.now()
    tell(states[round % states.length], program)
    return performance.now() - start
  })
  const [cold, ...warm] = times
  const { campaigns: reports } = tell(states[0], program)
  const found = reports.filter(({ change }) => change?.found).length
  console.log(
    `1,000 campaigns explained ${how}: ${median(warm).toFixed(1)} ms, the first time ${cold.toFixed(1)} ms; ` +
      `a change found for ${found}`,
  )
}
