import type { CampaignReport, Previewing, Profile, Program, Report, State } from '@kairos/core'
import type { Persona } from '@kairos/schema'
import type { Env, Stop } from '../env.ts'
import type { Saying } from '../preview/badge.ts'
import type { Flags } from '../preview/parse.ts'

/** What a preview saw of its own page. */
export interface Seen {
  /** The visitor as this page began; absent until it did. */
  began: Profile | undefined
  /** When all was there to decide, in milliseconds since the page was asked for. */
  decidedMs: number
  /** The desk of a chat that is open; absent while none is. */
  chat?: string | undefined
}

/** Explains a campaign by a program of its own. */
export type ExplainBy = (campaign: string, program: Program, state: State) => Report

/** What is forgotten when a preview goes on with other flags: who looks, or what the clock says. */
export type Anew = 'visitor' | 'clock'

/** What the panel takes from the preview it is for. */
export interface Previewed {
  /** What the link asks for, as it was understood. */
  flags: Flags
  /** The same as the core has it. */
  asked: Previewing
  seen: Seen
  /** The page with its own clock. */
  real: Env
  /** What the badge says. */
  said: () => Saying
  /** How far the pretended clock is ahead, in milliseconds. */
  ahead: () => number
  /** What would be decided about a forced campaign if nothing forced it. */
  unforced: (explain: ExplainBy, campaign: string, state: State, program: Program) => CampaignReport | undefined
  /** Goes on with other flags; the page is opened anew. */
  go: (flags: Flags, anew?: Anew) => void
  /** A link to this page with these flags. */
  link: (flags: Flags) => string
  /** A visitor as a text for a link. */
  pack: (persona: Persona) => Promise<string>
  /** What the panel remembers over pages of this preview. */
  recall: () => string | null
  keep: (text: string) => void
  leave: Stop
  /** Gives the corner of the page back to the badge. */
  closed: Stop
}

/** The panel, once it was asked for. */
export interface Panel {
  open: () => void
  close: Stop
  isOpen: () => boolean
  /** Shows what has changed. */
  say: Stop
  stop: Stop
}
