import type { WidgetLook } from '../kit.ts'

export const fullscreen: WidgetLook = {
  isModal: true,
  look: `
.fullscreen { --title: 650 clamp(1.75em, 1.2em + 2.4vw, 2.75em)/1.12 var(--kairos-title-font, var(--family)); inset: var(--above, 0px) 0 var(--keyboard, 0px); inline-size: 100%; border-radius: 0; box-shadow: none; }
.fullscreen .body { align-content: safe center; justify-self: center; inline-size: min(38em, 100%); gap: 1.25em; padding-block: max(4em, env(safe-area-inset-top)) max(2em, env(safe-area-inset-bottom)); }
.fullscreen .body > .image:first-child { inline-size: 100%; margin: 0 0 .5em; border-radius: var(--radius); }
.fullscreen .body > :first-child { padding-inline-end: 0; }
.fullscreen .body:has(> .image:first-child) + .close { background: none; }
.fullscreen .button { flex: 0 1 auto; min-inline-size: 9em; }
.fullscreen .close { inset-block-start: max(.75em, env(safe-area-inset-top)); margin: .75em; }
`,
}
