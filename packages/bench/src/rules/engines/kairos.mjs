import { answer, compile } from '@kairos/core'
import { toConfig } from './config.mjs'

/** Compiles the rules. Throws when one was left out: then the engines would not do the same work. */
export function toProgram(rules) {
  const program = compile(toConfig(rules))
  if (program.diagnostics.length) throw new Error(`left out: ${JSON.stringify(program.diagnostics[0])}`)
  return program
}

/** Every pass starts from a state that remembers no answer. */
export function kairos(rules) {
  const program = toProgram(rules)
  return { pass: ({ state }) => answer(program, state).rules }
}
