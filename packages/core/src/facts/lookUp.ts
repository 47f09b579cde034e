import type { Root } from '../program.ts'
import { own, read } from './read.ts'
import { memoryRoots, openRoots } from './roots.ts'

/** Seen on this page, unlike all else about the visitor. */
export const SEEN = 'visitor.isBot'

/** Makes the reader of a fact: gives its value now; missing is `null`. */
export function lookUp(path: string): Root {
  const [word = '', ...steps] = path.split('.')
  return (state, program) => {
    const memory = path !== SEEN && (own(memoryRoots, word) ?? own(program.history?.roots, word))
    const root = memory || own(openRoots, word)
    return memory && !state.page.remembers
      ? null
      : read(root ? root(state, program) : own(state.page.facts, word), steps)
  }
}
