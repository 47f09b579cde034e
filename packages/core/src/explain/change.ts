import type { Program } from '../program.ts'
import type { Memo } from '../state.ts'
import { OTHER } from './candidates.ts'
import type { Near, Nearest } from './nearest.ts'
import type { Names, Phrases } from './phrases.ts'
import type { Change } from './report.ts'
import { smallestChange } from './search.ts'

interface Changing {
  phrases: Phrases
  state: { memo: Memo }
  names: Names
  nearest: Nearest
  holds: (leaf: number) => boolean
}

/** The smallest change that turns a rule, in words. */
export function changeOf(rule: number, changing: Changing): Change {
  const { phrases, state, names } = changing
  const { program, values } = state.memo
  const { inputs } = program as Program
  const found = smallestChange(rule, changing)
  /** "1 more visit", “not on a phone”. */
  const need = ({ input, value }: Near): string => {
    const { path, word } = inputs[input]!
    const before = values[input]
    const isDeed = word[0] === '$'
    const isOther = value === OTHER
    // The path of a behaviour is its key and what it asks.
    const operand = isDeed ? JSON.parse(path.slice(word.length)) : isOther ? before : value
    if (typeof value === 'number' && typeof before === 'number')
      return phrases.more(path, Math.round((value - before) * 1e6) / 1e6)
    return `“${phrases.question({ path: isDeed ? word : path, operator: '', operand }, names, isOther || (isDeed && !value))}”`
  }
  return {
    found: !!found,
    facts: Object.fromEntries((found ?? []).map(({ input, value }) => [inputs[input]!.path, value])),
    sentence: found ? `needs ${found.map(need).join(' and ')}` : 'no small change was found',
  }
}
