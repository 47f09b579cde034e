import type { FormSubmit } from '@kairos/schema'
import type { Widget } from '../widgets/kit.ts'

/** What was entered, by the name of its field; several values of one are sent each. */
export type Entries = Readonly<Record<string, string | number | readonly string[]>>

/**
 * What became of something that was to be sent: it arrived, or is `kept` for a later page, or `waiting` as long as this page is
 * open, since the visitor does not want to be remembered; or the other side does not want it.
 */
export type Sent = 'sent' | 'kept' | 'waiting' | 'refused'

export interface Submission {
  widget: Widget
  submit: FormSubmit | undefined
  entries: Entries
}

/** Sends what was entered, tells of it, and remembers of it what the file says. */
export type Submit = (submission: Submission) => Promise<Sent>
