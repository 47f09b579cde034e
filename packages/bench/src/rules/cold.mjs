// Run by main.mjs in a fresh process for each measurement, on one minified file for each engine, as a page loads it.
// Modules are loaded, the JSON is parsed, and the config and the visitor are put together before the clock starts; what
// an engine does is not warm in any way. Prints milliseconds as JSON.
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const [, , engine, library, file] = process.argv
const given = JSON.parse(readFileSync(file, 'utf8'))
const loaded = await import(pathToFileURL(library))
// The clock itself is slow the first time it is asked.
performance.now()

const measure = {
  async kairos({ rules, state }) {
    const { base, compile, createHistory } = loaded
    const { toConfig } = await import('./engines/config.mjs')
    const config = toConfig(rules)
    const start = performance.now()
    const program = compile(config, createHistory(base))
    const compiled = performance.now()
    const memo = base.answer(program, state)
    const end = performance.now()
    return { ms: end - start, compileMs: compiled - start, held: memo.rules.reduce((sum, holds) => sum + holds, 0) }
  },
  growthbook({ rules, facts }) {
    const { evalCondition } = loaded
    const answers = new Uint8Array(rules.length)
    const start = performance.now()
    for (let index = 0; index < rules.length; index++) if (evalCondition(facts, rules[index])) answers[index] = 1
    return { ms: performance.now() - start, held: answers.reduce((sum, holds) => sum + holds, 0) }
  },
}

console.log(JSON.stringify(await measure[engine](given)))
