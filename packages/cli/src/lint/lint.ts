import type { Finding } from '../validate/finding.ts'
import { locate, toFindings } from '../validate/locate.ts'
import type { Validation } from '../validate/validate.ts'
import type { Worded } from '../validate/words.ts'
import { codes } from './codes.ts'
import { rules } from './rules/index.ts'
import { silence } from './silence.ts'
import { survey } from './survey/survey.ts'

/**
 * Looks for what is allowed in a file and still hardly meant. A file that `validate` refuses gives its findings alone:
 * what follows would be guesses.
 *
 * @param at the moment that dates are compared with, in milliseconds
 */
export function lint({ config, document, findings }: Validation, at: number): Finding[] {
  if (!config || !document) return findings
  const { source, tree, program, warnings } = document
  const surveyed = survey(config, program, at)
  const found = rules.flatMap(({ code, check }) =>
    check(surveyed).map((one): Worded => ({ severity: 'warning', code, ...one })),
  )
  const loud = silence({ tree, found: [...warnings, ...found], codes })
  return toFindings(
    source,
    loud.map((one) => ({ docs: `LINT.md#${one.code}`, ...locate(tree, one) })),
  )
}
