import type { Program } from '../program.ts'
import type { Memo } from '../state.ts'
import type { ExplainBase } from './base.ts'
import { OTHER } from './candidates.ts'
import type { Names, Phrases } from './phrases.ts'
import type { Change } from './report.ts'
import { smallestChange } from './search.ts'

interface Changing {
  base: ExplainBase
  phrases: Phrases
  state: { memo: Memo }
  names: Names
}

/** The smallest change that turns a rule, in words. */
export function changeOf(rule: number, { base, phrases, state: { memo }, names }: Changing): Change {
  const { inputs } = memo.program as Program
  const changes = smallestChange(base, memo, rule)
  /** "1 more visit", "another device.type". */
  const need = ([input, value]: [number, unknown]): string => {
    const { path, word } = inputs[input]!
    const before = memo.values[input]
    if (typeof value === 'number' && typeof before === 'number')
      return phrases.more(path, Math.round((value - before) * 1e6) / 1e6)
    if (value === OTHER) return `another ${path}`
    // The path of a behaviour is its key and what it asks.
    const question =
      word[0] === '$' ? { path: word, operand: JSON.parse(path.slice(word.length)) } : { path, operand: value }
    return `“${phrases.question({ ...question, operator: '' }, names, word[0] === '$' && !value)}”`
  }
  return {
    found: !!changes,
    facts: Object.fromEntries([...(changes ?? [])].map(([input, value]) => [inputs[input]!.path, value])),
    sentence: changes ? `needs ${[...changes].map(need).join(' and ')}` : 'no small change of facts was found',
  }
}
