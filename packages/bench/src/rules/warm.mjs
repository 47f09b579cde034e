// Run by main.mjs in a process of its own for each number of rules: what one engine leaves behind in the compiler's
// caches or the heap at one size must not slow another at the next. Prints its findings as JSON.
import { checkedEngines } from './check.mjs'
import { describe } from './describe.mjs'
import { timeFullPasses } from './fullPass.mjs'
import { timeOneFact } from './oneFact.mjs'
import { meetVisitors } from './visitors.mjs'
import { createRules } from './workload.mjs'

const count = Number(process.argv[2])
const rounds = Number(process.argv[3])
const rules = createRules(count)
const visitors = meetVisitors()
const ready = checkedEngines(rules, visitors)
const { times } = timeFullPasses({ ready, rules, visitors, rounds })
const oneFact = count === 1000 ? timeOneFact({ ready, rules, visitors }) : undefined
console.log(JSON.stringify({ workload: describe(rules, visitors), times, oneFact }))
