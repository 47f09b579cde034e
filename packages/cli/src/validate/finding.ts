/** Something wrong in the file. */
export interface Finding {
  /** An error keeps the file from being published; a warning asks for a second look. */
  severity: 'error' | 'warning'
  /** What kind of mistake, in words that do not change. Example: `"unknown_key"`. */
  code: string
  /** What is wrong, in one sentence. */
  message: string
  /** What to write instead. */
  fix?: string
  /** Where more is told about this kind. Example: `"LINT.md#never_true"`. */
  docs?: string
  /** Line in the file, from 1. */
  line: number
  /** Column in the line, from 1. */
  column: number
  /** Characters the mistake takes; the caret marks them. */
  length: number
}

/** A finding before it is known in which line it is. */
export interface Mistake extends Omit<Finding, 'severity' | 'line' | 'column'> {
  severity?: Finding['severity']
  /** Characters before the mistake. */
  offset: number
}
