import type { WidgetAction } from '@kairos/schema'
import type { PastGate } from '../../program.ts'
import type { ActionsBase } from '../base.ts'

/** Whether it goes when it was there for a while. */
const isBrief = ({ kind, closeAfter, link, blocks }: WidgetAction): unknown =>
  closeAfter ?? (kind === 'toast' && !link && !blocks?.some(({ block }) => block === 'buttons'))

/** Blocks what interrupts and was closed in this visit, or was there in it and went by itself: nobody is asked twice. */
export const closedWith =
  ({ own }: ActionsBase): PastGate =>
  ({ campaign: { id, variants }, interrupts, forced }, { profile }) => {
    const opened = variants
      .flatMap(({ actions = [] }) => actions)
      .filter(({ type }) => type === 'widget' || type === 'chat')
    const { closed, shown } = own(profile.campaigns, id) ?? {}
    const isOfVisit = (times?: number[]) => (times?.at(-1) ?? 0) >= profile.visit.startedAt
    if (!interrupts || forced || !opened.length) return undefined
    if (isOfVisit(closed)) return { reason: 'closed' }
    return isOfVisit(shown) && opened.some((one) => isBrief(one as WidgetAction))
      ? { reason: 'closed_by_time' }
      : undefined
  }
