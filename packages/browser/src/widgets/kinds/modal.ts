import type { WidgetLook } from '../kit.ts'

export const modal: WidgetLook = {
  isModal: true,
  swipe: () => 'down',
  look: `
.modal { inset: var(--above, 0px) 0 var(--keyboard, 0px); margin: auto; inline-size: min(var(--kairos-width, 27em), 100vw - 2em); block-size: fit-content; max-block-size: calc(var(--room) - 2em); }
.modal::backdrop, .fullscreen::backdrop { background: var(--kairos-backdrop, rgb(12 13 18 / .55)); opacity: 0; transition: opacity .25s, display .35s allow-discrete, overlay .35s allow-discrete; }
.modal.on::backdrop, .fullscreen.on::backdrop { opacity: 1; }
@starting-style { .modal.on::backdrop, .fullscreen.on::backdrop { opacity: 0; } }
@media (max-width: 30em) {
  .modal { --pad: 1.5em; inset: auto 0 var(--keyboard, 0px); margin: 0; inline-size: 100%; max-block-size: calc(var(--room) - 3em); border-end-start-radius: 0; border-end-end-radius: 0; padding-block-end: env(safe-area-inset-bottom); }
}
`,
}
