import { answer, step } from '@kairos/core'
import { base } from '@kairos/core/first'
import { spread } from '@kairos/core/live'
import { median } from '../median.mjs'
import { compareAnswers, expected } from './check.mjs'
import { toProgram } from './engines/kairos.mjs'
import { depthSignal, scroll } from './visitors.mjs'

const BEFORE = 40
const AFTER = 50
const SAMPLES = 60
const REPEATS = 20
const PAGE = new Set(['page'])

/**
 * Scroll depth 40 becomes 50: times what Kairos does about it, and what peers do, which is a full pass. Microseconds a
 * visitor, medians over interleaved rounds.
 */
export function timeOneFact({ ready, rules, visitors }) {
  const program = toProgram(rules)
  const before = visitors.map((visitor) => remember(program, scroll(visitor, BEFORE).state))
  const after = visitors.map((visitor) => scroll(visitor, AFTER))
  const changes = before.map((state, index) => ({ ...state, page: after[index].state.page }))
  const signal = depthSignal(AFTER)
  changes.forEach((state, index) => {
    compareAnswers('Kairos, one fact later,', react(state).memo.rules, expected(rules, after[index]), rules)
  })
  const work = {
    evaluator: { repeats: REPEATS, items: changes, run: (state) => react(state).memo.rules[0] },
    step: { repeats: REPEATS, items: before, run: (state) => step(state, signal, program).changed.length },
    growthbook: { repeats: 1, items: after, run: (visitor) => ready.growthbook.pass(visitor)[0] },
    jsonLogic: { repeats: 1, items: after, run: (visitor) => ready.jsonLogic.pass(visitor)[0] },
    handWritten: { repeats: 1, items: after, run: (visitor) => ready.handWritten.pass(visitor)[0] },
  }
  return { times: timeInTurn(work), ...countLeafTests(program, visitors) }
}

const remember = (program, state) => ({ ...state, memo: answer(program, state) })

/** What the evaluator does about a changed page fact. */
const react = (state) => spread(base, state, PAGE)

function timeInTurn(work) {
  const times = Object.fromEntries(Object.keys(work).map((name) => [name, []]))
  let consumed = 0
  for (let sample = -SAMPLES / 3; sample < SAMPLES; sample++)
    for (const [name, { repeats, items, run }] of Object.entries(work)) {
      const start = performance.now()
      for (let repeat = 0; repeat < repeats; repeat++) for (const item of items) consumed += run(item)
      if (sample >= 0) times[name].push(((performance.now() - start) * 1000) / (repeats * items.length))
    }
  if (!Number.isFinite(consumed)) throw new Error('an engine gave no answers')
  return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]))
}

/** How many leaf tests a full pass runs, and how many the change: means over all visitors. */
function countLeafTests(program, visitors) {
  let run = 0
  const count =
    (test) =>
    (...values) => {
      run++
      return test(...values)
    }
  const counting = { ...program, leaves: program.leaves.map((leaf) => ({ ...leaf, test: count(leaf.test) })) }
  const before = visitors.map((visitor) => remember(counting, scroll(visitor, BEFORE).state))
  const fullPassTests = run
  run = 0
  before.forEach((state, index) => {
    react({ ...state, page: scroll(visitors[index], AFTER).state.page })
  })
  return { fullPassTests: fullPassTests / visitors.length, changeTests: run / visitors.length }
}
