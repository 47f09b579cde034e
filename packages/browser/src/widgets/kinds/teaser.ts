import type { WidgetLook } from '../kit.ts'
import { closeView, nameOf } from '../view.ts'

/** A tab that opens a corner when it is asked to. Also what stays of others that were closed. */
export const teaser: WidgetLook = {
  look: `
.teaser { border-radius: 2em; background: var(--strong); }
.teaser.on { display: flex; align-items: center; }
.teaser .tab { min-block-size: 3em; max-inline-size: min(20em, 100vw - 7em); padding-block: .5em; padding-inline: 1.375em .25em; border: 0; background: none; color: var(--on-strong); font: inherit; font-weight: 600; text-align: start; cursor: pointer; }
.teaser .close::after { inset: 0; }
.teaser .close { position: relative; inset: 0; margin: .125em; color: var(--on-strong); }
.teaser .close:hover { background: color-mix(in srgb, var(--on-strong) 16%, var(--strong)); color: var(--on-strong); }
.teaser :focus-visible { outline-color: var(--on-strong); outline-offset: -4px; border-radius: 2em; }
`,
  view: (widget) => [
    widget.ui.h(
      'button',
      { class: 'tab', part: 'tab', type: 'button', 'aria-expanded': 'false', onClick: widget.expand },
      nameOf(widget.action),
    ),
    closeView(widget),
  ],
}
