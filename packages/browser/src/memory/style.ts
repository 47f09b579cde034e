/** The page's own font and colours; what is drawn takes the colour of the text, so a dark page needs nothing else. */
export const css = `:host{display:block}
section{max-width:40em}
h2{font-size:1.25em;margin:0 0 .75em}
dl{margin:0 0 1em}
dl div{padding:.5em 0;border-top:1px solid color-mix(in srgb,currentColor 20%,transparent)}
dt{font-weight:bold}
dd{margin:0;overflow-wrap:anywhere}
small{display:block;font-size:.85em;opacity:.75}
.switch{display:flex;gap:.75em;align-items:start;margin:.75em 0}
label{cursor:pointer}
input{appearance:none;flex:none;box-sizing:border-box;width:2.75em;height:1.5em;margin:0;padding:.15em;border:2px solid;border-radius:1em;font:inherit;color:inherit;background:none;cursor:pointer}
input::before{content:"";display:block;width:.95em;height:.95em;border-radius:50%;background:currentColor;opacity:.6}
input:checked{background:color-mix(in srgb,currentColor 25%,transparent)}
input:checked::before{margin-left:auto;opacity:1}
input:disabled{opacity:.5;cursor:default}
button{font:inherit;color:inherit;background:none;border:2px solid;border-radius:.4em;padding:.5em 1em;min-height:2.75em;cursor:pointer}
:focus-visible{outline:3px solid Highlight;outline-offset:2px}
[role=status]{min-height:1.5em;margin:.5em 0 0}
@media (forced-colors:active){input::before{background:ButtonText}}`
