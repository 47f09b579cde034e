import { conditionSentence } from '@kairos/core/sentences'
import { negated } from '../reasoning/formula.ts'
import type { Rule } from '../rule.ts'

export const alwaysTrue: Rule = {
  code: 'always_true',
  finds: 'A segment or an audience that every visitor meets.',
  why: 'It looks like a choice and is none: everybody sees the campaign.',
  instead: 'Correct the condition. To mean everybody, leave `audience` out.',
  check: ({ places, canHold, nameOf, speaking }) =>
    places.flatMap(({ kind, condition, formula, path }) => {
      // Without any condition it is meant so; a segment though has no other purpose.
      if (kind !== 'segment' && Object.keys(condition).length === 0) return []
      if (canHold(negated(formula)) !== false) return []
      const who =
        kind === 'segment'
          ? 'Every visitor is in'
          : kind === 'audience'
            ? 'Every visitor is meant by'
            : 'Every visitor fits'
      const said = Object.keys(condition).length
        ? `: “${conditionSentence(condition, speaking.names)}” always holds`
        : ''
      return {
        path,
        mark: 'key',
        message: `${who} ${nameOf(kind === 'segment' ? path.slice(0, -1) : path)}${said}.`,
        fix: kind === 'segment' ? 'correct the condition' : 'correct the condition, or remove it to mean everybody',
      }
    }),
}
