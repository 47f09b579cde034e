/** Why a campaign did or did not act. These codes are stable: they appear in records, the panel and the CLI. */
export const reasons = {
  acts: 'It passed every gate and won its surfaces.',
  forced: 'A preview link forces this variant.',
  forced_off: 'A preview link silences this campaign.',
  disabled: 'It, or all of Kairos, is switched off in the file.',
  other_page: 'This page is not one of its pages.',
  audience: 'The visitor is not in its audience.',
  not_in_variant: "The visitor's place lies in no variant's share.",
  fact_missing: 'A text names a fact that is missing and has neither a default nor a fallback.',
  lost_to_priority: 'Another campaign won one of its surfaces.',
  late: 'The decision came after the page was painted, and the content would have moved it.',
  slot_unsupported: 'The element of the slot cannot show other content in place of its own.',
} as const

export type Reason = keyof typeof reasons
