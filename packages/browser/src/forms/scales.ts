/** How surveys look, beside what they share with forms. */
export const scales = `
.question { display: grid; gap: .875em; margin: 0; padding: 0; border: 0; min-inline-size: 0; }
.panel .question:focus { outline: none; }
.asked { padding: 0; font: var(--title); letter-spacing: -.012em; text-wrap: balance; float: inline-start; inline-size: 100%; padding-inline-end: 1em; }
.asked .optional { font: 400 .9375rem/1.4 var(--family); letter-spacing: 0; }
.title ~ .survey .asked { font: 550 1em/1.45 var(--family); letter-spacing: 0; }
.scale { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); gap: .375em; }
.nps { grid-template-columns: repeat(6, minmax(0, 1fr)); }
.cell { position: relative; display: grid; place-items: center; min-block-size: 2.75em; border: 1px solid var(--line); border-radius: calc(var(--inner) * .8); cursor: pointer; font-variant-numeric: tabular-nums; transition: background-color .15s, border-color .15s, color .15s, transform .15s; }
.cell input { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; margin: 0; opacity: 0; cursor: pointer; }
.cell:hover { background: var(--tint); }
.cell:has(:checked) { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
.cell:has(:focus-visible), .choice:has(:focus-visible) { outline: 2px solid var(--ink); outline-offset: 2px; }
.panel .cell input:focus-visible, .panel .choice input:focus-visible { outline: none; }
.stars, .emoji { max-inline-size: 20em; }
.stars .cell, .emoji .cell { border-color: transparent; background: none; }
.stars svg { inline-size: 2.25em; block-size: 2.25em; fill: none; stroke: var(--line); stroke-width: 1.5; stroke-linejoin: round; transition: fill .15s, stroke .15s; }
.stars:not(:hover) .cell:has(:checked) svg, .stars:not(:hover) .cell:has(~ .cell :checked) svg, .stars .cell:hover svg, .stars .cell:has(~ .cell:hover) svg { fill: var(--kairos-star, #e8a100); stroke: var(--kairos-star, #e8a100); }
.emoji .cell { color: var(--muted); }
.emoji .cell:hover { color: var(--ink); }
.emoji .cell:has(:checked) { color: var(--on-accent); background: var(--accent); border-radius: 1em; }
.emoji .cell { min-block-size: 3.25em; }
.emoji svg { inline-size: 2.25em; block-size: 2.25em; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; }
.ends { display: flex; justify-content: space-between; gap: 1em; margin-block-start: -.375em; color: var(--muted); font-size: .8125em; line-height: 1.4; }
.ends :last-child { text-align: end; }
.stars + .ends, .emoji + .ends { max-inline-size: 24.6em; }
.choices { display: grid; gap: .5em; }
.choice { display: grid; grid-template-columns: auto 1fr; gap: .75em; align-items: center; min-block-size: 3em; padding: .5em .875em; border: 1px solid var(--edge); border-radius: var(--inner); cursor: pointer; transition: background-color .15s, border-color .15s; }
.choice:hover { background: var(--tint); }
.choice:has(:checked) { border-color: var(--accent); background: var(--tint); box-shadow: inset 0 0 0 1px var(--accent); }
.survey .buttons { flex-wrap: nowrap; }
.survey .back { flex: 0 1 auto; }
.progress { block-size: .25em; border-radius: 1em; background: var(--edge); overflow: hidden; margin-inline-end: 1.5em; }
.progress i { display: block; block-size: 100%; inline-size: calc(100% * var(--done)); border-radius: inherit; background: var(--accent); transition: inline-size .3s; }
@media (min-width: 36em) { .modal .nps, .fullscreen .nps { grid-template-columns: repeat(11, minmax(0, 1fr)); gap: .25em; } }
@media (forced-colors: active) { .cell:has(:checked), .choice:has(:checked) { outline: 3px solid Highlight; } .stars .cell:has(:checked) svg, .stars .cell:has(~ .cell :checked) svg { fill: Highlight; } }
`
