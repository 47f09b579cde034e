/**
 * What all widgets have in common. Nothing of the page's style gets in but custom properties: `--kairos-…` are the site's to
 * set, and every widget has its own colours from them by shorter names. Sizes are in `em` of the size that the visitor set
 * in the browser, whatever the page made of it.
 */
export const common = `
:host { all: initial !important; display: contents !important; color-scheme: var(--kairos-scheme, inherit) !important; }
:host([data-inline]) { display: block !important; }
*, ::before, ::after { box-sizing: border-box; }
.panel {
  --paper: var(--kairos-surface, #fff);
  --ink: var(--kairos-text, #17181c);
  --muted: var(--kairos-muted, #555962);
  --edge: var(--kairos-edge, #d9dbe0);
  --tint: var(--kairos-tint, #f3f3f5);
  --strong: var(--kairos-accent, #17181c);
  --on-strong: var(--kairos-on-accent, #fff);
  --accent: var(--strong);
  --on-accent: var(--on-strong);
  --radius: var(--kairos-radius, 1em);
  --inner: var(--kairos-inner-radius, .625em);
  --shadow: var(--kairos-shadow, 0 0 0 1px var(--ring), 0 1px 2px rgb(12 13 18 / .06), 0 .75em 1.5em -.5em rgb(12 13 18 / .14), 0 2em 4em -1em rgb(12 13 18 / .22));
  --ring: rgb(12 13 18 / .05);
  --room: calc(100dvh - var(--above, 0px) - var(--keyboard, 0px));
  --pad: 2em;
  --title: 650 1.4375em/1.22 var(--kairos-title-font, var(--family));
  --family: var(--kairos-font, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif);
  position: fixed; z-index: 2147483647; inset: auto; margin: 0; padding: 0; border: 0;
  max-inline-size: none; max-block-size: none; inline-size: auto; block-size: auto;
  display: none; overflow: auto; overscroll-behavior: contain;
  background: var(--paper); color: var(--ink); box-shadow: var(--shadow); border-radius: var(--radius);
  font: 400 1em/1.55 var(--family); text-align: start; overflow-wrap: break-word; -webkit-text-size-adjust: 100%;
  opacity: 0; transform: translateY(.75em);
  transition: opacity .2s, transform .35s cubic-bezier(.2, .8, .2, 1), display .35s allow-discrete, overlay .35s allow-discrete;
}
@supports (color: light-dark(#000, #fff)) {
  .panel {
    --paper: var(--kairos-surface, light-dark(#fff, #1e1f23));
    --ink: var(--kairos-text, light-dark(#17181c, #f4f4f6));
    --muted: var(--kairos-muted, light-dark(#555962, #b0b4bd));
    --edge: var(--kairos-edge, light-dark(#d9dbe0, #45474f));
    --tint: var(--kairos-tint, light-dark(#f3f3f5, #2b2c32));
    --strong: var(--kairos-accent, light-dark(#17181c, #f4f4f6));
    --on-strong: var(--kairos-on-accent, light-dark(#fff, #17181c));
    --ring: light-dark(rgb(12 13 18 / .05), rgb(255 255 255 / .1));
  }
}
.panel.on { display: grid; opacity: 1; transform: none; }
@starting-style { .panel.on { opacity: 0; transform: translateY(.75em); } }
.panel:focus { outline: none; }
.panel :focus-visible { outline: 2px solid var(--ink); outline-offset: 2px; }
.body { grid-area: 1 / 1; display: grid; gap: 1em; align-content: start; padding: var(--pad); min-inline-size: 0; }
.body:focus { outline: none; }
.body > * { min-inline-size: 0; }
.title + .text { margin-block-start: -.375em; }
.body > .buttons, .step > .buttons { margin-block-start: .375em; }
.body > :first-child:not(.image) { padding-inline-end: 1.5em; }
.body > .image:first-child { inline-size: calc(100% + 2 * var(--pad)); max-inline-size: none; margin: calc(-1 * var(--pad)) calc(-1 * var(--pad)) .375em; border-radius: 0; }
.close {
  grid-area: 1 / 1; position: sticky; inset-block-start: .5em; justify-self: end; align-self: start; margin: .5em;
  inline-size: 2.5em; block-size: 2.5em; padding: 0; display: grid; place-items: center; border: 0; border-radius: 50%;
  background: none; color: var(--muted); font: inherit; cursor: pointer; transition: background-color .15s, color .15s;
}
.close:hover { background: var(--tint); color: var(--ink); }
.body:has(> .image:first-child) + .close { background: color-mix(in srgb, var(--paper) 88%, transparent); color: var(--ink); }
.close::after { content: ""; position: absolute; inset: -.25em; }
.close svg { inline-size: 1em; block-size: 1em; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; }
.said { position: fixed; inset: 0 auto auto 0; inline-size: 1px; block-size: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (prefers-reduced-motion: reduce) { .panel, .panel::backdrop, .panel * { transition: none !important; animation: none !important; } }
@media (forced-colors: active) { .panel { border: 1px solid; } }
`
