import type { Rule } from '../rule.ts'
import { mismatchOf } from './mismatch.ts'

export const typeMismatch: Rule = {
  code: 'type_mismatch',
  finds: 'A fact that is compared with a value of another type, or with one it never has.',
  why: 'A number is not equal to a text that looks like it, and `device.type` is never `phone`: the question is always answered alike.',
  instead: 'Write the value in the type the message names. For a fact of your own, correct its `type` in `facts`.',
  check: ({ places, knowledgeOf }) =>
    places.flatMap(({ questions }) =>
      questions.flatMap((question) => {
        const found = mismatchOf(question, knowledgeOf)
        return found ? { path: question.path, mark: 'value', ...found } : []
      }),
    ),
}
