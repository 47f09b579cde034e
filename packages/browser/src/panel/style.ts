/** Nothing of the page's style gets in; light or dark as the visitor's system is. */
export const css = `
:host { all: initial; color-scheme: light dark; }
*, ::before, ::after { box-sizing: border-box; }
[popover] { inset: auto; margin: 0; border: 0; padding: 0; }
.panel {
  --paper: light-dark(#fff, #17161d); --ink: light-dark(#1b1927, #eeedf4); --muted: light-dark(#5d5970, #aaa6bd);
  --edge: light-dark(#e2e0ea, #34313f); --tint: light-dark(#f5f4f9, #211f2a); --raised: light-dark(#fff, #2a2735);
  --accent: light-dark(#5b45c9, #b3a4ff); --on-accent: light-dark(#fff, #17161d);
  --good: light-dark(#0b6b3f, #6fdca5); --good-tint: light-dark(#e2f5ea, #123526);
  --bad: light-dark(#a8261c, #ff9b90); --bad-tint: light-dark(#fdeceb, #3d1c1a);
  --warn: light-dark(#7a4d00, #f5c869); --warn-tint: light-dark(#fdf1da, #3a2c10);
  --forced: light-dark(#5b45c9, #c3b7ff); --forced-tint: light-dark(#ece8fd, #2c2650);
  position: fixed; z-index: 2147483647; display: flex; flex-direction: column; overflow: hidden;
  color: var(--ink); background: var(--paper); font: 13px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  border: 1px solid var(--edge); border-radius: 12px; box-shadow: 0 1px 2px #0002, 0 12px 40px #0004; outline: none; overflow-wrap: anywhere;
}
.panel.float { right: 16px; bottom: 16px; width: min(440px, calc(100vw - 32px)); height: min(620px, calc(100vh - 32px)); resize: both; min-width: 320px; min-height: 44px; }
.panel.right { right: 0; top: 0; width: min(440px, 100vw); height: 100vh; border-width: 0 0 0 1px; border-radius: 0; }
.panel.bottom { left: 0; bottom: 0; width: 100vw; height: min(46vh, 480px); border-width: 1px 0 0; border-radius: 0; }
.panel.folded { height: auto; resize: none; }
.panel.right.folded { top: 0; }
header { display: flex; align-items: center; gap: 4px; flex: none; padding: 7px 8px; border-bottom: 1px solid var(--edge); background: var(--tint); }
.float header { cursor: move; touch-action: none; }
.folded header { border-bottom: 0; }
h2, h3, p, ul, ol, dl, dd, pre { margin: 0; padding: 0; }
ul, ol { list-style: none; }
h2 { font-size: 14px; font-weight: 650; margin-inline-end: 6px; }
h3 { font-size: 13px; font-weight: 650; }
.asked { flex: 1; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; color: var(--muted); }
button, select, input { font: inherit; color: inherit; }
button { display: inline-flex; align-items: center; justify-content: center; min-height: 28px; padding: 2px 10px; border: 1px solid var(--edge); border-radius: 7px; background: var(--raised); font-weight: 550; white-space: nowrap; cursor: pointer; }
.panel:focus { outline: none; }
button:hover { border-color: var(--accent); }
button.icon { width: 28px; padding: 0; border-color: transparent; background: none; color: var(--muted); }
button.icon:hover { color: var(--ink); background: var(--edge); }
button.move { cursor: move; }
.right .move, .bottom .move { display: none; }
svg { width: 16px; height: 16px; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }
.move svg { stroke-width: 2.4; }
button.quiet { min-height: 24px; padding: 0 6px; border-color: transparent; background: none; color: var(--accent); }
button.link, button.back { min-height: 24px; padding: 0; border: 0; background: none; color: var(--accent); font-weight: 600; text-align: start; justify-content: start; }
button.link { min-height: 0; display: inline; white-space: normal; }
button.link:hover, button.back:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.content:focus-visible { outline-offset: -2px; }
.tabs { display: flex; flex: none; gap: 2px; padding: 6px 8px 0; border-bottom: 1px solid var(--edge); overflow-x: auto; scrollbar-width: none; }
.tabs button { flex: none; min-height: 32px; padding: 0 9px; border: 0; border-bottom: 2px solid transparent; border-radius: 0; background: none; color: var(--muted); }
.tabs button:hover { color: var(--ink); }
.tabs [aria-selected=true] { color: var(--accent); border-color: var(--accent); }
.content { flex: 1; min-height: 0; overflow: auto; overscroll-behavior: contain; padding: 12px; display: flex; flex-direction: column; gap: 12px; }
.bottom .content { padding-inline: max(12px, calc(50vw - 440px)); }
footer { display: flex; flex: none; flex-wrap: wrap; gap: 6px; padding: 8px; border-top: 1px solid var(--edge); background: var(--tint); }
[data-says]::after { content: var(--says); position: absolute; inset: auto 8px 52px; padding: 8px 12px; border-radius: 8px; color: var(--paper); background: var(--ink); }
.said { position: fixed; inset: 0 auto auto 0; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); }
.problem, .note, .change { padding: 8px 10px; border-radius: 8px; background: var(--warn-tint); color: var(--warn); }
.note { background: var(--tint); color: var(--ink); }
.change { display: flex; align-items: center; gap: 8px; justify-content: space-between; background: var(--forced-tint); color: var(--forced); }
.nothing, .hint { color: var(--muted); }
.place { padding: 10px 12px; border: 1px solid var(--edge); border-radius: 10px; display: grid; gap: 6px; }
.place:hover { border-color: var(--accent); }
.title { display: flex; align-items: center; gap: 8px; }
.title h3 { font-size: 14px; }
.title .quiet { margin-inline-start: auto; }
.chip { display: inline-block; padding: 0 7px; border-radius: 99px; font-size: 11.5px; line-height: 1.65; font-weight: 550; white-space: nowrap; color: var(--muted); background: var(--tint); }
.chip.good { color: var(--good); background: var(--good-tint); }
.chip.warn { color: var(--warn); background: var(--warn-tint); }
.chip.forced, .value.forced { color: var(--forced); background: var(--forced-tint); }
.others { display: grid; gap: 3px; padding-top: 6px; border-top: 1px dashed var(--edge); color: var(--muted); }
.variants, .line, .line label { display: flex; align-items: center; gap: 8px; color: var(--muted); flex-wrap: wrap; }
select, input { min-height: 30px; padding: 2px 8px; border: 1px solid var(--edge); border-radius: 7px; background: var(--raised); color: var(--ink); min-width: 0; }
input[type=search] { width: 100%; }
.campaigns { display: flex; flex-direction: column; gap: 10px; flex: 1; min-height: 0; }
.filter { display: flex; flex-direction: column; align-items: start; gap: 8px; flex: none; }
.choice { display: inline-flex; flex: none; border: 1px solid var(--edge); border-radius: 7px; overflow: hidden; }
.choice button { min-height: 26px; padding: 0 9px; border: 0; border-radius: 0; background: none; color: var(--muted); font-weight: 500; }
.choice button:focus-visible { outline-offset: -2px; }
.choice button + button { border-inline-start: 1px solid var(--edge); }
.choice [aria-pressed=true] { color: var(--on-accent); background: var(--accent); }
.list { flex: 1; min-height: 120px; overflow: auto; overscroll-behavior: contain; margin: 0 -12px -12px; border-top: 1px solid var(--edge); contain: strict; }
.list ul { position: relative; }
.list li { position: absolute; inset: 0 0 auto; }
.row { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 8px; align-content: center; justify-items: start; justify-content: normal; width: 100%; height: 100%; padding: 4px 12px; border: 0; border-bottom: 1px solid var(--edge); border-radius: 0; background: none; text-align: start; font-weight: 400; }
.row:hover { background: var(--tint); }
.row:focus-visible { outline-offset: -2px; }
.row b, .row span:last-child { max-width: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: 600; }
.row span:last-child { grid-column: 1 / 3; color: var(--muted); font-weight: 400; }
.block { display: grid; gap: 8px; }
.block + .block { padding-top: 12px; border-top: 1px solid var(--edge); }
.block h3 { color: var(--muted); font-size: 12px; font-weight: 600; }
dl { display: grid; }
dl > div { display: grid; grid-template-columns: minmax(90px, 42%) minmax(0, 1fr); gap: 8px; padding: 4px 0; border-bottom: 1px solid var(--edge); }
dl > div:last-child { border-bottom: 0; }
dt { color: var(--muted); }
.value { display: flex; gap: 8px; justify-content: space-between; align-items: start; }
.value.forced { padding: 0 6px; border-radius: 6px; }
dd form { display: flex; gap: 6px; }
dd input { width: 100%; }
time, .parts, pre { font-variant-numeric: tabular-nums; }
.trace, .leaves, .segments, .records, .diagnostics, .parts { display: grid; gap: 2px; }
.trace li { display: grid; grid-template-columns: 18px 104px minmax(0, 1fr); gap: 0 4px; padding: 4px 6px; border-radius: 7px; color: var(--muted); }
.trace b { font-weight: 600; color: var(--ink); }
.trace small { grid-column: 3; font-size: 12px; }
.trace .first { background: var(--bad-tint); color: var(--bad); }
.trace .first b { color: inherit; }
.leaves li, .segments li { display: grid; grid-template-columns: 18px minmax(0, 1fr) auto; align-items: center; padding: 3px 6px; }
.mark { width: 10px; height: 10px; border-radius: 50%; border: 1.5px solid var(--muted); margin-top: 5px; }
.pass > .mark, .mark.pass { background: var(--good); border-color: var(--good); }
.fail > .mark { background: var(--bad); border-color: var(--bad); border-radius: 2px; }
.marked > .mark { background: var(--warn); border-color: var(--warn); }
.segments .mark { margin: 0; }
.buttons { display: flex; flex-wrap: wrap; gap: 6px; }
.block > button { justify-self: start; }
details { border-bottom: 1px solid var(--edge); }
summary { display: flex; gap: 8px; align-items: center; padding: 5px 0; cursor: pointer; }
summary span:nth-child(2) { flex: 1; min-width: 0; }
summary time { color: var(--muted); }
pre { padding: 8px 10px; margin-bottom: 8px; border-radius: 8px; background: var(--tint); font: 12px/1.5 ui-monospace, Menlo, Consolas, monospace; white-space: pre-wrap; }
.diagnostics li { padding: 6px 10px; border-radius: 8px; background: var(--warn-tint); color: var(--warn); }
.parts li { display: grid; grid-template-columns: minmax(0, 1fr) 64px 72px; gap: 8px; padding: 3px 0; }
.parts span + span { text-align: end; color: var(--muted); }
.pointer { position: fixed; display: none; pointer-events: none; z-index: 2147483647; border: 2px solid #7c6af0; border-radius: 4px; background: #7c6af026; }
.pointer.on { display: block; }
@media (max-width: 600px) {
  .panel.panel { inset: auto 0 0 !important; width: 100vw; height: min(70vh, 70dvh); border-width: 1px 0 0; border-radius: 14px 14px 0 0; resize: none; min-width: 0; }
  .panel.folded { height: auto; }
  .panel button { min-height: 36px; }
  .panel button.icon { width: 36px; }
  .panel .link { min-height: 0; }
  .move.move, .dock.dock { display: none; }
  .float header { cursor: auto; touch-action: auto; }
  .tabs button { min-height: 44px; padding: 0 11px; }
  select, input { min-height: 40px; font-size: 16px; }
  footer { flex-wrap: nowrap; }
  footer button { flex: 1; padding: 2px 4px; font-size: 12px; }
}
@media (forced-colors: active) { .chip, .place { border: 1px solid; } .choice [aria-pressed=true] { background: Highlight; color: HighlightText; } .mark.pass, .pass > .mark, .fail > .mark { background: CanvasText; } }
@media (prefers-reduced-motion: no-preference) { .panel { animation: come .16s ease-out; } @keyframes come { from { opacity: 0; transform: translateY(8px); } } }
@media print { :host { display: none !important; } }
`
