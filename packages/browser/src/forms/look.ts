/** What forms and surveys have in common. */
export const look = `
.form { display: grid; gap: 1em; }
.body > .form.form:first-child { padding-inline-end: 0; }
.field { display: grid; gap: .375em; min-inline-size: 0; }
.label { font-weight: 550; }
.optional { font-weight: 400; color: var(--muted); }
.hint { margin: 0; color: var(--muted); font-size: .875em; line-height: 1.45; }
.fault { margin: 0; color: var(--kairos-fault, #b3261e); font-size: .875em; line-height: 1.45; font-weight: 550; }
.input { inline-size: 100%; min-block-size: 3em; padding: .625em .875em; font: inherit; color: var(--ink); background: var(--field); border: 1px solid var(--line); border-radius: var(--inner); appearance: none; transition: border-color .15s, box-shadow .15s; }
.panel { --field: transparent; --line: color-mix(in srgb, var(--ink) 46%, var(--paper)); }
.input:hover { border-color: var(--ink); }
.panel .input:focus-visible { outline: 2px solid var(--ink); outline-offset: -1px; }
.input[aria-invalid] { border-color: var(--kairos-fault, #b3261e); box-shadow: inset 0 0 0 1px var(--kairos-fault, #b3261e); }
textarea.input { resize: vertical; line-height: 1.5; }
.pick { position: relative; display: grid; }
.pick .input { padding-inline-end: 2.5em; cursor: pointer; }
.pick::after { content: ""; position: absolute; inset-inline-end: 1.125em; inset-block-start: calc(50% - .4em); inline-size: .5em; block-size: .5em; border: solid var(--muted); border-width: 0 .125em .125em 0; transform: rotate(45deg); pointer-events: none; }
.pick option { color: #17181c; background: #fff; }
.tick { display: grid; grid-template-columns: auto 1fr; gap: .75em; align-items: start; padding-block: .375em; min-block-size: 2.75em; font-size: .9375em; line-height: 1.5; color: var(--muted); cursor: pointer; }
.tick input, .choice input { inline-size: 1.375em; block-size: 1.375em; margin: 0; accent-color: var(--accent); cursor: pointer; }
.tick a { color: inherit; }
.tick a:hover { color: var(--ink); }
.trap { position: absolute; inline-size: 1px; block-size: 1px; padding: 0; border: 0; opacity: 0; clip-path: inset(50%); }
.button[aria-disabled] { opacity: .6; cursor: progress; }
@supports (color: light-dark(#000, #fff)) {
  .fault { color: var(--kairos-fault, light-dark(#b3261e, #ff9c93)); }
  .input[aria-invalid] { border-color: var(--kairos-fault, light-dark(#b3261e, #ff9c93)); box-shadow: inset 0 0 0 1px var(--kairos-fault, light-dark(#b3261e, #ff9c93)); }
}
.bar .fault, .toast .fault { color: inherit; }
.bar .form { display: flex; flex-wrap: wrap; align-items: center; gap: .5em 1em; }
.bar .field { grid-auto-flow: column; align-items: center; gap: .625em; }
.bar .input { min-block-size: 2.25em; padding-block: .25em; }
`
