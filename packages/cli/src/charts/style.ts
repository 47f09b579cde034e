/** One look for all pages the command writes, light and dark, on screen and on paper. */
export const style = `
:root { color-scheme: light dark; --page: #f6f7f9; --card: #fff; --ink: #16191f; --soft: #5b6472; --line: #dfe3e8;
  --good: #0a7d33; --bad: #b3261e; --warn: #8a5a00; --warn-back: #fff4dc; --bad-back: #fdebe9; --good-back: #e6f6ea; --quiet-back: #eef1f5;
  --series-1: #2563c9; --series-2: #c2570c; --series-3: #0b8a6e; --series-4: #8b3fb8; --series-5: #7a7f14; --series-6: #b3275f }
@media (prefers-color-scheme: dark) { :root { --page: #111419; --card: #1a1f27; --ink: #eceff4; --soft: #9aa5b5; --line: #323a46;
  --good: #6fd08c; --bad: #ff9d94; --warn: #f2c368; --warn-back: #3a2f16; --bad-back: #41201d; --good-back: #173323; --quiet-back: #252c36;
  --series-1: #7fb0ff; --series-2: #ffab6b; --series-3: #5fd6b8; --series-4: #d39bf5; --series-5: #cfd45e; --series-6: #ff8fb8 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; overflow-wrap: anywhere }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 4rem }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .4rem; letter-spacing: -.01em }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 0 0 .25rem }
h3 { font-size: .95rem; margin: 1.6rem 0 .4rem }
p { margin: .35rem 0 } .soft, figcaption, caption { color: var(--soft); font-size: .9rem }
section { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: 1.25rem 1.4rem; margin: 1.25rem 0 }
.verdict { font-size: 1.12rem; font-weight: 600; border-radius: .5rem; padding: .6rem .85rem; margin: .75rem 0; background: var(--quiet-back) }
.verdict.good { background: var(--good-back); color: var(--good) } .verdict.bad { background: var(--bad-back); color: var(--bad) }
.verdict.warn { background: var(--warn-back); color: var(--warn) }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; margin: 1.25rem 0 0; padding: 0 }
.tiles div { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: .7rem .9rem }
.tiles dt { color: var(--soft); font-size: .85rem } .tiles dd { margin: 0; font-size: 1.55rem; font-weight: 600; font-variant-numeric: tabular-nums }
.wide { overflow-x: auto }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; overflow-wrap: normal }
th, td { text-align: end; padding: .42rem .9rem .42rem 0; border-bottom: 1px solid var(--line); white-space: nowrap; font-weight: 400 }
thead th { color: var(--soft); font-size: .85rem } th:first-child, td:first-child { text-align: start } tbody th { font-weight: 600 }
figure { margin: .75rem 0 0 } svg { display: block; width: 100%; min-width: 34rem; height: auto; font-size: 12.5px }
svg text { fill: var(--soft); font-family: inherit } svg .strong { fill: var(--ink); font-weight: 600 } svg .end { text-anchor: end } svg .middle { text-anchor: middle }
svg .grid { stroke: var(--line); stroke-width: 1 } svg .zero { stroke: var(--soft); stroke-width: 1.5 } svg .line { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round }
svg .band { opacity: .16 }
.keys { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; list-style: none; margin: .25rem 0 0; padding: 0; font-size: .9rem }
.keys li::before { content: ""; display: inline-block; width: .8em; height: .8em; border-radius: .2em; margin-inline-end: .4em; background: var(--key) }
${[1, 2, 3, 4, 5, 6].map((n) => `.s${n} { --key: var(--series-${n}); stroke: var(--series-${n}) } .f${n} { fill: var(--series-${n}) }`).join('\n')}
details summary { cursor: pointer; color: var(--soft); margin-top: .75rem }
@media print { body { background: #fff } section { break-inside: avoid } }
`
