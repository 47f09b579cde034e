import type { WidgetAction } from '@kairos/schema'
import type { PastGate } from '../../program.ts'
import type { ActionsBase } from '../base.ts'

/** Blocks what interrupts and was closed in this visit, and what goes by itself and was shown in it: nobody is asked twice. */
export const closedWith =
  ({ own }: ActionsBase): PastGate =>
  ({ campaign: { id, variants }, interrupts, forced }, { profile }) => {
    const opens = variants
      .flatMap(({ actions = [] }) => actions as WidgetAction[])
      .filter(({ type }) => /widget|chat/.test(type))
    const goes = opens.some(
      ({ kind, closeAfter, link, blocks }) =>
        closeAfter ?? (kind === 'toast' && !link && !blocks?.some(({ block }) => block === 'buttons')),
    )
    const at = own(profile.campaigns, id)?.[goes ? 'shown' : 'closed']?.at(-1) ?? 0
    return interrupts && opens[0] && !forced && at >= profile.visit.startedAt
      ? { reason: goes ? 'closed_by_time' : 'closed' }
      : undefined
  }
