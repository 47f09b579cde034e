import type { State } from '../state.ts'

/** Something measured, ready to be sent. Ids of messages and the address are the sender's business. */
export interface KairosRecord {
  /**
   * `exposure`: assigned and acting, a control too. `impression`: really seen. `click`: followed its link. `close`: sent
   * away.
   */
  name: 'exposure' | 'impression' | 'click' | 'close'
  /** Milliseconds since 1970. */
  at: number
  visitor: string
  /** Number of the visit. */
  visit: number
  campaign: string
  variant: string
  /** Probability the variant had when it was drawn. */
  p?: number
  surface?: string
  /** Revision of the config that decided. */
  revision: number
  /** Segments the visitor is in. */
  segments: string[]
}

/** Gives the segments the visitor is in. */
export const segmentsOf = ({ memo }: State): string[] =>
  memo ? memo.program.segments.filter((_, rule) => memo.rules[rule]) : []

/** What every record says beside its own story. */
export const context = (state: State, at: number) => ({
  at,
  visitor: state.profile.id,
  visit: state.profile.visit.count,
  revision: state.memo?.program.revision ?? 0,
  segments: segmentsOf(state),
})
