import type { WidgetLook } from '../kit.ts'

export const bar: WidgetLook = {
  swipe: ({ surface }) => (surface === 'bottom' ? 'down' : 'up'),
  look: `
.bar, .toast {
  --paper: var(--kairos-bar-surface, var(--strong)); --ink: var(--kairos-bar-text, var(--on-strong));
  --muted: color-mix(in srgb, var(--ink) 82%, var(--paper)); --edge: color-mix(in srgb, var(--ink) 42%, var(--paper)); --tint: color-mix(in srgb, var(--ink) 14%, var(--paper));
  --accent: var(--ink); --on-accent: var(--paper); --title: 600 1em/1.4 var(--family); --pad: .75em;
}
.bar { max-block-size: var(--room); touch-action: pinch-zoom; box-shadow: 0 0 1em rgb(12 13 18 / .16); inset-inline: 0; inset-block-start: 0; border-radius: 0; transform: translateY(-100%); padding-block-start: env(safe-area-inset-top); }
.bar.bottom { inset-block: auto var(--keyboard, 0px); padding-block: 0 env(safe-area-inset-bottom); }
.bottom:not(.on) { transform: translateY(100%); }
@starting-style { .bar.on { transform: translateY(-100%); } .bar.bottom.on { transform: translateY(100%); } }
.bar .body { display: flex; flex-wrap: wrap; align-items: center; justify-content: center; gap: .5em 1.25em; padding-inline: 3.5em; line-height: 1.4; }
.bar .body > *, .toast .body > * { margin-block: 0 !important; padding-inline-end: 0 !important; }
.bar .body > .title + .text { margin-inline-start: -.75em; }
.bar .button, .toast .button { flex: 0 1 auto; min-block-size: 2.25em; padding: .3125em 1em; }
.bar .body > .image, .toast .body > .image { inline-size: 2.5em !important; block-size: 2.5em; margin: 0 !important; border-radius: calc(var(--inner) * .6) !important; }
.bar .list { display: flex; flex-wrap: wrap; gap: .25em 1.25em; }
.bar .close, .toast .close { inset-block: 0; margin: .25em; align-self: center; background: none !important; color: var(--muted) !important; }
.bar .close:hover, .toast .close:hover { background: var(--tint) !important; color: var(--ink) !important; }
.bar.inflow { position: static; max-block-size: none; z-index: auto; transform: none; transition: none; }
@media (max-width: 40em) { .bar .body { justify-content: start; padding-inline: 1.25em 3.25em; } .bar .body > .title + .text { margin-inline-start: 0; } .bar .close { align-self: start; } }
`,
}
