import type { WidgetLook } from '../kit.ts'

export const corner: WidgetLook = {
  swipe: () => 'sideways',
  look: `
.corner { --pad: 1.5em; --title: 650 1.1875em/1.28 var(--kairos-title-font, var(--family)); inline-size: min(23em, 100vw - 2em); }
.corner, .toast, .teaser { inset-block-end: calc(max(1.25em, env(safe-area-inset-bottom)) + var(--keyboard, 0px)); inset-inline-end: max(1.25em, env(safe-area-inset-right)); max-block-size: calc(var(--room) - 2.5em); touch-action: pan-y pinch-zoom; }
.start { inset-inline: max(1.25em, env(safe-area-inset-left)) auto; }
@media (max-width: 30em) {
  .corner, .toast { --pad: 1.25em; inset-inline: .75em; inline-size: auto; inset-block-end: calc(max(.75em, env(safe-area-inset-bottom)) + var(--keyboard, 0px)); }
}
`,
}
