// `npm run bench:triggers`: what 200 campaigns that wait cost a signal that concerns none of them.
import { compile, createProfile, createState, createTriggers, step } from '@kairos/core'
import { base } from '@kairos/core/first'
import { median } from '../median.mjs'
import { createCampaigns } from './campaigns.mjs'

const SAMPLES = 40
const REPEATS = 2000
const AT = Date.UTC(2026, 10, 22, 10)

const program = compile({ kairos: 1, site: 'bench', campaigns: createCampaigns(200) })
if (program.diagnostics.length) throw new Error(JSON.stringify(program.diagnostics))
const triggers = createTriggers(base)
const entered = step(
  createState(createProfile('anna', AT)),
  { name: 'page_view', at: AT, props: { facts: {} } },
  program,
)
const { page } = step(entered.state, { name: 'wake', at: AT + 1 }, program).state

const nobodys = { name: 'video_played', at: AT + 2, props: {} }
const everybodys = [
  ...new Set(
    createCampaigns(200)
      .map(({ trigger }) => trigger.name)
      .filter(Boolean),
  ),
]
const work = {
  none: () => triggers.advance(page, page, nobodys, program),
  some: () => triggers.advance(page, page, { name: everybodys[0], at: AT + 2, props: {} }, program),
  // Time wakes every trigger that counts it.
  all: () => triggers.advance(page, { ...page, at: AT + 9e9 }, nobodys, program),
}
if (work.none() !== page) throw new Error('a signal that concerns nobody changed something')

const times = Object.fromEntries(Object.keys(work).map((name) => [name, []]))
for (let sample = -SAMPLES / 2; sample < SAMPLES; sample++)
  for (const [name, run] of Object.entries(work)) {
    const repeats = name === 'none' ? REPEATS : REPEATS / 100
    const start = performance.now()
    for (let repeat = 0; repeat < repeats; repeat++) run()
    if (sample >= 0) times[name].push(((performance.now() - start) * 1000) / repeats)
  }
const [none, some, all] = ['none', 'some', 'all'].map((name) => median(times[name]))
console.log('200 campaigns that wait for 12 kinds of moments, one signal, µs')
console.log(`  concerns none          ${none.toFixed(3)}   target 2   ${none <= 2 ? 'met' : 'not met'}`)
console.log(`  concerns some          ${some.toFixed(1)}`)
console.log(`  time wakes its own     ${all.toFixed(1)}`)
