import { median } from '../median.mjs'
import { titles } from './engines/index.mjs'

/**
 * Times one pass of every engine over all rules and visitors, engine after engine, round after round, so that whatever
 * else the machine does meets all alike. Gives nanoseconds a rule.
 */
export function timeFullPasses({ ready, rules, visitors, rounds }) {
  const names = Object.keys(titles)
  const times = Object.fromEntries(names.map((name) => [name, []]))
  let consumed = 0
  const warmUp = Math.ceil(rounds / 3)
  for (let round = -warmUp; round < rounds; round++)
    for (const name of names) {
      const { pass } = ready[name]
      const start = performance.now()
      for (const visitor of visitors) consumed += pass(visitor)[round & 1]
      const spent = performance.now() - start
      if (round >= 0) times[name].push((spent * 1e6) / (rules.length * visitors.length))
    }
  return { times: Object.fromEntries(names.map((name) => [name, median(times[name])])), consumed }
}
