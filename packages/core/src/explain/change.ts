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
  /** "1 more visit", “not on a phone”. */
  const need = ([input, value]: [number, unknown]): string => {
    const { path, word } = inputs[input]!
    const before = memo.values[input]
    if (typeof value === 'number' && typeof before === 'number')
      return phrases.more(path, Math.round((value - before) * 1e6) / 1e6)
    const isDeed = word[0] === '$'
    // The path of a behaviour is its key and what it asks.
    const question = isDeed ? { path: word, operand: JSON.parse(path.slice(word.length)) } : { path, operand: value }
    const other = value === OTHER ? { operand: before } : {}
    return `“${phrases.question({ operator: '', ...question, ...other }, names, value === OTHER || (isDeed && !value))}”`
  }
  return {
    found: !!changes,
    facts: Object.fromEntries([...(changes ?? [])].map(([input, value]) => [inputs[input]!.path, value])),
    sentence: changes ? `needs ${[...changes].map(need).join(' and ')}` : 'no small change of facts was found',
  }
}
