import type { Worded } from '../validate/words.ts'
import type { Survey } from './survey/survey.ts'

/** What a rule found, and where. */
export type Found = Omit<Worded, 'code' | 'severity'>

/** One kind of thing that is allowed and still hardly meant. */
export interface Rule {
  /** In snake_case; files silence the rule by it, so it never changes. */
  code: string
  /** What it finds. A sentence for LINT.md, as the next two. */
  finds: string
  why: string
  instead: string
  check: (survey: Survey) => Found[]
}
