import type { PastGate } from '../../program.ts'
import type { ActionsBase } from '../base.ts'

/** Blocks what interrupts and was closed in this visit: nobody is asked twice. */
export const closedWith =
  ({ own }: ActionsBase): PastGate =>
  ({ campaign: { id, variants }, interrupts, forced }, { profile }) => {
    const opens = variants.some(({ actions }) => actions?.some(({ type }) => type === 'widget' || type === 'chat'))
    const closedAt = own(profile.campaigns, id)?.closed?.at(-1) ?? 0
    return interrupts && opens && !forced && closedAt >= profile.visit.startedAt ? { reason: 'closed' } : undefined
  }
