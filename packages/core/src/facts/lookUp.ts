import type { Root } from '../program.ts'
import { own, read } from './read.ts'
import { memoryRoots, openRoots } from './roots.ts'

/** Makes the reader of a fact: gives its value now; missing is `null`. */
export function lookUp([word = '', ...steps]: readonly string[]): Root {
  const fromMemory = own(memoryRoots, word)
  return (state, program) => {
    // What knows more comes first.
    const remembered = own(program.history?.roots, word) ?? fromMemory
    if (remembered) return state.page.remembers ? read(remembered(state, program), steps) : null
    const open = own(openRoots, word) ?? own(program.history?.openRoots, word)
    return read(open ? open(state, program) : own(state.page.facts, word), steps)
  }
}
