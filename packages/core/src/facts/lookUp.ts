import type { Program } from '../program.ts'
import type { State } from '../state.ts'
import { own, read } from './read.ts'
import { memoryRoots, openRoots } from './roots.ts'

/** Gives the value of a fact now; missing is `null`. */
export function lookUp(state: State, program: Program, [word = '', ...steps]: readonly string[]): unknown {
  const remembered = own(memoryRoots, word) ?? own(program.history?.roots, word)
  if (remembered) return state.page.remembers ? read(remembered(state, program), steps) : null
  const open = own(openRoots, word)
  return read(open ? open(state, program) : own(state.page.facts, word), steps)
}
