import { aboutSilence, refused, toldElsewhere } from './codes.ts'
import { rules } from './rules/index.ts'

const parts = [
  '# What kairos lint finds',
  'Written by `node scripts/lint.mjs` from `src/lint/rules`. Everything here is allowed: the page does just what the file says. It is hardly what was meant.',
  'What is meant as it is, is silenced with a reason in the campaign, segment, slot or fact, or at the top of the file for all of it:',
  '```json\n{ "id": "law-notice", "lint": { "no_goal": "shown because the law asks for it" }, "variants": [] }\n```',
  ...[...rules, ...toldElsewhere, ...refused, ...aboutSilence].map(
    ({ code, finds, why, instead }) => `## ${code}\n\n${finds}\n\nWhy: ${why}\n\nInstead: ${instead}`,
  ),
]

/** What LINT.md says. */
export const lintText = (): string => `${parts.join('\n\n')}\n`
