import type { Env } from '../env.ts'

const DIALOGS = 'dialog[open],[role=dialog],[role=alertdialog]'

/** Whether the page shows a dialog of its own, such as one that asks for consent. Ours are in shadow roots. */
export function isDialogOpen({ document }: Env): boolean {
  return [...document.querySelectorAll(DIALOGS)].some(
    (element) =>
      // A drawer that waits outside of the screen is said to be no part of the page meanwhile.
      !element.closest('[inert], [aria-hidden=true]') &&
      (element.checkVisibility?.({ opacityProperty: true, visibilityProperty: true }) ??
        element.getClientRects().length > 0),
  )
}
