import { compile, createProfile, createState, step } from '@kairos/core'
import { createVisitors, factsOf, scrolledTo } from './workload.mjs'

const HOUR_MS = 36e5
const AT = Date.UTC(2026, 2, 2)

/** @typedef {{ facts: object, state: import('@kairos/core').State }} Visitor The same visitor for every engine. */

/** The sixteen visitors: as a tree of facts, and as the state that the signals of their visits lead to. */
export function meetVisitors() {
  const silent = compile({ kairos: 1 })
  return createVisitors().map((visitor, index) => {
    const facts = factsOf(visitor)
    const { visit, traits, ...seen } = facts
    const start = createState(createProfile(`visitor-${index}`, AT))
    const { profile, page } = signalsOf({ visit, traits, seen }).reduce(
      (state, signal) => step(state, signal, silent).state,
      start,
    )
    return { facts, state: { profile, page } }
  })
}

/** A page in each earlier visit, the pages of this visit, and a login. */
function signalsOf({ visit, traits, seen: { traffic, ...facts } }) {
  const times = Array.from({ length: visit.count - 1 }, (_, earlier) => AT + earlier * HOUR_MS)
  for (let page = 0; page < visit.pages; page++) times.push(AT + visit.count * HOUR_MS + page * 1000)
  return [
    ...times.map((at) => ({ name: 'page_view', at, offset: 0, props: { facts, traffic } })),
    { name: 'identify', at: times.at(-1), offset: 0, props: { traits } },
  ]
}

/** The signal that tells a scroll depth. */
export const depthSignal = (depth) => ({
  name: 'facts',
  at: AT + 24 * HOUR_MS,
  offset: 0,
  props: { 'page.scrollDepth': depth },
})

/** A visitor at another scroll depth. */
export const scroll = ({ facts, state }, depth) => ({
  facts: scrolledTo(facts, depth),
  state: { ...state, page: { ...state.page, facts: scrolledTo(state.page.facts, depth) } },
})
