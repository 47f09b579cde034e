import { type Kept, kept, type Sent, sent } from './table.ts'

const parts = [
  '# What is kept and what is sent',
  'Written by `node scripts/privacy.mjs` from `src/privacy/table.ts`; a test in a real browser compares it with what happens.',
  '`necessary` needs no consent, `personalization` and `analytics` are the purposes of `kairos.consent()`. There are no cookies.',
  "## In the visitor's browser",
  ...kept.map(keptLine),
  '## Over the network',
  ...sent.map(sentLine),
  'In a preview nothing is sent.',
]

/** What PRIVACY.md says. */
export const privacyText = (): string => `${parts.join('\n\n')}\n`

function keptLine({ where, key, purpose, what, until }: Kept): string {
  return `**${where} \`${key}\`**, ${purpose}. ${what} Until ${until}.`
}

function sentLine({ request, purpose, what, when }: Sent): string {
  return `**${request}**, ${purpose}. ${what} When: ${when}.`
}
