import type { Action, Campaign, WidgetAction } from '@kairos/schema'

const SURFACES = {
  modal: 'center',
  fullscreen: 'center',
  corner: 'corner',
  toast: 'corner',
  teaser: 'corner',
}

/** The place a widget needs for itself. */
export function surfaceOfWidget({ kind, surface = 'top', slot }: WidgetAction): string {
  if (kind === 'inline') return `slot:${slot}`
  return kind === 'bar' ? surface : SURFACES[kind]
}

/** Whether an action comes over what the visitor is doing. */
const isInterrupting = (action: Action): boolean =>
  action.type === 'chat' || (action.type === 'widget' && !/^(inline|teaser)$/.test(action.kind))

/** Whether a campaign spends attention: what the file says, else what it opens. */
export const isInterruption = ({ interrupts, variants }: Campaign): boolean =>
  interrupts ?? variants.some(({ actions }) => actions?.some(isInterrupting))
