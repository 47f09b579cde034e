/**
 * Nothing of the page's style gets in but custom properties, the same as widgets have. Sizes are in `em` of the size that
 * the visitor set in the browser.
 */
export const look = `
:host { all: initial !important; display: contents !important; color-scheme: var(--kairos-scheme, inherit) !important; }
* { box-sizing: border-box; margin: 0; padding: 0; border: 0; font: inherit; color: inherit; }
[popover] {
  --ink: var(--kairos-text, light-dark(#17181c, #f4f4f6));
  --muted: var(--kairos-muted, light-dark(#555962, #b0b4bd));
  --edge: var(--kairos-edge, light-dark(#d9dbe0, #45474f));
  --tint: var(--kairos-tint, light-dark(#f3f3f5, #2b2c32));
  --strong: var(--kairos-accent, light-dark(#17181c, #f4f4f6));
  --on-strong: var(--kairos-on-accent, light-dark(#fff, #17181c));
  display: none; position: fixed; z-index: 2147483647; inset-block: auto 1.25em; inset-inline: auto 1.25em; color: var(--ink);
  font: 400 1em/1.5 var(--kairos-font, system-ui, sans-serif);
  box-shadow: 0 0 0 1px var(--edge), 0 .5em 2em #0004;
}
.on { display: grid; }
.panel { grid-template: auto 1fr auto / 100%; inline-size: min(23.5em, 100vw - 2.5em); block-size: min(36em, 100dvh - 2.5em); overflow: hidden; border-radius: var(--kairos-radius, 1em); background: var(--kairos-surface, light-dark(#fff, #1e1f23)); overflow-wrap: anywhere; }
:focus-visible { outline: 2px solid var(--ink); outline-offset: 2px; }
.head, form { display: flex; align-items: center; gap: .75em; padding-block: .75em; padding-inline: 1em .5em; border-block-end: 1px solid var(--edge); }
.face, .tool, .launcher { flex: none; place-items: center; inline-size: 2.75em; block-size: 2.75em; border-radius: 50%; object-fit: cover; }
.face, .tool { display: grid; }
.face, .main, .send, .launcher, .line.visitor p { background: var(--strong); color: var(--on-strong); }
.face, .main, h2, .badge { font-weight: 650; }
.who { flex: 1; min-inline-size: 0; }
.who p::before { content: "● "; color: #9aa0aa; }
.who .online::before { color: #1f9d55; }
.who .away::before { color: #d08700; }
button { background: none; cursor: pointer; }
.sound, .close { color: var(--muted); }
.sound:hover, .close:hover, .line p { background: var(--tint); color: var(--ink); }
svg { inline-size: 1.25em; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }
.log { overflow-y: auto; overscroll-behavior: contain; padding: 1em; }
ol, .agree { display: grid; gap: .375em; justify-items: start; list-style: none; }
.agree { gap: 1em; }
.line { display: grid; justify-items: start; max-inline-size: 85%; }
.line p { padding: .5em .8em; border-radius: 1.1em; white-space: pre-wrap; }
.visitor { justify-self: end; justify-items: end; }
.by, .state { padding-inline: 1em; }
.who p, .note, .hint, .by, .state { font-size: .8125em; color: var(--muted); }
.note, .hint { justify-self: center; text-align: center; padding: .5em; }
.agent + .agent .by, .visitor .by, .said { position: fixed; opacity: 0; pointer-events: none; }
.main { padding: .7em 1.25em; border-radius: 2em; }
form { padding: .625em; border-block: 1px solid var(--edge); border-block-end: 0; }
textarea { flex: 1; min-inline-size: 0; max-block-size: 9em; padding: .6em .8em; border: 1px solid var(--muted); border-radius: 1.25em; background: none; resize: none; field-sizing: content; }
textarea::placeholder { color: var(--muted); opacity: 1; }
.send:dir(rtl) svg { transform: scaleX(-1); }
.launcher { inline-size: 3.5em; block-size: 3.5em; overflow: visible; }
.badge { position: absolute; inset: -.5em -.5em auto auto; padding: 0 .5em; border-radius: 1em; background: #b3261e; color: #fff; font-size: .75em; }
@media (max-width: 30em) {
  .panel.panel { inset: 0 0 var(--keyboard, 0px); inline-size: auto; block-size: auto; border-radius: 0; padding-block-end: env(safe-area-inset-bottom); }
}
@media (forced-colors: active) { [popover], .line p { border: 1px solid; } }
`
