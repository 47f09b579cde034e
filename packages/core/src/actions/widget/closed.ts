import type { WidgetAction } from '@kairos/schema'
import type { PastGate } from '../../program.ts'
import type { ActionsBase } from '../base.ts'

/** Blocks what interrupts and was closed in this visit, and what went by itself in it: nobody is asked twice. */
export const closedWith =
  ({ own, durationMs }: ActionsBase): PastGate =>
  ({ campaign: { id, variants }, interrupts, forced }, { profile, page }) => {
    const memory = own(profile.campaigns, id)
    const opens = variants
      .find((variant) => variant.id === memory?.variant)
      ?.actions?.find(({ type }) => /widget|chat/.test(type))
    if (!interrupts || forced || !opens) return undefined
    const { startedAt } = profile.visit
    const [closedAt = 0, shownAt = 0] = [memory!.closed?.at(-1), memory!.shown?.at(-1)]
    if (closedAt >= startedAt) return { reason: 'closed' }
    const { kind, closeAfter, link, blocks } = opens as WidgetAction
    const isBrief = kind === 'toast' && !link && !blocks?.some(({ block }) => block === 'buttons')
    const lastsMs = durationMs(closeAfter ?? (isBrief ? '8s' : undefined))
    // Until then it is open, on the next route too.
    return lastsMs && shownAt >= startedAt && page.at - shownAt >= lastsMs ? { reason: 'closed_by_time' } : undefined
  }
