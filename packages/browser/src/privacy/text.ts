import { type Kept, kept, type Sent, sent } from './table.ts'

const parts = [
  '# What is kept and what is sent',
  'Written by `node scripts/privacy.mjs` from `src/privacy/table.ts`; a test in a real browser compares it with what happens.',
  '`necessary` needs no consent, `personalization` and `analytics` are the purposes of `kairos.consent()`. There is no cookie but with `settings.domain`.',
  "## In the visitor's browser",
  ...kept.map(keptLine),
  '## Over the network',
  ...sent.map(sentLine),
  'In a preview nothing is sent, and what it remembers lies in `sessionStorage` under `kairos_preview` until it is left or the tab is closed.',
]

/** What PRIVACY.md says. */
export const privacyText = (): string => `${parts.join('\n\n')}\n`

function keptLine({ where, key, purpose, onlyWith, what, until }: Kept): string {
  const condition = onlyWith ? `, only with \`${onlyWith}\`` : ''
  return `**${where} \`${key}\`**, ${purpose}${condition}. ${what} Until ${until}.`
}

function sentLine({ request, purpose, what, when }: Sent): string {
  return `**${request}**, ${purpose}. ${what} When: ${when}.`
}
