// Run by main.mjs in a fresh process for each measurement. Modules are loaded, the JSON is parsed and the config is put
// together before the clock starts. Prints milliseconds as JSON.
import { readFileSync } from 'node:fs'

const [, , engine, file] = process.argv
const given = JSON.parse(readFileSync(file, 'utf8'))

const measure = {
  async kairos({ rules, state }) {
    const { answer, compile } = await import('@kairos/core')
    const { toConfig } = await import('./engines/kairos.mjs')
    const config = toConfig(rules)
    const start = performance.now()
    const program = compile(config)
    const compiled = performance.now()
    const memo = answer(program, state)
    const end = performance.now()
    return { ms: end - start, compileMs: compiled - start, held: memo.rules.reduce((sum, holds) => sum + holds, 0) }
  },
  async growthbook({ rules, facts }) {
    const { growthbook } = await import('./engines/growthbook.mjs')
    const { pass } = growthbook(rules)
    const start = performance.now()
    const answers = pass({ facts })
    return { ms: performance.now() - start, held: answers.reduce((sum, holds) => sum + holds, 0) }
  },
  async config(config) {
    const { compile } = await import('@kairos/core')
    const start = performance.now()
    const { diagnostics } = compile(config)
    return { ms: performance.now() - start, diagnostics: diagnostics.length }
  },
}

console.log(JSON.stringify(await measure[engine](given)))
