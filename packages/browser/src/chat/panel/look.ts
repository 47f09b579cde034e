/**
 * Nothing of the page's style gets in but custom properties, the same as widgets have. Sizes are in `em` of the size that
 * the visitor set in the browser.
 */
export const look = `
:host { all: initial !important; display: contents !important; color-scheme: var(--kairos-scheme, inherit) !important; }
*, ::before, ::after { box-sizing: border-box; }
.panel, .launcher {
  --paper: var(--kairos-surface, light-dark(#fff, #1e1f23));
  --ink: var(--kairos-text, light-dark(#17181c, #f4f4f6));
  --muted: var(--kairos-muted, light-dark(#555962, #b0b4bd));
  --edge: var(--kairos-edge, light-dark(#d9dbe0, #45474f));
  --tint: var(--kairos-tint, light-dark(#f3f3f5, #2b2c32));
  --strong: var(--kairos-accent, light-dark(#17181c, #f4f4f6));
  --on-strong: var(--kairos-on-accent, light-dark(#fff, #17181c));
  --radius: var(--kairos-radius, 1em);
  position: fixed; z-index: 2147483647; inset: auto 1.25em 1.25em auto; margin: 0; padding: 0; border: 0; color: var(--ink);
  font: 400 1em/1.5 var(--kairos-font, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif);
  box-shadow: 0 0 0 1px light-dark(rgb(12 13 18 / .06), rgb(255 255 255 / .1)), 0 1em 2.5em -.5em rgb(12 13 18 / .3);
  -webkit-text-size-adjust: 100%;
}
.panel:dir(rtl), .launcher:dir(rtl) { inset: auto auto 1.25em 1.25em; }
.panel { display: none; grid-template: auto 1fr auto / 100%; inline-size: 23.5em; max-inline-size: calc(100vw - 2.5em); block-size: 36em; max-block-size: calc(100dvh - 2.5em); overflow: hidden; border-radius: var(--radius); background: var(--paper); text-align: start; overflow-wrap: anywhere; }
.panel.on { display: grid; }
.panel:focus { outline: none; }
:focus-visible { outline: 2px solid var(--ink); outline-offset: 2px; }
.head { display: flex; align-items: center; gap: .75em; padding: .75em .5em .75em 1em; padding-inline: 1em .5em; border-block-end: 1px solid var(--edge); }
.face { flex: none; display: grid; place-items: center; inline-size: 2.5em; block-size: 2.5em; border-radius: 50%; object-fit: cover; background: var(--strong); color: var(--on-strong); font-weight: 650; }
.who { flex: 1; min-inline-size: 0; }
.who h2 { margin: 0; font: 650 1em/1.3 inherit; font-family: inherit; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.who p { margin: 0; font-size: .8125em; line-height: 1.35; color: var(--muted); }
.who p::before { content: ""; display: inline-block; inline-size: .5em; block-size: .5em; margin-inline-end: .45em; border-radius: 50%; background: #9aa0aa; }
.who .online::before { background: #1f9d55; }
.who .away::before { background: #d08700; }
button { font: inherit; color: inherit; cursor: pointer; }
.tool { flex: none; display: grid; place-items: center; inline-size: 2.75em; block-size: 2.75em; padding: 0; border: 0; border-radius: 50%; background: none; color: var(--muted); }
.tool:hover { background: var(--tint); color: var(--ink); }
svg { inline-size: 1.25em; block-size: 1.25em; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }
.log { overflow-y: auto; overscroll-behavior: contain; padding: 1em; }
.log ol { display: grid; gap: .375em; margin: 0; padding: 0; list-style: none; }
.line { display: grid; justify-items: start; }
.line p { max-inline-size: 85%; margin: 0; padding: .5em .8em; border-radius: 1.1em; border-end-start-radius: .3em; background: var(--tint); white-space: pre-wrap; unicode-bidi: plaintext; }
.line.visitor { justify-items: end; }
.line.visitor p { background: var(--strong); color: var(--on-strong); border-end-start-radius: 1.1em; border-end-end-radius: .3em; }
.line .by, .line .state { padding-inline: .8em; font-size: .75em; color: var(--muted); }
.line.agent + .line.agent .by { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
.line.note, .hint { justify-items: center; text-align: center; font-size: .8125em; color: var(--muted); padding-block: .5em; }
.hint { margin: 0; }
.line a { color: inherit; }
.line img { display: block; max-inline-size: 100%; max-block-size: 15em; margin-block: .25em; border-radius: .6em; }
.agree { display: grid; gap: 1em; justify-items: start; margin: 0; }
.agree p { margin: 0; }
.main { padding: .7em 1.25em; border: 0; border-radius: 2em; background: var(--strong); color: var(--on-strong); font-weight: 600; }
form { display: flex; align-items: end; gap: .25em; padding: .625em; border-block-start: 1px solid var(--edge); }
textarea { flex: 1; min-inline-size: 0; min-block-size: 2.75em; max-block-size: 9em; padding: .6em .8em; border: 1px solid var(--muted); border-radius: 1.25em; background: var(--paper); color: inherit; font: inherit; line-height: 1.4; resize: none; field-sizing: content; }
textarea::placeholder { color: var(--muted); opacity: 1; }
form .tool { background: var(--strong); color: var(--on-strong); }
form .tool:dir(rtl) svg { transform: scaleX(-1); }
.launcher { display: none; place-items: center; inline-size: 3.5em; block-size: 3.5em; overflow: visible; border-radius: 50%; background: var(--strong); color: var(--on-strong); }
.launcher.on { display: grid; }
.badge { position: absolute; inset-block-start: -.35em; inset-inline-end: -.35em; min-inline-size: 1.7em; padding: .1em .45em; border-radius: 1em; background: #b3261e; color: #fff; font-size: .75em; font-weight: 650; line-height: 1.5; }
.said { position: fixed; inset: 0 auto auto 0; inline-size: 1px; block-size: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 30em) {
  .panel.panel { inset: 0 0 var(--keyboard, 0px); inline-size: 100%; max-inline-size: none; block-size: auto; max-block-size: none; border-radius: 0; padding-block: env(safe-area-inset-top) env(safe-area-inset-bottom); }
}
@media (prefers-reduced-motion: no-preference) { .panel.on { animation: come .25s cubic-bezier(.2, .8, .2, 1); } }
@keyframes come { from { opacity: 0; transform: translateY(.75em); } }
@media (forced-colors: active) { .panel, .launcher, .line p { border: 1px solid; } }
`
